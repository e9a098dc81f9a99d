package io.crmkit.sso.saml.model;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant demands of a provider beyond what always holds, and what it concedes to an old one.
 *
 * @param clockSkew by how much clocks may differ; at most 180 seconds
 * @param demands what is checked in addition
 * @param concessions what is let pass
 * @param nameIdFormats the formats of names that are taken; empty for any. The first is asked for in requests
 * @param authnContexts the AuthnContextClassRefs that are taken; empty for any. Asked for in requests, compared exactly
 * @param longestAuthnAge how long ago the person may have proved who they are; null for any time
 * @param requestLifetime how long a request waits for its response
 */
public record SamlPolicy(
    Duration clockSkew, Set<Demand> demands, Set<Concession> concessions, Set<String> nameIdFormats,
    Set<String> authnContexts, @Nullable Duration longestAuthnAge, Duration requestLifetime) {

  private static final Duration WIDEST_SKEW = Duration.ofMinutes(3);

  /** What a tenant may demand. */
  public enum Demand {
    /** The response itself must be signed, whether or not the assertion is. */
    SIGNED_RESPONSE,
    /** The assertion must be signed, whether or not the response is. */
    SIGNED_ASSERTION,
    /** The certificate whose key signed must be within its dates. */
    VALID_CERTIFICATE,
    /** OpenSAML's verifier must come to the same end as the platform's. */
    SECOND_VERIFIER
  }

  /** What a tenant may concede, each a weakness. */
  public enum Concession {
    /** SHA-1, RSA keys under 2048 bits, RSA PKCS#1 1.5 key transport, Triple DES, inclusive canonicalization. */
    LEGACY_ALGORITHMS,
    /** Assertions encrypted by a cipher in CBC mode, which does not show changes by itself. */
    CBC_ENCRYPTION,
    /** Responses that answer no request, begun at the provider (Profiles 4.1.5). */
    UNSOLICITED_RESPONSES,
    /** Assertions without an AudienceRestriction, which are for nobody in particular; one that is there must name us. */
    UNRESTRICTED_AUDIENCE,
    /** An attribute that is there several times counts as one with all its values. */
    REPEATED_ATTRIBUTES
  }

  /** Nothing conceded; any format and context; skew of a minute; ten minutes to log in. */
  public static final SamlPolicy STRICT = builder().build();

  public SamlPolicy {
    if (clockSkew.isNegative() || clockSkew.compareTo(WIDEST_SKEW) > 0) {
      throw new IllegalArgumentException("clockSkew must be between 0 and 180 s but was " + clockSkew);
    }
    Require.positive(requestLifetime, "requestLifetime");
    demands = Set.copyOf(demands);
    concessions = Set.copyOf(concessions);
    nameIdFormats = Collections.unmodifiableSet(new LinkedHashSet<>(nameIdFormats));
    authnContexts = Collections.unmodifiableSet(new LinkedHashSet<>(authnContexts));
  }

  public boolean demands(Demand demand) {
    return demands.contains(demand);
  }

  public boolean concedes(Concession concession) {
    return concessions.contains(concession);
  }

  /** Returns the same policy that concedes one thing less. */
  public SamlPolicy without(Concession concession) {
    Set<Concession> left = new HashSet<>(concessions);
    left.remove(concession);
    return new SamlPolicy(clockSkew, demands, left, nameIdFormats, authnContexts, longestAuthnAge, requestLifetime);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects a policy. Not safe for concurrent use. */
  public static final class Builder {

    private final Set<Demand> demands = EnumSet.noneOf(Demand.class);
    private final Set<Concession> concessions = EnumSet.noneOf(Concession.class);
    private final Set<String> nameIdFormats = new LinkedHashSet<>();
    private final Set<String> authnContexts = new LinkedHashSet<>();
    private Duration clockSkew = Duration.ofMinutes(1);
    private @Nullable Duration longestAuthnAge;
    private Duration requestLifetime = Duration.ofMinutes(10);

    private Builder() {}

    public Builder demand(Demand demand) {
      demands.add(demand);
      return this;
    }

    public Builder concede(Concession concession) {
      concessions.add(concession);
      return this;
    }

    public Builder nameIdFormat(String format) {
      nameIdFormats.add(format);
      return this;
    }

    public Builder authnContext(String classRef) {
      authnContexts.add(classRef);
      return this;
    }

    public Builder clockSkew(Duration skew) {
      clockSkew = skew;
      return this;
    }

    public Builder longestAuthnAge(@Nullable Duration age) {
      longestAuthnAge = age;
      return this;
    }

    public Builder requestLifetime(Duration lifetime) {
      requestLifetime = lifetime;
      return this;
    }

    public SamlPolicy build() {
      return new SamlPolicy(
          clockSkew, demands, concessions, nameIdFormats, authnContexts, longestAuthnAge, requestLifetime);
    }
  }
}
