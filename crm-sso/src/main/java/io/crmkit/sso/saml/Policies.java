package io.crmkit.sso.saml;

import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.Strength;

/** What a policy means for keys and algorithms. */
final class Policies {

  private Policies() {}

  static Strength strength(SamlPolicy policy) {
    return policy.concedes(Concession.LEGACY_ALGORITHMS) ? Strength.LEGACY : Strength.STRONG;
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
