package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.Strength;
import java.time.Duration;
import java.time.Instant;

/** What a policy means for keys and algorithms. */
final class Policies {

  private Policies() {}

  static Strength strength(SamlPolicy policy) {
    return policy.concedes(Concession.LEGACY_ALGORITHMS) ? Strength.LEGACY : Strength.STRONG;
  }

  /** Requires that what is known of a provider may still be believed (Metadata 2.3.2, validUntil). */
  static void requireCurrent(IdentityProvider idp, Instant now, Duration skew) {
    Instant end = idp.validUntil();
    if (end != null && !now.minus(skew).isBefore(end)) {
      throw SamlReason.METADATA_EXPIRED.because(
          "the metadata of the provider was valid until %s, and it is %s".formatted(end, now));
    }
  }

  static void requireStrongKeys(IdentityProvider idp, Strength strength) {
    for (SamlCertificate each : idp.signingCertificates()) {
      if (strength == Strength.STRONG && !each.isStrong()) {
        throw SamlReason.WEAK_ALGORITHM.because(
            "the key of the provider's certificate %s is too short or of a kind that is not allowed"
                .formatted(each.fingerprint()));
      }
    }
  }
}
