package io.crmkit.sso.oidc;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.http.HttpReason;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.JsonObject;
import io.crmkit.sso.jose.KeySource;
import io.crmkit.sso.jose.RotatingKeys;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.PkceVerifier;
import io.crmkit.sso.oauth.model.OAuthReason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Finds out what providers say of themselves, and their keys (OpenID Connect Discovery, section 4). Documents are
 * kept for an hour, and for up to a day while they cannot be had; those of the thousand providers used last. Safe for
 * concurrent use.
 */
public final class Discovery {

  private static final int MOST = 1000;
  private static final int OK = 200;
  /** What nobody can log in without (OpenID Connect Discovery, section 3). */
  private static final List<String> REQUIRED = List.of("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri");

  private final HttpPort http;
  private final Cache<URI, Refreshed<JsonObject>> documents = CacheBuilder.newBuilder().maximumSize(MOST).build();
  private final Cache<URI, KeySource> keys = CacheBuilder.newBuilder().maximumSize(MOST).build();

  private Discovery(HttpPort http) {
    this.http = Objects.requireNonNull(http, "http");
  }

  public static Discovery of(HttpPort http) {
    return new Discovery(http);
  }

  /** Returns the metadata of a provider, which name its issuer, and S256 unless the settings know better. */
  public Verdict<ProviderMetadata> metadata(OidcProvider provider, Instant now) {
    return documents.asMap().computeIfAbsent(provider.discovery(), this::document).at(now)
        .then(document -> ProviderMetadata.read(document, issuerOf(document, provider)))
        .then(metadata -> withPkce(metadata, provider));
  }

  private Refreshed<JsonObject> document(URI uri) {
    return new Refreshed<>(() -> fetch(uri).then(body -> JsonObject.read(body, OAuthReason.DISCOVERY_INVALID)),
        document -> REQUIRED.stream().allMatch(name -> document.text(name).isPresent()));
  }

  /**
   * Microsoft's metadata name the issuer with the place for the tenant, or with the tenant in it, by where they are.
   */
  private static String issuerOf(JsonObject document, OidcProvider provider) {
    return document.text("issuer").filter(provider.issuer()::equals).orElse(provider.expectedIssuer());
  }

  private static Verdict<ProviderMetadata> withPkce(ProviderMetadata metadata, OidcProvider provider) {
    List<String> methods = metadata.challengeMethods();
    boolean isFine = methods == null
        ? provider.pkce() == OidcProvider.Pkce.KNOWN : methods.contains(PkceVerifier.METHOD);
    return isFine ? Verdict.accept(metadata)
        : Verdict.refuse(OAuthReason.PKCE_UNSUPPORTED, "The metadata of %s must list %s for PKCE but list %s.".formatted(
            metadata.issuer(), PkceVerifier.METHOD, Untrusted.quoted(methods == null ? null : methods.toString())));
  }

  /** Returns the keys that a provider publishes; they are fetched when they are asked for. */
  public KeySource keys(ProviderMetadata metadata) {
    return keys.asMap().computeIfAbsent(metadata.jwksUri(), uri -> RotatingKeys.of(() -> fetch(uri)));
  }

  /** What is fetched for a stranger's document tells nothing of our network: http and redirects are blocked alike. */
  private Verdict<String> fetch(URI uri) {
    if (!ProviderMetadata.isSecure(uri)) {
      return blocked(uri, "it is not https");
    }
    Verdict<OutboundResponse> answer = http.exchange(OutboundRequest.get(uri));
    SsoRefusal refusal = answer.whyNot().orElse(null);
    if (refusal != null && (refusal.reason() == HttpReason.ENDPOINT_INSECURE
        || refusal.reason() == HttpReason.ENDPOINT_REDIRECTED)) {
      return blocked(uri, refusal.message());
    }
    return answer.then(response -> response.status() == OK ? Verdict.accept(response.body())
        : Verdict.refuse(OAuthReason.DISCOVERY_INVALID, "%s answers with %d.".formatted(
            Untrusted.quoted(uri.toString()), response.status())));
  }

  private static Verdict<String> blocked(URI uri, String why) {
    return Verdict.refuse(HttpReason.SSRF_BLOCKED, "%s is not fetched: %s".formatted(Untrusted.quoted(uri.toString()), why));
  }
}
