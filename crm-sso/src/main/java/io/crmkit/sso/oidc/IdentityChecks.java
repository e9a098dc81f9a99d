package io.crmkit.sso.oidc;

import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By whom, for whom and about whom an ID token is. */
final class IdentityChecks {

  private static final int LONGEST_SUBJECT = 255;

  private final OidcProvider provider;

  IdentityChecks(OidcProvider provider) {
    this.provider = provider;
  }

  /** Keycloak says in the claims what a token is for; a logout token has events (Back-Channel Logout, section 2.4). */
  Verdict<Claims> kind(Claims claims) {
    boolean isOther = claims.has("typ") && !claims.text("typ").filter(each -> each.equalsIgnoreCase("ID")).isPresent();
    return !isOther && !claims.has("events") ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.TYP_MISMATCH, "An ID token was expected, but this is %s.".formatted(
            claims.has("events") ? "a logout token" : Untrusted.quoted(claims.text("typ").orElse(null))));
  }

  Verdict<Claims> issuer(Claims claims) {
    String issuer = claims.issuer().orElse(null);
    String tenant = provider.microsoftTenant();
    String named = claims.text("tid").orElse(null);
    if (tenant != null && (named == null || !provider.takesTenant(named))) {
      return Verdict.refuse(OAuthReason.TENANT_CLAIM, "tid must be %s but is %s.".formatted(
          tenant, Untrusted.quoted(named)));
    }
    String expected = provider.leavesTenantOpen() && named != null
        ? provider.issuer().replace(OidcProvider.TENANT_PLACE, named) : provider.expectedIssuer();
    return expected.equals(issuer) ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.ISSUER, "The issuer must be %s but is %s.".formatted(
            expected, Untrusted.quoted(issuer)));
  }

  Verdict<Claims> audience(Claims claims) {
    String us = provider.client().clientId();
    List<String> audience = claims.audience();
    if (!audience.contains(us)) {
      return Verdict.refuse(OAuthReason.AUDIENCE, "aud must have %s but is %s.".formatted(
          us, Untrusted.quoted(audience.toString())));
    }
    String stranger = audience.stream()
        .filter(each -> !each.equals(us) && !provider.trustedAudiences().contains(each)).findFirst().orElse(null);
    if (stranger != null) {
      return Verdict.refuse(OAuthReason.AUDIENCE_UNTRUSTED, "aud has %s, whom the settings do not trust.".formatted(
          Untrusted.quoted(stranger)));
    }
    return authorizedParty(claims, us);
  }

  private static Verdict<Claims> authorizedParty(Claims claims, String us) {
    String party = claims.text("azp").orElse(null);
    boolean isFine = claims.has("azp") ? us.equals(party) : claims.audience().size() == 1;
    return isFine ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.AUTHORIZED_PARTY, "azp must be %s but is %s.".formatted(us, Untrusted.quoted(party)));
  }

  Verdict<Claims> context(Claims claims) {
    String acr = claims.text("acr").orElse(null);
    return provider.acrValues().isEmpty() || acr != null && provider.acrValues().contains(acr) ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.ACR_INSUFFICIENT, "acr must be one of %s but is %s.".formatted(
            provider.acrValues(), Untrusted.quoted(acr)));
  }

  Verdict<Claims> subject(Claims claims) {
    return isSubject(claims.subject().orElse(null)) ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.SUBJECT_INVALID, "sub must have 1 to %d characters of ASCII.".formatted(LONGEST_SUBJECT));
  }

  private static boolean isSubject(@Nullable String subject) {
    return subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT
        && subject.chars().allMatch(each -> each >= ' ' && each <= '~');
  }

  Verdict<Claims> hostedDomain(Claims claims) {
    String domain = provider.hostedDomain();
    String said = claims.text("hd").orElse(null);
    return domain == null || domain.equalsIgnoreCase(said) ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.HOSTED_DOMAIN, "hd must be %s but is %s.".formatted(domain, Untrusted.quoted(said)));
  }
}
