package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.sso.account.Arrival;
import io.crmkit.sso.account.LocalEntry;
import io.crmkit.sso.account.LocalLogin;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.mfa.FactorStatus;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.BrowserSecret;
import io.crmkit.sso.oauth.GitHubLogin;
import io.crmkit.sso.oauth.model.ReturnTo;
import io.crmkit.sso.oidc.OidcLogin;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.Login.FactorDemand;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.SignOnOutcome.FactorNeeded;
import io.crmkit.sso.signon.SignOnOutcome.Refused;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import io.crmkit.sso.signon.SignOnOutcome.Tested;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.model.SecondFactorRule;
import io.crmkit.sso.signon.model.SignOnProvider;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One login over all protocols: {@link #begin}, the browser's way to the provider and back, {@link #complete}, and a second
 * factor ({@link #factors}) where one is asked for. It joins what a provider vouches for with an account, a session, and the
 * audit trail.
 *
 * <p>A {@link #test} goes the same way and makes nothing. Safe for concurrent use if the ports are.
 */
public final class SignOn {

  private static final int MOST_METHODS = 10;
  private static final int LONGEST_METHOD = 50;

  private final SignOnPorts ports;
  private final SignOnServices services;
  private final Protocols protocols;
  private final SignOnTrail trail;
  private final SignOnFactors factors;
  private final @Nullable LocalLogin local;
  private final SecondFactorRule localFactor;
  private final String testPage;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Observed observed;

  private SignOn(Builder from) {
    this.ports = from.ports;
    this.services = from.services;
    this.protocols = new Protocols(ports.providers(), from.oidc, from.gitHub, from.saml);
    this.trail = new SignOnTrail(ports.events(), from.clock);
    this.observed = Observed.service("sign-on", from.listener);
    this.factors = new SignOnFactors(services, ports, trail, from.application, observed);
    this.local = from.local;
    this.localFactor = from.localFactor;
    this.testPage = from.testPage.path();
    this.clock = from.clock;
  }

  public static Builder builder(SignOnServices services, SignOnPorts ports, Clock clock) {
    return new Builder(services, ports, clock);
  }

  /**
   * Begins a login: keeps it and says where the browser goes.
   *
   * @param returnTo the path that the browser wants to go to afterwards; as it was asked for
   */
  public Verdict<SignOnStart> begin(TenantId tenant, ProviderId provider, String returnTo, Browser browser) {
    return observed.call("begin", tenant, call -> start(tenant, provider, returnTo, browser));
  }

  /**
   * Begins a login that makes no user, no session and no success in the trail, and ends as {@link Tested}, or refused. It is a
   * login with the settings of today in all else: {@link #complete} takes its answer. Drafts, and changes that wait, are tested by
   * {@code TestLogins} of the registry, whose answers are not for {@link #complete}.
   */
  public Verdict<SignOnStart> test(TenantId tenant, ProviderId provider, Browser browser) {
    return observed.call("test", tenant, call -> start(tenant, provider, testPage, browser));
  }

  private Verdict<SignOnStart> start(TenantId tenant, ProviderId id, String returnTo, Browser browser) {
    Verdict<SignOnProvider> provider = protocols.find(tenant, id);
    Verdict<SignOnStart> started = provider.then(found -> ReturnTo.parse(returnTo).then(path -> protocols.begin(
        tenant, found, path.path(), secret(browser), clock.instant())))
        .then(start -> Verdict.accept(start.cookie().equals(browser.login()) ? start.besideOthers() : start));
    ProviderId known = provider.whyNot().isEmpty() ? id : null;
    started.whyNot().ifPresentOrElse(
        why -> trail.refused(tenant, known, null, why, browser.client()),
        () -> trail.started(tenant, id, browser.client()));
    return started;
  }

  /** One secret serves several logins of a browser side by side. */
  private BrowserSecret secret(Browser browser) {
    return BrowserSecret.ofCookie(browser.login()).orElseGet(() -> BrowserSecret.random(random));
  }

  /** Completes a login with what came back. The session that the browser had ends with its tokens if another begins. */
  public SignOnOutcome complete(TenantId tenant, Answer answer, Browser browser) {
    return observed.call("complete", tenant, call -> {
      Verdict<SignOnProvider> provider = protocols.find(tenant, answer.provider());
      Verdict<SignOnOutcome> outcome = provider.then(found ->
          protocols.complete(tenant, found, answer, browser, clock.instant())
              .then(vouched -> vouched.returnTo().equals(testPage)
                  ? tested(tenant, found, vouched, browser.client())
                  : arrived(tenant, found, vouched, browser)));
      if (outcome instanceof Verdict.Refused<SignOnOutcome> refused) {
        ProviderId known = provider.whyNot().isEmpty() ? answer.provider() : null;
        trail.refused(tenant, known, null, refused.refusal(), browser.client());
        return new Refused(refused.refusal());
      }
      return outcome.orElseThrow();
    });
  }

  private Verdict<SignOnOutcome> tested(TenantId tenant, SignOnProvider provider, Vouched vouched, Client client) {
    return services.accounts().preview(tenant, vouched.principal(), provider.admission()).then(preview -> {
      Tested tested = new Tested(vouched.principal(), preview, testPage);
      trail.refused(tenant, provider.id(), preview.user(), tested.refusal(), client);
      return Verdict.accept(tested);
    });
  }

  private Verdict<SignOnOutcome> arrived(TenantId tenant, SignOnProvider provider, Vouched vouched, Browser browser) {
    return services.accounts().arrive(tenant, vouched.principal(), provider.admission(), browser.client())
        .then(arrival -> session(tenant, provider, vouched, arrival, browser));
  }

  private Verdict<SignOnOutcome> session(
      TenantId tenant, SignOnProvider provider, Vouched vouched, Arrival arrival, Browser browser) {
    Principal principal = vouched.principal();
    AccountView account = arrival.account();
    LoginGrounds grounds = new LoginGrounds(account, enrolment -> provider.factor().demand(principal, enrolment),
        () -> protocols.find(tenant, provider.id()).whyNot().isEmpty()
            && isLinked(tenant, account.user(), Identity.of(principal)), EndReason.ENDED_BY_ADMIN);
    Login login = login(account.user(), principal, demand(tenant, grounds));
    return started(tenant, login, grounds, browser, session -> proof(tenant, session, vouched));
  }

  private FactorDemand demand(TenantId tenant, LoginGrounds grounds) {
    FactorStatus status = services.factors().status(tenant, grounds.account().user());
    return grounds.factor().apply(SignOnFactors.enrolment(status));
  }

  private boolean isLinked(TenantId tenant, UserId user, Identity identity) {
    return services.accounts().find(tenant, user)
        .filter(account -> account.identities().stream().anyMatch(each -> each.identity().equals(identity))).isPresent();
  }

  private Verdict<SignOnOutcome> started(
      TenantId tenant, Login login, LoginGrounds grounds, Browser browser, Function<SessionView, LoginProof> proof) {
    AccountView account = grounds.account();
    Optional<SessionView> before = services.sessions().ofCookie(tenant, browser.session());
    return services.sessions().login(tenant, login, browser.session(), browser.client()).then(issued -> {
      before.ifPresent(each -> services.endings().forget(tenant, each, browser.client()));
      EndReason lost = lost(tenant, login, grounds);
      if (lost != null) {
        services.endings().end(tenant, issued.session(), lost, browser.client());
        return Verdict.refuse(SessionReason.SESSION_REVOKED,
            "The account, the provider or what was shown changed while the login went on. Log in again.");
      }
      LoginProof kept = proof.apply(issued.session());
      ports.proofs().put(tenant, kept);
      if (login.factor() == FactorDemand.ASKED) {
        return Verdict.accept(new FactorNeeded(issued, account, services.factors().status(tenant, account.user())));
      }
      trail.succeeded(tenant, issued.session(), kept.begunAt(), browser.client());
      return Verdict.accept(new SignedOn(issued, account, kept.returnTo()));
    });
  }

  /** Whoever changes what a login goes by may have looked for sessions to end before this one was there. */
  private @Nullable EndReason lost(TenantId tenant, Login login, LoginGrounds grounds) {
    if (services.accounts().active(tenant, login.user()).whyNot().isPresent()) {
      return EndReason.USER_DISABLED;
    }
    if (!grounds.isHeld().getAsBoolean()) {
      return grounds.otherwise();
    }
    return login.factor() == FactorDemand.NOT_ASKED && demand(tenant, grounds) == FactorDemand.ASKED
        ? EndReason.FACTOR_CHANGED : null;
  }

  /**
   * Logs somebody in by a password, such as an administrator while every provider is away.
   *
   * @param returnTo the path that the browser wants to go to afterwards; as it was asked for
   * @return as {@link #complete}; {@code AUTH_FAILED} whatever is wrong
   * @throws IllegalStateException if the sign-on was built without {@link Builder#local}
   */
  public SignOnOutcome local(TenantId tenant, String email, String password, String returnTo, Browser browser) {
    LocalLogin login = local;
    if (login == null) {
      throw new IllegalStateException("the sign-on was built without logins by passwords");
    }
    return observed.call("local", tenant, call -> {
      Verdict<SignOnOutcome> outcome = ReturnTo.parse(returnTo).then(path ->
          login.enter(tenant, email, password, browser.client()).then(entry -> locally(tenant, login, entry, path.path(), browser)));
      if (outcome instanceof Verdict.Refused<SignOnOutcome> refused) {
        trail.refused(tenant, null, null, refused.refusal(), browser.client());
        return new Refused(refused.refusal());
      }
      return outcome.orElseThrow();
    });
  }

  private Verdict<SignOnOutcome> locally(
      TenantId tenant, LocalLogin by, LocalEntry entry, String returnTo, Browser browser) {
    LoginGrounds grounds = new LoginGrounds(
        entry.account(), localFactor::demand, () -> by.isHeld(tenant, entry), EndReason.PASSWORD_CHANGED);
    Login login = Login.of(entry.account().user(), clock.instant()).methods(List.of("pwd"))
        .factor(demand(tenant, grounds)).build();
    return started(tenant, login, grounds, browser, session ->
        new LoginProof(session.id(), null, null, null, returnTo, null, session.start().endsAt()));
  }

  private Login login(UserId user, Principal principal, FactorDemand demand) {
    Instant authenticated = principal.authenticatedAt();
    List<String> methods = principal.attributes().getOrDefault("amr", List.of()).stream()
        .filter(SignOn::isMethod).limit(MOST_METHODS).toList();
    return Login.of(user, authenticated == null ? clock.instant() : authenticated)
        .provider(ProviderSession.of(principal)).methods(methods).authnContext(principal.authnContext())
        .factor(demand).build();
  }

  private static boolean isMethod(String name) {
    return !name.isEmpty() && name.length() <= LONGEST_METHOD && name.chars().allMatch(each -> each > ' ' && each < 127);
  }

  private LoginProof proof(TenantId tenant, SessionView session, Vouched vouched) {
    String token = vouched.idToken();
    return new LoginProof(session.id(), vouched.principal().provider(),
        token == null ? null : ports.sealer().seal(
            tenant, LoginProof.purpose(session.id()), token.getBytes(StandardCharsets.UTF_8)),
        vouched.name(), vouched.returnTo(), vouched.begunAt(), session.start().endsAt());
  }

  /** Second factors, on the way into a session and within one. */
  public SignOnFactors factors() {
    return factors;
  }

  /**
   * Says whose request it is, at each request. The session of a user who may log in no more ends here at the latest.
   *
   * @return whose, or a {@link SessionReason}: {@code FACTOR_REQUIRED} for a session on the way
   */
  public Verdict<SignedIn> check(TenantId tenant, Browser browser) {
    return observed.call("check", tenant, call ->
        services.sessions().check(tenant, browser.session(), browser.client()).then(session -> {
          Verdict<AccountView> account = services.accounts().active(tenant, session.user());
          if (account instanceof Verdict.Refused<AccountView> refused) {
            services.endings().end(tenant, session, EndReason.USER_DISABLED, browser.client());
            return Verdict.refuse(revoked(refused.refusal()));
          }
          return Verdict.accept(new SignedIn(session, account.orElseThrow()));
        }));
  }

  boolean isOpen(TenantId tenant, SessionView session) {
    return services.sessions().isOpen(tenant, session.id());
  }

  private static SsoRefusal revoked(SsoRefusal why) {
    return new SsoRefusal(SessionReason.SESSION_REVOKED, "The session ends: " + why.message());
  }

  /** Collects the protocols that a host has. Not safe for concurrent use. */
  public static final class Builder {

    private final SignOnServices services;
    private final SignOnPorts ports;
    private final Clock clock;
    private @Nullable OidcLogin oidc;
    private @Nullable GitHubLogin gitHub;
    private @Nullable SamlSignOn saml;
    private @Nullable LocalLogin local;
    private SecondFactorRule localFactor = SecondFactorRule.USUAL;
    private ReturnTo testPage = new ReturnTo("/sso/test");
    private String application = "CRM";
    private ServiceListener listener = ServiceListener.none();

    private Builder(SignOnServices services, SignOnPorts ports, Clock clock) {
      this.services = Objects.requireNonNull(services, "services");
      this.ports = Objects.requireNonNull(ports, "ports");
      this.clock = Objects.requireNonNull(clock, "clock");
    }

    public Builder oidc(OidcLogin login) {
      oidc = Objects.requireNonNull(login, "login");
      return this;
    }

    public Builder gitHub(GitHubLogin login) {
      gitHub = Objects.requireNonNull(login, "login");
      return this;
    }

    /** Adds SAML; a host without OpenSAML leaves it out. */
    public Builder saml(SamlSignOn login) {
      saml = Objects.requireNonNull(login, "login");
      return this;
    }

    /** Adds logins by passwords, and when a second factor is asked for after one. */
    public Builder local(LocalLogin login, SecondFactorRule factor) {
      local = Objects.requireNonNull(login, "login");
      localFactor = Objects.requireNonNull(factor, "factor");
      return this;
    }

    /** Names the page that shows what became of a test; whatever login returns there is one. */
    public Builder testPage(String path) {
      testPage = new ReturnTo(path);
      return this;
    }

    /** Names what authenticator apps show beside codes; without a colon. */
    public Builder application(String name) {
      application = Objects.requireNonNull(name, "name");
      return this;
    }

    /** Adds somebody who hears how long each call took and how it ended. */
    public Builder listener(ServiceListener heard) {
      listener = Objects.requireNonNull(heard, "heard");
      return this;
    }

    public SignOn build() {
      return new SignOn(this);
    }
  }
}
