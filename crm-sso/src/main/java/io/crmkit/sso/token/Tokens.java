package io.crmkit.sso.token;

import io.crmkit.core.id.Ids;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.seal.SecretSealer;
import io.crmkit.sso.token.port.GrantRenewal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;

/** The services for our own tokens, over the same stores and settings. */
public final class Tokens {

  private final SigningKeys keys;
  private final AccessTokens access;
  private final RefreshTokens refresh;

  private Tokens(Builder from) {
    this.keys = new SigningKeys(from);
    this.access = new AccessTokens(from, keys);
    this.refresh = new RefreshTokens(from, access);
  }

  /**
   * Starts with the stores of the host.
   *
   * @param sealer seals private keys before they are stored
   * @param events hears what happens to tokens, alarms included
   */
  public static Builder builder(
      TokenSettings settings, TokenStores stores, SecretSealer sealer, SecurityEvents events, Clock clock) {
    return new Builder(settings, stores, sealer, events, clock);
  }

  public SigningKeys keys() {
    return keys;
  }

  public AccessTokens access() {
    return access;
  }

  public RefreshTokens refresh() {
    return refresh;
  }

  /** Collects what the services need. Not safe for concurrent use. */
  public static final class Builder {

    final TokenSettings settings;
    final TokenStores stores;
    final SecretSealer sealer;
    final SecurityEvents events;
    final Clock clock;
    final SecureRandom random = new SecureRandom();
    GrantRenewal renewal = GrantRenewal.unchanged();
    Ids ids;

    private Builder(
        TokenSettings settings, TokenStores stores, SecretSealer sealer, SecurityEvents events, Clock clock) {
      this.settings = Objects.requireNonNull(settings, "settings");
      this.stores = Objects.requireNonNull(stores, "stores");
      this.sealer = Objects.requireNonNull(sealer, "sealer");
      this.events = Objects.requireNonNull(events, "events");
      this.clock = Objects.requireNonNull(clock, "clock");
      this.ids = Ids.timeOrdered(clock);
    }

    /** Says what a login still gives when its tokens are refreshed; without it, what it gave at the beginning. */
    public Builder renewal(GrantRenewal value) {
      renewal = Objects.requireNonNull(value, "renewal");
      return this;
    }

    /** Makes the ids of tokens and families: letters, digits, - and _, at most 100; without it, UUIDs. */
    public Builder ids(Ids value) {
      ids = Objects.requireNonNull(value, "ids");
      return this;
    }

    public Tokens build() {
      return new Tokens(this);
    }
  }
}
