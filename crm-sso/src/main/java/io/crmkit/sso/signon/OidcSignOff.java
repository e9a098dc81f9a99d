package io.crmkit.sso.signon;

import com.google.common.hash.Hashing;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.FrontChannelLogout;
import io.crmkit.sso.oidc.LogoutNotice;
import io.crmkit.sso.oidc.LogoutTokens;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.OidcProviders;
import io.crmkit.sso.oidc.ProviderMetadata;
import io.crmkit.sso.oidc.RpLogout;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.seal.SecretSealer;
import io.crmkit.sso.seal.UnsealableException;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.model.SignOnReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three logouts of OpenID Connect, and the sessions that they end. */
record OidcSignOff(
    OidcProviders providers, @Nullable Discovery discovery, @Nullable Replays replays, Sessions sessions,
    SessionEndings endings, SecretSealer sealer) {

  /** Sends the browser to the provider with the ID token of the login; nowhere if the settings name no way back. */
  Verdict<Optional<Departure>> begin(
      TenantId tenant, ProviderSession session, LoginProof proof, Browser browser, Instant now) {
    OidcProvider provider = providers.find(tenant, session.provider()).orElse(null);
    Sealed sealed = proof.idToken();
    RedirectUri back = provider == null ? null : provider.afterLogout().stream().findFirst().orElse(null);
    if (provider == null || sealed == null || back == null) {
      return Verdict.accept(Optional.empty());
    }
    String idToken = opened(tenant, proof.session(), sealed);
    if (idToken == null) {
      return Verdict.accept(Optional.empty());
    }
    return metadata(provider, now).then(metadata -> {
      RpLogout logout = RpLogout.of(provider, metadata, required(discovery).keys(metadata));
      return logout.redirect(principal(session), idToken, back.value(), state(browser), now)
          .then(uri -> Verdict.accept(Optional.of(Departure.to(uri))));
    });
  }

  /** Null if the key that sealed it was given up since the login: the person is out here all the same. */
  private @Nullable String opened(TenantId tenant, SessionId session, Sealed sealed) {
    try {
      return new String(sealer.open(tenant, LoginProof.purpose(session), sealed), StandardCharsets.UTF_8);
    } catch (UnsealableException e) {
      return null;
    }
  }

  private Verdict<ProviderMetadata> metadata(OidcProvider provider, Instant now) {
    return required(discovery).metadata(provider, now);
  }

  private static Principal principal(ProviderSession session) {
    return Principal.builder(session.provider(), session.issuer(), session.subject())
        .sessionIndex(session.index()).build();
  }

  /** What only this browser can bring back; the cookie itself goes nowhere. */
  private static String state(Browser browser) {
    String cookie = browser.login();
    return Hashing.sha256().hashString("logout/" + (cookie == null ? "" : cookie), StandardCharsets.UTF_8).toString();
  }

  /** Checks that the browser came back from a logout that it began, to a place that is registered. */
  Verdict<RedirectUri> returned(TenantId tenant, Answer answer, Browser browser) {
    return provider(tenant, answer.provider()).then(provider -> provider.afterLogout().stream()
        .filter(each -> each.value().equals(answer.arrived())).findFirst().map(Verdict::accept)
        .orElseGet(() -> Verdict.refuse(OAuthReason.LOGOUT_REDIRECT, "Nobody comes back from a logout here.")))
        .then(place -> PostedForm.read(answer.parameters()).then(form -> {
          String state = form.value("state");
          boolean isOurs = state != null && browser.login() != null && MessageDigest.isEqual(
              state.getBytes(StandardCharsets.UTF_8), state(browser).getBytes(StandardCharsets.UTF_8));
          return isOurs ? Verdict.accept(place)
              : Verdict.refuse(SignOnReason.LOGOUT_STATE, "This browser did not begin the logout that it comes back from.");
        }));
  }

  Verdict<Integer> frontChannel(TenantId tenant, ProviderId id, @Nullable String issuer, @Nullable String index,
      Browser browser) {
    return provider(tenant, id).then(provider -> ofBrowser(tenant, browser).then(session -> {
      ProviderSession current = SignOff.providerOf(session);
      if (current == null) {
        return Verdict.<Integer>refuse(OAuthReason.LOGOUT_SESSION, "The session did not come of a provider.");
      }
      return FrontChannelLogout.check(provider, principal(current), issuer, index).then(notice ->
          Verdict.accept(end(tenant, notice, browser.client())));
    }));
  }

  /** The session whose cookie the browser has, over or not; else why it has none. */
  private Verdict<SessionView> ofBrowser(TenantId tenant, Browser browser) {
    return sessions.ofCookie(tenant, browser.session()).map(Verdict::accept)
        .orElseGet(() -> sessions.checkOnTheWay(tenant, browser.session(), browser.client()));
  }

  Verdict<Integer> backChannel(TenantId tenant, ProviderId id, String logoutToken, Client client, Instant now) {
    return provider(tenant, id).then(provider -> metadata(provider, now).then(metadata ->
        LogoutTokens.of(provider, required(discovery).keys(metadata), required(replays))
            .receive(tenant, logoutToken, now, notice -> end(tenant, notice, client))));
  }

  /** A session that is named ends alone; if the person is named as well, only one of theirs. */
  private int end(TenantId tenant, LogoutNotice notice, Client client) {
    String session = notice.session();
    SessionFilter filter = session == null
        ? new SessionFilter.OfSubject(notice.provider(), Objects.requireNonNull(notice.subject()))
        : new SessionFilter.OfProviderSession(notice.provider(), session);
    return endings.endAll(tenant, filter, each -> isOf(each, notice), EndReason.PROVIDER_LOGOUT, client);
  }

  private static boolean isOf(SessionView session, LogoutNotice notice) {
    ProviderSession provider = SignOff.providerOf(session);
    return provider != null && provider.issuer().equals(notice.issuer())
        && (notice.subject() == null || notice.subject().equals(provider.subject()));
  }

  private Verdict<OidcProvider> provider(TenantId tenant, ProviderId id) {
    return providers.find(tenant, id).map(Verdict::accept).orElseGet(() ->
        Verdict.refuse(OAuthReason.PROVIDER_UNKNOWN, "The tenant has no OpenID provider %s.".formatted(id)));
  }

  private static <T> T required(@Nullable T service) {
    if (service == null) {
      throw new IllegalStateException("a provider speaks OpenID Connect, but the sign-off was built without it");
    }
    return service;
  }
}
