package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.sso.http.OutboundRequest;
import io.crmkit.sso.http.OutboundResponse;
import io.crmkit.sso.jose.JsonObject;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.VerificationKey;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ExpectedAnswer.IssuerNaming;
import io.crmkit.sso.oauth.GitHubProvider;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.ProviderMetadata;
import io.crmkit.sso.provider.model.FindingReason;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.seal.SecretSealer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Looks at a provider of OpenID Connect, or at GitHub, as a login would, and at what it announces. */
final class OAuthInspection {

  private static final int SERVER_ERROR = 500;
  private static final Duration USUAL_SKEW = Duration.ofMinutes(1);

  private final TestNotes notes;
  private final ClientTrial trial;

  OAuthInspection(TestNotes notes, SecretSealer sealer, SecureRandom random) {
    this.notes = notes;
    this.trial = new ClientTrial(notes, sealer, random);
  }

  void gitHub(TenantId tenant, GitHubProvider provider) {
    notes.checkRedirect(provider.client().redirectUri().value(), "redirect_uri");
    URI api = URI.create(provider.api() + "/meta");
    Verdict<OutboundResponse> answer = notes.exchange(OutboundRequest.get(api));
    SsoRefusal refusal = answer.whyNot().orElse(null);
    if (refusal != null) {
      notes.error(refusal, api.toString());
      return;
    }
    int status = answer.orElseThrow().status();
    if (status >= SERVER_ERROR || !answer.orElseThrow().hasType("application/json")) {
      notes.error(OAuthReason.USERINFO_INVALID, api.toString(),
          "The user API must answer with JSON but answers %d. Compare the address of the server.".formatted(status));
      return;
    }
    notes.info(FindingReason.PROVIDER_REACHED, api.toString(), "The user API answers.");
    notes.warning(FindingReason.ACCOUNTS_OPEN, "site",
        "Everybody with an account at %s can log in. Let only users in who are known, or ask for more.".formatted(
            provider.site()));
    trial.run(tenant, provider.client(), URI.create(provider.site() + "/login/oauth/access_token"));
    notes.checkClock(USUAL_SKEW, api.toString());
  }

  void oidc(TenantId tenant, Preset preset, OidcProvider provider) {
    notes.checkRedirect(provider.client().redirectUri().value(), "redirect_uri");
    Discovery discovery = Discovery.of(notes);
    Verdict<ProviderMetadata> read = discovery.metadata(provider, notes.now());
    SsoRefusal refusal = read.whyNot().orElse(null);
    if (refusal != null) {
      notes.error(refusal, provider.discovery().toString());
      notes.checkClock(provider.skew(), provider.discovery().toString());
      return;
    }
    ProviderMetadata metadata = read.orElseThrow();
    notes.info(FindingReason.PROVIDER_REACHED, provider.discovery().toString(),
        "The provider names itself %s.".formatted(metadata.issuer()));
    notes.answer(provider.discovery())
        .map(response -> JsonObject.read(response.body(), OAuthReason.DISCOVERY_INVALID))
        .ifPresent(document -> announced(document.orElseThrow(), provider));
    endpoints(metadata, provider);
    keys(discovery.keys(metadata).current(notes.now()), metadata, provider);
    accounts(preset, provider);
    trial.run(tenant, provider.client(), metadata.tokenEndpoint());
    notes.checkClock(provider.skew(), provider.discovery().toString());
  }

  private void announced(JsonObject document, OidcProvider provider) {
    if (isUnannounced(document, "response_types_supported", List.of("code"))) {
      notes.error(FindingReason.CODE_FLOW_UNANNOUNCED, "response_types_supported",
          "The provider must announce the response type code. Switch the authorization code flow on.");
    }
    List<String> algorithms = provider.algorithms().stream().map(each -> each.headerName()).sorted().toList();
    List<String> signing = document.texts("id_token_signing_alg_values_supported").orElse(algorithms);
    if (signing.stream().noneMatch(algorithms::contains)) {
      notes.error(FindingReason.ALGORITHM_UNANNOUNCED, "id_token_signing_alg_values_supported",
          "The provider signs by %s, and %s are taken. Let it sign by one of these, or change algorithms.".formatted(
              Untrusted.quoted(signing.toString()), algorithms));
    }
    for (String scope : provider.client().scopes()) {
      if (isUnannounced(document, "scopes_supported", List.of(scope))) {
        notes.warning(FindingReason.SCOPE_UNANNOUNCED, "scopes_supported",
            "The provider does not announce the scope %s. Some then refuse the whole login.".formatted(scope));
      }
    }
    String method = provider.client().authentication().name().toLowerCase(Locale.ROOT);
    // Basic is what a provider does that says nothing (OpenID Connect Discovery, section 3).
    List<String> methods =
        document.texts("token_endpoint_auth_methods_supported").orElse(List.of("client_secret_basic"));
    if (!methods.contains(method)) {
      notes.warning(FindingReason.CLIENT_AUTHENTICATION_UNANNOUNCED, "token_endpoint_auth_methods_supported",
          "The client proves who it is by %s, and the provider announces %s. Change client_authentication.".formatted(
              method, Untrusted.quoted(methods.toString())));
    }
    if (isUnannounced(document, "acr_values_supported", provider.acrValues())) {
      notes.warning(FindingReason.ACR_UNANNOUNCED, "acr_values_supported",
          "The provider announces none of %s, of which a login must have one.".formatted(provider.acrValues()));
    }
  }

  /** Whether a list is there, something is wanted of it, and nothing of that is in it. */
  private static boolean isUnannounced(JsonObject document, String member, List<String> wanted) {
    return !wanted.isEmpty()
        && document.texts(member).filter(listed -> listed.stream().noneMatch(wanted::contains)).isPresent();
  }

  private void endpoints(ProviderMetadata metadata, OidcProvider provider) {
    if (metadata.naming() == IssuerNaming.NOT_PROMISED) {
      notes.info(FindingReason.ISS_PARAM_UNANNOUNCED, "authorization_response_iss_parameter_supported",
          "The provider does not name itself in its answers; the redirect URI of its own protects against mix-ups.");
    }
    if (metadata.userinfoEndpoint() == null && provider.userinfo() == OidcProvider.Userinfo.FETCHED) {
      notes.warning(FindingReason.ENDPOINT_MISSING, "userinfo_endpoint",
          "More claims are to be fetched, and there is no place for it; those of the ID token are all there is.");
    }
    if (metadata.endSessionEndpoint() == null) {
      notes.info(FindingReason.LOGOUT_MISSING, "end_session_endpoint",
          "The provider offers no logout: who logs out here stays logged in there.");
    }
  }

  private void keys(Verdict<KeySet> read, ProviderMetadata metadata, OidcProvider provider) {
    String place = metadata.jwksUri().toString();
    SsoRefusal refusal = read.whyNot().orElse(null);
    if (refusal != null) {
      notes.error(refusal, place);
      return;
    }
    List<VerificationKey> keys = read.orElseThrow().keys();
    for (VerificationKey each : keys) {
      each.flaw().ifPresent(flaw -> notes.warning(FindingReason.KEY_FLAWED, place, flaw.message()
          + " Tokens that name it are refused; let the provider replace it."));
    }
    boolean isUsable = keys.stream().anyMatch(key -> provider.algorithms().stream().anyMatch(key::isFor));
    if (!isUsable) {
      notes.error(FindingReason.KEYS_UNUSABLE, place,
          "None of %d published keys can check signatures of %s.".formatted(keys.size(), provider.algorithms()));
    }
  }

  private void accounts(Preset preset, OidcProvider provider) {
    boolean isOpen = preset == Preset.GOOGLE && provider.hostedDomain() == null || preset == Preset.MICROSOFT;
    if (isOpen) {
      notes.warning(FindingReason.ACCOUNTS_OPEN, preset == Preset.GOOGLE ? "hosted_domain" : "accounts",
          "Everybody with an account at %s can log in, of whatever organization. %s".formatted(preset.label(),
              preset == Preset.GOOGLE ? "Name the domain of a Workspace." : "Use Entra ID for one organization."));
    }
  }
}
