package io.crmkit.sso.oidc;

import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.jose.JsonObject;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ExpectedAnswer.IssuerNaming;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery, section 3; RFC 8414, section 2).
 *
 * @param userinfoEndpoint null if there is none
 * @param endSessionEndpoint null if the provider offers no logout
 * @param naming whether it names itself in its answers (RFC 9207, section 3)
 * @param challengeMethods of PKCE; null if not said
 */
public record ProviderMetadata(
    String issuer, URI authorizationEndpoint, URI tokenEndpoint, URI jwksUri, @Nullable URI userinfoEndpoint,
    @Nullable URI endSessionEndpoint, IssuerNaming naming, @Nullable List<String> challengeMethods) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

  public ProviderMetadata {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(authorizationEndpoint, "authorizationEndpoint");
    Objects.requireNonNull(tokenEndpoint, "tokenEndpoint");
    Objects.requireNonNull(jwksUri, "jwksUri");
    Objects.requireNonNull(naming, "naming");
    challengeMethods = challengeMethods == null ? null : List.copyOf(challengeMethods);
  }

  /** Carries the refusal of one member out of the reading of all. */
  private static final class UnfitException extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient SsoRefusal refusal;

    UnfitException(SsoRefusal refusal) {
      super(refusal.message(), null, false, false);
      this.refusal = refusal;
    }
  }

  /**
   * Reads a document.
   *
   * @param issuer who was asked; the document must name exactly that one (OpenID Connect Discovery, section 4.3)
   */
  public static Verdict<ProviderMetadata> read(String json, String issuer) {
    return JsonObject.read(json, OAuthReason.DISCOVERY_INVALID).then(document -> read(document, issuer));
  }

  static Verdict<ProviderMetadata> read(JsonObject document, String issuer) {
    String named = document.text("issuer").orElse(null);
    if (!issuer.equals(named)) {
      return Verdict.refuse(OAuthReason.DISCOVERY_ISSUER, "The metadata must be of %s but are of %s.".formatted(
          issuer, Untrusted.quoted(named)));
    }
    try {
      return Verdict.accept(new ProviderMetadata(issuer, required(document, "authorization_endpoint"),
          required(document, "token_endpoint"), required(document, "jwks_uri"), optional(document, "userinfo_endpoint"),
          optional(document, "end_session_endpoint"), naming(document), methods(document)));
    } catch (UnfitException e) {
      return Verdict.refuse(e.refusal);
    }
  }

  private static IssuerNaming naming(JsonObject document) throws UnfitException {
    String member = "authorization_response_iss_parameter_supported";
    if (document.has(member) && document.flag(member).isEmpty()) {
      throw invalid(member + " is neither true nor false");
    }
    return document.flag(member).orElse(false) ? IssuerNaming.PROMISED : IssuerNaming.NOT_PROMISED;
  }

  private static @Nullable List<String> methods(JsonObject document) throws UnfitException {
    String member = "code_challenge_methods_supported";
    if (document.has(member) && document.texts(member).isEmpty()) {
      throw invalid(member + " is no list of texts");
    }
    return document.texts(member).orElse(null);
  }

  private static URI required(JsonObject document, String member) throws UnfitException {
    URI uri = optional(document, member);
    if (uri == null) {
      throw invalid(member + " is missing");
    }
    return uri;
  }

  private static @Nullable URI optional(JsonObject document, String member) throws UnfitException {
    if (!document.has(member)) {
      return null;
    }
    String text = document.text(member).orElseThrow(() -> invalid(member + " is no text"));
    try {
      URI uri = new URI(text);
      if (isSecure(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw invalid(member + " is no URI");
    }
    // The keys are fetched without anybody asking: a document that names another place for them is an attack on us.
    throw new UnfitException(new SsoRefusal(
        member.equals("jwks_uri") ? HttpReason.SSRF_BLOCKED : HttpReason.ENDPOINT_INSECURE,
        "%s must be https but is %s.".formatted(member, Untrusted.quoted(text))));
  }

  private static UnfitException invalid(String why) {
    return new UnfitException(new SsoRefusal(OAuthReason.DISCOVERY_INVALID, "The metadata cannot be used: " + why + "."));
  }

  /** Https; http for a provider on this machine, which {@link io.crmkit.sso.http.OutboundPolicy} must allow as well. */
  static boolean isSecure(URI uri) {
    boolean isPlain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
    return isPlain && ("https".equalsIgnoreCase(uri.getScheme())
        || "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
  }
}
