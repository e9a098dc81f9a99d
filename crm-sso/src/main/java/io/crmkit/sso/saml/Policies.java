package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlPolicy.Demand;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.SecondVerifier;
import io.crmkit.sso.saml.xml.Strength;
import io.crmkit.sso.saml.xml.XmlElement;
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

  /** Requires that OpenSAML says the same of a signature, if the policy demands it. */
  static void requireAgreement(SamlPolicy policy, XmlElement signed, SamlCertificate by) {
    if (policy.demands(Demand.SECOND_VERIFIER)) {
      SecondVerifier.requireAgreement(signed, by);
    }
  }

  /** Requires that the certificate whose key signed is within its dates, if the policy demands it. */
  static void requireValid(SamlPolicy policy, SamlCertificate by, Instant now) {
    if (policy.demands(Demand.VALID_CERTIFICATE) && !by.isValidAt(now)) {
      throw SamlReason.CERT_NOT_VALID_AT_TIME.because("the certificate of the provider is valid from %s to %s".formatted(
          by.x509().getNotBefore().toInstant(), by.x509().getNotAfter().toInstant()));
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
