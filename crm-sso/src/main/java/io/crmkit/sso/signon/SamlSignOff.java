package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import io.crmkit.sso.saml.IncomingMessage;
import io.crmkit.sso.saml.LogoutOrder;
import io.crmkit.sso.saml.LogoutOutcome;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlEndpoint;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.Answer.Way;
import io.crmkit.sso.signon.port.SignOnProviders;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single logout by SAML, both ways, and the sessions that it ends. */
record SamlSignOff(
    SignOnProviders providers, @Nullable SamlLogout logout, SamlSessions sessions, SessionEndings endings) {

  /** What became of a message: how many sessions ended, and where the browser goes; null for the page for afterwards. */
  record Received(int sessions, @Nullable Departure departure) {

    static final Received ANSWERED = new Received(0, null);

    static Verdict<Received> ended(int sessions) {
      return Verdict.accept(new Received(sessions, null));
    }
  }

  /** Sends the browser to the provider with a request; nowhere if either takes no logout, or the login was at another entity. */
  Verdict<Optional<Departure>> begin(
      TenantId tenant, ProviderSession session, NameIdentifier name, Browser browser, Instant now) {
    SamlConnection connection = providers.saml(tenant, session.provider()).orElse(null);
    String secret = browser.login();
    if (logout == null || connection == null || secret == null || !isOffered(connection, now)
        || !isAt(connection.idp().entityId(), session)) {
      return Verdict.accept(Optional.empty());
    }
    return Verdict.accept(Optional.of(
        Departure.with(logout.begin(tenant, connection, secret, name, session.index()))));
  }

  private static boolean isOffered(SamlConnection connection, Instant now) {
    boolean isThere = connection.idp().logout(SamlEndpoint.REDIRECT).isPresent()
        || connection.idp().logout(SamlEndpoint.POST).isPresent();
    return isThere && connection.us().logout() != null && connection.us().signingKey(now).isPresent();
  }

  Verdict<Received> receive(TenantId tenant, Answer answer, Browser browser, Instant now) {
    SamlConnection connection = providers.saml(tenant, answer.provider()).orElse(null);
    if (logout == null || connection == null || !isOffered(connection, now)) {
      return Verdict.refuse(OAuthReason.LOGOUT_UNSUPPORTED, "%s is set up without a logout.".formatted(answer.provider()));
    }
    return PostedForm.read(answer.parameters()).then(form -> {
      boolean isRequest = form.value("SAMLRequest") != null;
      return form.message(isRequest ? "SAMLRequest" : "SAMLResponse").then(text -> {
        IncomingMessage message = answer.way() == Way.QUERY ? new IncomingMessage.Redirected(answer.parameters())
            : new IncomingMessage.Posted(text, form.value("RelayState"));
        return isRequest ? ordered(tenant, connection, message, browser)
            : logout.complete(tenant, connection, message, browser.login())
                .then(done -> Verdict.accept(Received.ANSWERED));
      });
    });
  }

  private Verdict<Received> ordered(
      TenantId tenant, SamlConnection connection, IncomingMessage message, Browser browser) {
    SamlLogout service = Objects.requireNonNull(logout, "logout");
    return service.receive(tenant, connection, message, order -> {
      int ended = end(tenant, connection, order, browser);
      return new Received(ended, Departure.with(service.answer(tenant, connection, order, LogoutOutcome.ENDED)));
    });
  }

  /** Those of the entity that orders it: a provider may have been set up for another one when people logged in. */
  private int end(TenantId tenant, SamlConnection connection, LogoutOrder order, Browser browser) {
    List<SessionView> named = sessions.of(tenant, connection.provider(), order.name(), order.sessionIndexes());
    return named.stream().filter(each -> isAt(connection.idp().entityId(), SignOff.providerOf(each))).mapToInt(each ->
        endings.end(tenant, each, EndReason.PROVIDER_LOGOUT, browser.client())).sum();
  }

  private static boolean isAt(String entityId, @Nullable ProviderSession provider) {
    return provider != null && provider.issuer().equals(entityId);
  }
}
