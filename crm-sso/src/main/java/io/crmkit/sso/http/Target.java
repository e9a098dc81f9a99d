package io.crmkit.sso.http;

import io.crmkit.sso.http.OutboundPolicy.Loopback;
import io.crmkit.sso.model.Untrusted;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a request goes: the addresses of its host, looked up once, of which every single one was found fit. */
record Target(URI uri, String host, List<InetAddress> addresses) {

  private static final Set<String> LOOPBACK_LITERALS = Set.of("127.0.0.1", "[::1]");
  private static final int LAST_PORT = 65_535;

  static Target of(URI uri, OutboundPolicy policy, HostAddresses resolver, Deadline deadline)
      throws RefusedExchangeException, SocketTimeoutException {
    String host = host(uri);
    requireSecure(uri, host, policy);
    requirePort(uri);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    List<InetAddress> addresses = addresses(bare, resolver, deadline);
    for (InetAddress each : addresses) {
      requireFit(host, each, policy);
    }
    return new Target(uri, host, addresses);
  }

  private static String host(URI uri) throws RefusedExchangeException {
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new RefusedExchangeException(HttpReason.ENDPOINT_INSECURE,
          "An endpoint must be https://host/path without user information and fragment but is %s.".formatted(quoted(uri)));
    }
    return uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static void requireSecure(URI uri, String host, OutboundPolicy policy) throws RefusedExchangeException {
    boolean isSecure = "https".equalsIgnoreCase(uri.getScheme());
    boolean isDevelopment = "http".equalsIgnoreCase(uri.getScheme()) && policy.loopback() == Loopback.ALLOWED
        && LOOPBACK_LITERALS.contains(host);
    if (!isSecure && !isDevelopment) {
      throw new RefusedExchangeException(HttpReason.ENDPOINT_INSECURE,
          "An endpoint must be https but is %s.".formatted(quoted(uri)));
    }
  }

  /** Beyond the last port there is no socket address, which the JDK says by an exception. */
  private static void requirePort(URI uri) throws RefusedExchangeException {
    if (uri.getPort() > LAST_PORT) {
      throw new RefusedExchangeException(HttpReason.UNREACHABLE,
          "%s cannot be reached: there is no port %d.".formatted(quoted(uri), uri.getPort()));
    }
  }

  /** Nothing ends a look-up before its time, but what comes of one that took too long is that it took too long. */
  private static List<InetAddress> addresses(String host, HostAddresses resolver, Deadline deadline)
      throws RefusedExchangeException, SocketTimeoutException {
    List<InetAddress> addresses = List.of();
    try {
      addresses = resolver.of(host);
    } catch (UnknownHostException | IllegalArgumentException e) {
      // refused below: that there is no address says it all
    }
    deadline.millisLeft();
    if (!addresses.isEmpty()) {
      return addresses;
    }
    throw new RefusedExchangeException(HttpReason.UNREACHABLE, "The host %s has no address.".formatted(
        Untrusted.quoted(host)));
  }

  /** All of them: a name with one public and one private address is how a check of the first is got round. */
  private static void requireFit(String host, InetAddress address, OutboundPolicy policy)
      throws RefusedExchangeException {
    AddressRange range = AddressRange.of(address);
    boolean fits = range == AddressRange.PUBLIC
        || range == AddressRange.PRIVATE && policy.privateHosts().contains(host)
        || range == AddressRange.LOOPBACK && policy.loopback() == Loopback.ALLOWED && LOOPBACK_LITERALS.contains(host);
    if (!fits) {
      throw new RefusedExchangeException(HttpReason.SSRF_BLOCKED,
          "The host %s is at %s, which is %s; only public addresses are reached, or hosts that are allowed by name."
              .formatted(Untrusted.quoted(host), address.getHostAddress(), range.name().toLowerCase(Locale.ROOT)));
    }
  }

  private static String quoted(URI uri) {
    return Untrusted.quoted(uri.toString());
  }
}
