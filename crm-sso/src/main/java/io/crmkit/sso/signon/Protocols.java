package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.GitHubLogin;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.ResponseMode;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.saml.LoginAsk;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.signon.Answer.Way;
import io.crmkit.sso.signon.SignOnStart.SameSite;
import io.crmkit.sso.signon.model.Protocol;
import io.crmkit.sso.signon.model.SignOnProvider;
import io.crmkit.sso.signon.port.SignOnProviders;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The protocols that the host has, each behind the same two steps. */
record Protocols(
    SignOnProviders providers, @Nullable OidcLogin oidc, @Nullable GitHubLogin gitHub, @Nullable SamlSignOn saml) {

  Verdict<SignOnProvider> find(TenantId tenant, ProviderId id) {
    return providers.find(tenant, id).map(Verdict::accept).orElseGet(() -> unknown(id));
  }

  Verdict<SamlConnection> connection(TenantId tenant, ProviderId id) {
    return providers.saml(tenant, id).map(Verdict::accept).orElseGet(() -> unknown(id));
  }

  private static <T> Verdict<T> unknown(ProviderId id) {
    return Verdict.refuse(OAuthReason.PROVIDER_UNKNOWN, "The tenant has no provider %s that people may log in with."
        .formatted(id));
  }

  Verdict<SignOnStart> begin(
      TenantId tenant, SignOnProvider provider, String returnTo, BrowserSecret browser, Instant now) {
    if (provider.protocol() == Protocol.SAML) {
      return connection(tenant, provider.id())
          .then(connection -> required(saml, Protocol.SAML).begin(
              tenant, connection, LoginAsk.of(browser.value(), returnTo)))
          .then(message -> Verdict.accept(
              new SignOnStart(browser.value(), SameSite.NONE, Departure.with(message))));
    }
    Verdict<Begun> begun = provider.protocol() == Protocol.GITHUB
        ? required(gitHub, Protocol.GITHUB).begin(tenant, provider.id(), returnTo, browser, now)
        : required(oidc, Protocol.OPENID_CONNECT).begin(tenant, provider.id(), returnTo, browser, now);
    return begun.then(each -> Verdict.accept(
        new SignOnStart(browser.value(), sameSite(each.redirect()), Departure.to(each.redirect()))));
  }

  private static SameSite sameSite(URI redirect) {
    return redirect.getRawQuery().contains("response_mode=" + ResponseMode.FORM_POST.parameter())
        ? SameSite.NONE : SameSite.LAX;
  }

  Verdict<Vouched> complete(
      TenantId tenant, SignOnProvider provider, Answer answer, Browser browser, Instant now) {
    if (provider.protocol() == Protocol.SAML) {
      return connection(tenant, provider.id()).then(connection -> posted(answer, browser)
          .then(posted -> required(saml, Protocol.SAML).complete(tenant, connection, posted))
          .then(login -> Verdict.accept(new Vouched(
              login.principal(), login.returnTo() == null ? "/" : login.returnTo(), null, login.nameId(),
              login.begunAt()))));
    }
    ResponseMode mode = answer.way() == Way.QUERY ? ResponseMode.QUERY : ResponseMode.FORM_POST;
    Callback callback = new Callback(provider.id(), answer.arrived(), mode, answer.parameters(), browser.login());
    Verdict<Login> login = provider.protocol() == Protocol.GITHUB
        ? required(gitHub, Protocol.GITHUB).complete(tenant, callback, now)
        : required(oidc, Protocol.OPENID_CONNECT).complete(tenant, callback, now);
    return login.then(each -> Verdict.accept(
        new Vouched(each.principal(), each.returnTo().path(), each.idToken(), null, each.begunAt())));
  }

  private static Verdict<PostedResponse> posted(Answer answer, Browser browser) {
    if (answer.way() == Way.QUERY) {
      return PostedForm.malformed("A response of SAML is posted, and does not come by a redirect.");
    }
    return PostedForm.read(answer.parameters()).then(form -> form.message("SAMLResponse").then(message ->
        Verdict.accept(new PostedResponse(message, form.value("RelayState"), browser.login()))));
  }

  private static <T> T required(@Nullable T service, Protocol protocol) {
    if (service == null) {
      throw new IllegalStateException("a provider speaks %s, but the sign-on was built without it".formatted(protocol));
    }
    return service;
  }
}
