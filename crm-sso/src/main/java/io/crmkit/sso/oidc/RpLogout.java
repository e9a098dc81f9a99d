package io.crmkit.sso.oidc;

import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.jose.JwsPolicy;
import io.crmkit.sso.jose.JwsVerifier;
import io.crmkit.sso.jose.KeySource;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.RedirectUri;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Sends the browser to the provider to be logged out there as well (OpenID Connect RP-Initiated Logout, section 2). */
public final class RpLogout {

  private final OidcProvider provider;
  private final ProviderMetadata metadata;
  private final JwsVerifier verifier;

  private RpLogout(OidcProvider provider, ProviderMetadata metadata, KeySource keys) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.metadata = Objects.requireNonNull(metadata, "metadata");
    this.verifier = JwsVerifier.of(new JwsPolicy(provider.algorithms(), Set.of("JWT"), JwsPolicy.Untyped.TAKEN,
        JwsPolicy.USUAL_LENGTH), keys);
  }

  public static RpLogout of(OidcProvider provider, ProviderMetadata metadata, KeySource keys) {
    return new RpLogout(provider, metadata, keys);
  }

  /**
   * Returns where the browser goes to be logged out.
   *
   * @param current who is logged in
   * @param idToken that the login came with; it may have expired since (section 2)
   * @param after where the browser shall come back to
   * @param state comes back with it
   */
  public Verdict<URI> redirect(Principal current, String idToken, String after, String state, Instant now) {
    URI endpoint = metadata.endSessionEndpoint();
    if (endpoint == null) {
      return Verdict.refuse(OAuthReason.LOGOUT_UNSUPPORTED, "%s offers no logout.".formatted(provider.expectedIssuer()));
    }
    return registered(after)
        .then(registered -> verifier.verify(idToken, now))
        .then(jws -> hint(jws.claims(), current))
        .then(claims -> Verdict.accept(URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&")
            + "id_token_hint=" + encoded(idToken) + "&client_id=" + encoded(provider.client().clientId())
            + "&post_logout_redirect_uri=" + encoded(after) + "&state=" + encoded(state))));
  }

  /**
   * Checks where the browser came back to after a logout.
   *
   * @param arrived without its query
   */
  public Verdict<RedirectUri> registered(String arrived) {
    return provider.afterLogout().stream().filter(each -> each.value().equals(arrived)).findFirst().map(Verdict::accept)
        .orElseGet(() -> Verdict.refuse(OAuthReason.LOGOUT_REDIRECT, "%s is not registered for after a logout.".formatted(
            Untrusted.quoted(arrived))));
  }

  private Verdict<Claims> hint(Claims claims, Principal current) {
    boolean isOurs = provider.isIssuer(claims.issuer().orElse(null))
        && claims.audience().contains(provider.client().clientId())
        && current.subject().equals(claims.subject().orElse(null))
        && current.issuer().equals(claims.issuer().orElse(null));
    return isOurs ? Verdict.accept(claims)
        : Verdict.refuse(OAuthReason.LOGOUT_REDIRECT, "The ID token is not that of the person who logs out.");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
