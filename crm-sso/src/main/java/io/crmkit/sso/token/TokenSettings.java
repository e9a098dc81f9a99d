package io.crmkit.sso.token;

import io.crmkit.core.Require;
import io.crmkit.sso.jose.JwsAlgorithm;
import java.time.Duration;
import java.util.Objects;

/**
 * What tokens are like.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}
 * @param algorithm what new keys are for; RS256 is verified many times faster than ES256, which is signed faster
 * @param accessLife how long an access token counts
 * @param refreshLife how long a refresh token can be used
 * @param familyLife how long a login can be refreshed at all
 * @param leeway how far clocks may be apart
 * @param lead how long a new key is published before it signs, so that every reader knows it by then
 * @param seen how many verified access tokens are remembered
 */
public record TokenSettings(
    String issuer, String audience, JwsAlgorithm algorithm, Duration accessLife, Duration refreshLife,
    Duration familyLife, Duration leeway, Duration lead, int seen) {

  private static final Duration ACCESS = Duration.ofMinutes(15);
  private static final Duration REFRESH = Duration.ofDays(7);
  private static final Duration FAMILY = Duration.ofDays(30);
  private static final Duration LEEWAY = Duration.ofSeconds(60);
  private static final Duration LEAD = Duration.ofMinutes(2);
  private static final int SEEN = 10_000;

  public TokenSettings {
    Require.notBlank(issuer, "issuer");
    Require.notBlank(audience, "audience");
    Objects.requireNonNull(algorithm, "algorithm");
    if (algorithm.isSymmetric()) {
      throw new IllegalArgumentException("algorithm must be one of key pairs but was " + algorithm.headerName());
    }
    Require.positive(accessLife, "accessLife");
    Require.positive(refreshLife, "refreshLife");
    Require.positive(familyLife, "familyLife");
    notNegative(leeway, "leeway");
    notNegative(lead, "lead");
    Require.positive(seen, "seen");
  }

  private static void notNegative(Duration value, String name) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s must not be negative but was %s".formatted(name, value));
    }
  }

  /**
   * Starts with RS256, 15 minutes, 7 days, 30 days, a leeway of a minute, a lead of two, and 10,000 tokens remembered.
   */
  public static Builder builder(String issuer, String audience) {
    return new Builder(issuer, audience);
  }

  /** Collects settings. Not safe for concurrent use. */
  public static final class Builder {

    private final String issuer;
    private final String audience;
    private JwsAlgorithm algorithm = JwsAlgorithm.RS256;
    private Duration accessLife = ACCESS;
    private Duration refreshLife = REFRESH;
    private Duration familyLife = FAMILY;
    private Duration leeway = LEEWAY;
    private Duration lead = LEAD;
    private int seen = SEEN;

    private Builder(String issuer, String audience) {
      this.issuer = issuer;
      this.audience = audience;
    }

    public Builder algorithm(JwsAlgorithm value) {
      algorithm = value;
      return this;
    }

    public Builder accessLife(Duration value) {
      accessLife = value;
      return this;
    }

    public Builder refreshLife(Duration value) {
      refreshLife = value;
      return this;
    }

    public Builder familyLife(Duration value) {
      familyLife = value;
      return this;
    }

    public Builder leeway(Duration value) {
      leeway = value;
      return this;
    }

    public Builder lead(Duration value) {
      lead = value;
      return this;
    }

    public Builder seen(int value) {
      seen = value;
      return this;
    }

    public TokenSettings build() {
      return new TokenSettings(issuer, audience, algorithm, accessLife, refreshLife, familyLife, leeway, lead, seen);
    }
  }
}
