package io.crmkit.testkit.sso.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.account.AccountPorts;
import io.crmkit.sso.account.Accounts;
import io.crmkit.sso.account.LocalLogin;
import io.crmkit.sso.account.LocalPorts;
import io.crmkit.sso.account.PasswordPolicy;
import io.crmkit.sso.account.model.AccountPolicy;
import io.crmkit.sso.account.model.Admission;
import io.crmkit.sso.account.model.Admission.Creation;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.RoleMapping;
import io.crmkit.sso.account.port.AccountPolicies;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.http.HttpPort;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.mfa.FactorPorts;
import io.crmkit.sso.mfa.SecondFactors;
import io.crmkit.sso.mfa.model.FactorPolicy;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.CodeFlow;
import io.crmkit.sso.oauth.GitHubLogin;
import io.crmkit.sso.oauth.GitHubProvider;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.TokenEndpoint;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.Discovery;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.oidc.OidcProviders;
import io.crmkit.sso.saml.SamlLogout;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlPolicy;
import io.crmkit.sso.saml.model.ServiceKey;
import io.crmkit.sso.saml.model.ServiceProvider;
import io.crmkit.sso.seal.AesGcmSealer;
import io.crmkit.sso.seal.SealingKey;
import io.crmkit.sso.session.SessionPorts;
import io.crmkit.sso.session.Sessions;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.port.SessionPolicies;
import io.crmkit.sso.signon.AccountRenewal;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.Browser;
import io.crmkit.sso.signon.Departure;
import io.crmkit.sso.signon.SamlSessions;
import io.crmkit.sso.signon.SessionEndings;
import io.crmkit.sso.signon.SessionTokens;
import io.crmkit.sso.signon.SignOff;
import io.crmkit.sso.signon.SignOn;
import io.crmkit.sso.signon.SignOnOutcome;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import io.crmkit.sso.signon.SignOnPorts;
import io.crmkit.sso.signon.SignOnServices;
import io.crmkit.sso.signon.SignOnStart;
import io.crmkit.sso.signon.model.Protocol;
import io.crmkit.sso.signon.model.SecondFactorRule;
import io.crmkit.sso.signon.model.SignOnProvider;
import io.crmkit.sso.signon.port.SignOnProviders;
import io.crmkit.sso.token.TokenSettings;
import io.crmkit.sso.token.Tokens;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.FakeGitHub;
import io.crmkit.testkit.sso.FakeOidcProvider;
import io.crmkit.testkit.sso.InMemoryCodeSender;
import io.crmkit.testkit.sso.InMemoryFactorRepository;
import io.crmkit.testkit.sso.InMemoryPendingLogins;
import io.crmkit.testkit.sso.InMemoryReplays;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import io.crmkit.testkit.sso.InMemorySessionRepository;
import io.crmkit.testkit.sso.account.InMemoryAccountRepository;
import io.crmkit.testkit.sso.account.InMemoryPasswordGuesses;
import io.crmkit.testkit.sso.account.InMemoryPasswordHashes;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import io.crmkit.testkit.sso.saml.InMemoryOutstandingRequests;
import io.crmkit.testkit.sso.saml.SelfSigned;
import io.crmkit.testkit.sso.token.InMemoryTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A host in memory with providers of all protocols, and a browser that goes between them. */
final class SignOnDesk {

  static final TenantId ACME = new TenantId("acme");
  static final ProviderId OKTA = new ProviderId("okta");
  static final ProviderId GITHUB = new ProviderId("github");
  static final ProviderId ADFS = new ProviderId("adfs");
  static final Client CLIENT = new Client("192.0.2.7", "Firefox");
  static final Role SALES = new Role("sales");
  static final Role ADMIN = new Role("admin");
  static final String ISSUER = "https://idp.example";
  static final String CALLBACK = "https://crm.example/callback/okta";
  static final String CONSUMER = "https://crm.example/callback/adfs";
  static final String AUDIENCE = "https://crm.example/saml";
  static final String LOGOUT = "https://crm.example/logout/adfs";
  static final String AFTER = "https://crm.example/logout/okta";
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final FakeSamlProvider SAML = FakeSamlProvider.create("https://adfs.example");
  static final ServiceKey KEY = SelfSigned.rsa("crm.example");
  private static final SecureRandom RANDOM = new SecureRandom();

  final HandClock clock = new HandClock(NOW);
  final InMemoryOutbox outbox = new InMemoryOutbox();
  final InMemorySecurityEvents events = new InMemorySecurityEvents();
  final AesGcmSealer sealer = AesGcmSealer.of(SealingKey.of("k", new byte[32]));
  final FakeOidcProvider idp = new FakeOidcProvider(ISSUER, "crm", clock);
  final FakeGitHub gitHub = new FakeGitHub();
  final InMemoryReplays replays = new InMemoryReplays();
  final InMemoryOutstandingRequests requests = new InMemoryOutstandingRequests();
  final InMemoryLoginProofs proofs = new InMemoryLoginProofs();
  final InMemoryAccountRepository accountStore = new InMemoryAccountRepository(outbox);
  final InMemoryTokens tokenStore = new InMemoryTokens();
  Admission admission = Admission.ownDomains(RoleMapping.always(SALES)).creation(Creation.EVERYBODY);
  SecondFactorRule factor = SecondFactorRule.USUAL;
  SamlPolicy samlPolicy = SamlPolicy.STRICT;

  @Nullable ProviderId gone;
  IdentityProvider idpOfSaml = SAML.describe();
  @Nullable String logoutPlace = LOGOUT;

  final InMemorySessionRepository sessionStore = new InMemorySessionRepository(outbox);
  final Sessions sessions = new Sessions(new SessionPorts(
      sessionStore, SessionPolicies.same(SessionPolicy.USUAL), events), clock);
  final InMemoryCodeSender sender = new InMemoryCodeSender();
  final SecondFactors factors = new SecondFactors(
      new FactorPorts(new InMemoryFactorRepository(outbox), sealer, sender, events), FactorPolicy.USUAL, clock);
  final AccountRenewal renewal = new AccountRenewal(accountStore, roles -> Set.of("deal:read"));
  final Tokens tokens = Tokens.builder(
      TokenSettings.builder("https://crm.example", "https://api.crm.example").algorithm(JwsAlgorithm.ES256).build(),
      tokenStore.stores(), sealer, events, clock).renewal(renewal).build();
  final SessionEndings endings = SessionEndings.of(sessions, proofs).withTokens(tokens);
  final Accounts accounts = new Accounts(new AccountPorts(accountStore, AccountPolicies.same(
      new AccountPolicy(Set.of(ADMIN), Set.of("acme.example"), null)), endings, events), clock);
  final LocalLogin local = new LocalLogin(
      accounts, new LocalPorts(new InMemoryPasswordHashes(), new InMemoryPasswordGuesses(), endings, events),
      PasswordPolicy.USUAL.withIterations(1_000), clock, ServiceListener.none());
  final SignOnPorts ports = new SignOnPorts(new Known(), proofs, sealer, events);
  final HttpPort http = request -> request.uri().getHost().equals("idp.example")
      ? idp.exchange(request) : gitHub.exchange(request);
  final OidcProviders oidcProviders =
      (tenant, id) -> id.equals(OKTA) ? Optional.of(oidcProvider()) : Optional.empty();
  final Discovery discovery = Discovery.of(http);
  final SignOn signOn;
  final SignOff signOff;
  final SessionTokens sessionTokens;
  @Nullable String login;
  @Nullable String session;

  SignOnDesk() {
    CodeFlow flow = CodeFlow.of(new InMemoryPendingLogins(), replays, sealer, RANDOM);
    TokenEndpoint endpoint = TokenEndpoint.of(http, sealer, RANDOM);
    signOn = SignOn.builder(new SignOnServices(accounts, sessions, factors, endings), ports, clock)
        .oidc(OidcLogin.of(oidcProviders, flow, replays, discovery, endpoint, http))
        .gitHub(GitHubLogin.of((tenant, id) -> Optional.of(gitHubProvider()), flow, endpoint, http))
        .saml(new SamlSignOn(requests, replays, clock)).local(local, SecondFactorRule.USUAL)
        .application("Acme CRM").build();
    signOff = SignOff.builder(sessions, endings, ports, clock).oidc(oidcProviders, discovery, replays)
        .saml(new SamlLogout(requests, replays, new SamlSessions(sessions, proofs), clock))
        .afterwards("/bye").build();
    sessionTokens = new SessionTokens(signOn, tokens, renewal);
    tokens.keys().rotate(ACME);
  }

  /** The providers of the tenant, as a registry would know them. */
  private final class Known implements SignOnProviders {

    @Override
    public Optional<SignOnProvider> find(TenantId tenant, ProviderId id) {
      Map<ProviderId, Protocol> protocols =
          Map.of(OKTA, Protocol.OPENID_CONNECT, GITHUB, Protocol.GITHUB, ADFS, Protocol.SAML);
      return Optional.ofNullable(protocols.get(id)).filter(each -> tenant.equals(ACME) && !id.equals(gone))
          .map(protocol -> new SignOnProvider(id, protocol, admission, factor));
    }

    @Override
    public Optional<SamlConnection> saml(TenantId tenant, ProviderId id) {
      ServiceProvider us = new ServiceProvider(AUDIENCE, CONSUMER, logoutPlace, List.of(KEY));
      return id.equals(ADFS) && tenant.equals(ACME)
          ? Optional.of(SamlConnection.of(ADFS, us, idpOfSaml, samlPolicy)) : Optional.empty();
    }
  }

  private static OidcProvider oidcProvider() {
    OAuthClient client = OAuthClient.builder(OKTA, "crm", new RedirectUri(CALLBACK)).scopes("openid", "email").build();
    return OidcProvider.builder(client, ISSUER).algorithms(JwsAlgorithm.ES256).afterLogout(new RedirectUri(AFTER)).build();
  }

  private GitHubProvider gitHubProvider() {
    return GitHubProvider.of(OAuthClient.builder(GITHUB, "crm", new RedirectUri("https://crm.example/callback/github"))
        .secret(sealer.seal(ACME, OAuthClient.secretPurpose(GITHUB), "secret".getBytes(StandardCharsets.UTF_8)),
            ClientAuthentication.CLIENT_SECRET_POST).scopes("read:user", "user:email").build());
  }

  /** The secret of the session's cookie. */
  String sessionSecret() {
    String cookie = Objects.requireNonNull(session, "session");
    return cookie.substring(cookie.lastIndexOf('.') + 1);
  }

  /** What this browser sends along. */
  Browser browser() {
    return new Browser(login, session, CLIENT);
  }

  /** Begins a login as a browser does: it keeps the cookie. */
  SignOnStart begin(ProviderId provider) {
    SignOnStart start = signOn.begin(ACME, provider, "/deals/7", browser()).orElseThrow();
    login = start.cookie();
    return start;
  }

  /** Goes to the provider and returns what comes back. */
  Answer answer(ProviderId provider, Departure departure) {
    if (provider.equals(OKTA)) {
      return Answer.query(OKTA, CALLBACK, idp.authorize(URI.create(departure.url())));
    }
    return provider.equals(GITHUB)
        ? Answer.query(GITHUB, "https://crm.example/callback/github", gitHub.authorize(URI.create(departure.url())))
        : saml(io.crmkit.testkit.sso.saml.Answer.to(AUDIENCE, CONSUMER, clock.instant())
            .inResponseTo(idOf(departure)));
  }

  static Answer saml(io.crmkit.testkit.sso.saml.Answer answer) {
    return Answer.post(ADFS, CONSUMER,
        "SAMLResponse=" + encoded(FakeSamlProvider.posted(SAML.respond(answer))) + "&RelayState=");
  }

  /** Logs in with a provider as far as it goes, and keeps the cookie of the session. */
  SignOnOutcome login(ProviderId provider) {
    return complete(answer(provider, begin(provider).departure()));
  }

  SignOnOutcome complete(Answer answer) {
    SignOnOutcome outcome = signOn.complete(ACME, answer, browser());
    if (outcome instanceof SignedOn done) {
      session = done.session().cookie();
    } else if (outcome instanceof SignOnOutcome.FactorNeeded needed) {
      session = needed.session().cookie();
    }
    return outcome;
  }

  SignedOn signedOn(ProviderId provider) {
    SignOnOutcome outcome = login(provider);
    assertThat(outcome).isInstanceOf(SignedOn.class);
    return (SignedOn) outcome;
  }

  List<Kind> kinds() {
    return events.of(ACME).stream().map(SecurityEvent::kind).toList();
  }

  SecurityEvent last(Kind kind) {
    return events.of(ACME).stream().filter(each -> each.kind() == kind).reduce((one, other) -> other).orElseThrow();
  }

  static Object reason(SignOnOutcome outcome) {
    return outcome instanceof SignOnOutcome.Refused refused ? refused.refusal().reason() : outcome;
  }

  static Object reason(Verdict<?> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Map<String, String> query(String url) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String each : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      String[] parts = each.split("=", 2);
      found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return found;
  }

  /** Returns the ID of the message that a redirect holds. */
  static String idOf(Departure departure) {
    Map<String, String> query = query(departure.url());
    Matcher id = Pattern.compile(" ID=\"([^\"]+)\"").matcher(
        inflated(query.getOrDefault("SAMLRequest", query.getOrDefault("SAMLResponse", ""))));
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  static String inflated(String base64) {
    try (InflaterInputStream in = new InflaterInputStream(
        new ByteArrayInputStream(Base64.getDecoder().decode(base64)), new Inflater(true))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
