package io.crmkit.sso.http;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be reached, and for how long.
 *
 * @param timeout how long a whole exchange may take, from the look-up of the address to the last byte; a look-up that takes
 *     longer is waited for, and refused
 * @param loopback what becomes of addresses of this machine
 * @param privateHosts names of hosts, exactly, that may be in a private network, such as a company's own Keycloak; never
 *     loopback or link-local, where the metadata of clouds is
 */
public record OutboundPolicy(Duration timeout, Loopback loopback, Set<String> privateHosts) {

  /** Whether a provider may run on this machine. */
  public enum Loopback {
    BLOCKED,
    /** For development and tests: http as well as https, on 127.0.0.1 and [::1] written as such. */
    ALLOWED
  }

  /** Ten seconds, public addresses only. */
  public static final OutboundPolicy USUAL = new OutboundPolicy(Duration.ofSeconds(10), Loopback.BLOCKED, Set.of());

  public OutboundPolicy {
    Require.positive(timeout, "timeout");
    Objects.requireNonNull(loopback, "loopback");
    privateHosts = privateHosts.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }

  public OutboundPolicy withTimeout(Duration newTimeout) {
    return new OutboundPolicy(newTimeout, loopback, privateHosts);
  }

  public OutboundPolicy withLoopback(Loopback newLoopback) {
    return new OutboundPolicy(timeout, newLoopback, privateHosts);
  }

  public OutboundPolicy withPrivateHosts(Set<String> newHosts) {
    return new OutboundPolicy(timeout, loopback, newHosts);
  }
}
