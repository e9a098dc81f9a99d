package io.crmkit.sso.provider;

import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.Begun;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.Callback;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.GitHubLogin;
import io.crmkit.sso.oauth.Login;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.provider.ProviderBook.Whose;
import io.crmkit.sso.provider.model.FindingReason;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.Protocol;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.TestedLogin;
import io.crmkit.sso.saml.LoginAsk;
import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.seal.SecretSealer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;

/**
 * Whole logins with the newest settings of a provider, drafts too, of which neither a user nor a session comes, and no line
 * that says that somebody logged in: an administrator sees what the provider tells. A test that went well counts as
 * {@link Proof#LOGIN}.
 *
 * <p>This is for settings before people log in with them. What a login with the settings of today would come to, with the user that
 * it would find or make, is told by {@code SignOn.test}, which knows no drafts and proves nothing to the registry.
 *
 * <p>The answer comes to the path of logins, as the redirect URI is one. A test that is begun here is completed here: to a login its
 * answer is one that nobody began ({@code STATE_UNKNOWN}, {@code IN_RESPONSE_TO_UNKNOWN}), and the other way round. Neither refusal
 * uses anything up, so that a host which does not know whose an answer is hands it in here first, and goes on to the login if it is
 * refused.
 */
public final class TestLogins {

  private final Providers providers;
  private final TestPorts ports;
  private final OidcLogin oidc;
  private final GitHubLogin gitHub;

  public TestLogins(Providers providers, TestPorts ports) {
    this.providers = Objects.requireNonNull(providers, "providers");
    this.ports = ports;
    SecureRandom random = new SecureRandom();
    SecretSealer sealer = providers.ports().sealer();
    HttpPort http = providers.ports().http();
    CodeFlow flow = CodeFlow.of(new TestStores.Pending(ports.pending()), ports.replays(), sealer, random);
    TokenEndpoint tokens = TokenEndpoint.of(http, sealer, random);
    LoginProviders newest = providers.newest();
    this.oidc = OidcLogin.of(newest::oidc, flow, ports.replays(), Discovery.of(http), tokens, http);
    this.gitHub = GitHubLogin.of(newest::gitHub, flow, tokens, http);
  }

  /** Begins a test with a provider of OpenID Connect or GitHub; the browser goes to what is returned. */
  public Verdict<Begun> begin(TenantId tenant, ProviderId id, BrowserSecret browser) {
    Instant now = providers.clock().instant();
    return protocol(tenant, id).then(protocol -> switch (protocol) {
      case OIDC -> oidc.begin(tenant, id, "/", browser, now);
      case GITHUB -> gitHub.begin(tenant, id, "/", browser, now);
      case SAML -> mismatch(id, protocol);
    });
  }

  /**
   * Begins a test with a SAML provider.
   *
   * @param browser a random value that only this browser has
   */
  public Verdict<OutgoingMessage> beginSaml(TenantId tenant, ProviderId id, String browser) {
    return providers.newest().saml(tenant, id).map(Verdict::accept)
        .orElseGet(() -> protocol(tenant, id).then(protocol -> mismatch(id, protocol)))
        .then(connection -> saml().begin(tenant, connection, LoginAsk.of(browser, null)));
  }

  /** Completes a test with what came back to the redirect URI. */
  public Verdict<TestedLogin> complete(TenantId tenant, Callback callback, Client client) {
    Instant now = providers.clock().instant();
    ProviderId id = callback.provider();
    return known(tenant, id).then(known -> protocol(tenant, id)
        .then(protocol -> switch (protocol) {
          case OIDC -> oidc.complete(tenant, callback, now);
          case GITHUB -> gitHub.complete(tenant, callback, now);
          case SAML -> TestLogins.<Login>mismatch(id, protocol);
        })
        .then(login -> tested(new Whose(tenant, id, client), known.revision(), login.principal())));
  }

  /** Completes a test with what was posted to the assertion consumer. */
  public Verdict<TestedLogin> completeSaml(TenantId tenant, ProviderId id, PostedResponse posted, Client client) {
    return known(tenant, id).then(known -> providers.newest().saml(tenant, id).map(Verdict::accept)
        .orElseGet(() -> protocol(tenant, id).then(protocol -> mismatch(id, protocol)))
        .then(connection -> saml().complete(tenant, begunHere(connection), posted))
        .then(login -> tested(new Whose(tenant, id, client), known.revision(), login.principal())));
  }

  /** A test is always begun here: what begins at the provider is somebody's login, which a test must not use up. */
  private static SamlConnection begunHere(SamlConnection connection) {
    return new SamlConnection(connection.provider(), connection.us(), connection.idp(),
        connection.policy().without(Concession.UNSOLICITED_RESPONSES), connection.names());
  }

  /** Made when it is needed: a host that has no OpenSAML tests the others. */
  private SamlSignOn saml() {
    return new SamlSignOn(new TestStores.Requests(ports.requests()), ports.replays(), providers.clock());
  }

  private Verdict<Known> known(TenantId tenant, ProviderId id) {
    return providers.book().load(tenant, id).value() instanceof Known known
        ? Verdict.accept(known) : Verdict.refuse(Providers.unknown(id));
  }

  private Verdict<Protocol> protocol(TenantId tenant, ProviderId id) {
    return providers.newest().protocol(tenant, id).map(Verdict::accept)
        .orElseGet(() -> Verdict.refuse(Providers.unknown(id)));
  }

  private static <T> Verdict<T> mismatch(ProviderId id, Protocol protocol) {
    return Verdict.refuse(ProviderReason.PROTOCOL_MISMATCH, "%s is a provider of %s.".formatted(id, protocol));
  }

  private Verdict<TestedLogin> tested(Whose whose, int revision, Principal principal) {
    TestNotes notes = new TestNotes(providers.ports().http(), providers.clock().instant());
    look(principal, notes);
    Decision<ProviderEvent> noted = providers.book().handleFresh(whose,
        state -> new NoteProof(Proof.LOGIN, revision, Outcome.PASSED, notes.now()));
    return noted instanceof Decision.Refused<ProviderEvent> refused
        ? Verdict.refuse((SsoRefusal) refused.refusal())
        : Verdict.accept(new TestedLogin(principal, revision, notes.findings()));
  }

  private static void look(Principal principal, TestNotes notes) {
    if (principal.email() == null) {
      notes.warning(FindingReason.EMAIL_MISSING, "email", "The login brings no e-mail address, by which people are found. "
          + "Let the provider send one: the scope email, or an attribute of SAML.");
    } else if (principal.emailVerified() != EmailVerified.YES) {
      notes.info(FindingReason.EMAIL_NOT_VERIFIED, "email_verified",
          "The provider does not say that the address is the person's, so nobody is linked by it.");
    }
    if (principal.name() == null) {
      notes.info(FindingReason.NAME_MISSING, "name", "The login brings no name to show.");
    }
  }
}
