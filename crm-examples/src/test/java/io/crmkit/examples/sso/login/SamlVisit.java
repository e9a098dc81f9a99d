package io.crmkit.examples.sso.login;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.saml.IncomingMessage;
import io.crmkit.sso.saml.IncomingMessage.Posted;
import io.crmkit.sso.saml.IncomingMessage.Redirected;
import io.crmkit.sso.saml.LoginAsk;
import io.crmkit.sso.saml.LogoutDone;
import io.crmkit.sso.saml.LogoutOrder;
import io.crmkit.sso.saml.LogoutOutcome;
import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.testkit.sso.InMemoryReplays;
import io.crmkit.testkit.sso.saml.InMemoryOutstandingRequests;
import io.crmkit.testkit.sso.saml.SelfSigned;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our host as a service provider of one identity provider on this machine, and one browser that logs in there. */
final class SamlVisit {

  static final TenantId ACME = new TenantId("acme");
  static final ProviderId IDP = new ProviderId("idp");
  static final String HOST = "http://127.0.0.1:1/";
  static final String CONSUMER = HOST + "saml/acs";
  static final String LOGOUT = HOST + "saml/slo";
  static final ServiceKey KEY = SelfSigned.rsa("crm.example");

  private static final String COOKIE = "a value that only this browser has";

  final Browser browser = new Browser(HOST);
  private final SamlConnection connection;
  private final List<SamlLogin> loggedIn = new ArrayList<>();
  private final SamlSignOn signOn;
  private final SamlLogout logout;

  /**
   * Sets our side up.
   *
   * @param entityId what the provider knows us as
   */
  SamlVisit(String entityId, IdentityProvider idp, SamlPolicy policy) {
    ServiceProvider us = new ServiceProvider(entityId, CONSUMER, LOGOUT, List.of(KEY));
    connection = SamlConnection.of(IDP, us, idp, policy);
    InMemoryOutstandingRequests requests = new InMemoryOutstandingRequests();
    InMemoryReplays replays = new InMemoryReplays();
    signOn = new SamlSignOn(requests, replays, Clock.systemUTC());
    logout = new SamlLogout(requests, replays, (tenant, provider, name) -> sessions(name), Clock.systemUTC());
  }

  private List<String> sessions(NameIdentifier name) {
    return loggedIn.stream().filter(each -> each.nameId().value().equals(name.value()))
        .map(each -> String.valueOf(each.principal().sessionIndex())).toList();
  }

  /** Sends the browser to log in and returns the page that it sees then. */
  Page begin() {
    return send(signOn.begin(ACME, connection, LoginAsk.of(COOKIE, "/deals/7")).orElseThrow());
  }

  Page send(OutgoingMessage message) {
    return message.isRedirect() ? browser.open(URI.create(message.url()))
        : browser.submit(new Page.Form(URI.create(message.url()), true, message.form()));
  }

  /** Checks the response in the form that the provider's page would post by itself. */
  Verdict<SamlLogin> complete(Page page) {
    return complete(page.form(), COOKIE);
  }

  Verdict<SamlLogin> complete(Page.Form form, String cookie) {
    if (!form.action().toString().equals(CONSUMER)) {
      throw new IllegalStateException("the form leads to " + form.action());
    }
    Map<String, String> fields = form.fields();
    Verdict<SamlLogin> verdict = signOn.complete(
        ACME, connection, new PostedResponse(String.valueOf(fields.get("SAMLResponse")), fields.get("RelayState"), cookie));
    if (verdict instanceof Verdict.Accepted<SamlLogin> accepted) {
      loggedIn.add(accepted.value());
    }
    return verdict;
  }

  /** Asks the provider to end the session and returns the page that the browser sees then. */
  Page logOut(SamlLogin login) {
    return send(logout.begin(ACME, connection, COOKIE, login.nameId(), login.principal().sessionIndex()));
  }

  Verdict<LogoutDone> loggedOut(Page page) {
    return logout.complete(ACME, connection, message(page, "SAMLResponse"), COOKIE);
  }

  /** Takes an order of the provider that the browser brings. */
  Verdict<LogoutOrder> ordered(Page page) {
    return logout.receive(ACME, connection, message(page, "SAMLRequest"), order -> order);
  }

  Page answer(LogoutOrder order) {
    return send(logout.answer(ACME, connection, order, LogoutOutcome.ENDED));
  }

  /** A message came by redirect to our host, or in a form that leads there. */
  private IncomingMessage message(Page page, String parameter) {
    if (browser.isHome(page.address())) {
      return new Redirected(page.address().getRawQuery());
    }
    Map<String, String> fields = page.form().fields();
    return new Posted(String.valueOf(fields.get(parameter)), fields.get("RelayState"));
  }

  static String reason(Verdict<?> verdict) {
    return verdict.whyNot().map(refusal -> refusal.reason().name()).orElse("accepted");
  }
}
