package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.mfa.FactorStatus;
import io.crmkit.sso.mfa.FactorStatus.TotpState;
import io.crmkit.sso.mfa.SecondFactors;
import io.crmkit.sso.mfa.SentCode;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.mfa.TotpLabel;
import io.crmkit.sso.mfa.model.Channel;
import io.crmkit.sso.mfa.model.TotpSettings;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.FactorProof.Backup;
import io.crmkit.sso.signon.FactorProof.Sent;
import io.crmkit.sso.signon.FactorProof.Totp;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.model.SecondFactorRule.Enrolment;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Second factors of whoever's session it is. A session on the way is good for showing a factor, and for enrolling one if the
 * user has none: who knows the first factor alone must not put another second one in the place of the user's. Nor does one that
 * is complete by the first factor alone, unless the provider's login counts for two.
 */
public final class SignOnFactors {

  private static final int LONGEST_ACCOUNT = 100;

  private final SignOnServices services;
  private final SignOnPorts ports;
  private final SignOnTrail trail;
  private final String application;
  private final Observed observed;

  SignOnFactors(
      SignOnServices services, SignOnPorts ports, SignOnTrail trail, String application, Observed observed) {
    this.services = services;
    this.ports = ports;
    this.trail = trail;
    this.application = new TotpLabel(application, "account").issuer();
    this.observed = observed;
  }

  /**
   * Completes a login by a second factor.
   *
   * @return the session with another cookie, or why the factor does not count
   */
  public Verdict<SignedOn> pass(TenantId tenant, FactorProof proof, Browser browser) {
    return observed.call("passFactor", tenant, call -> onTheWay(tenant, browser).then(session ->
        counted(tenant, session, browser, active(tenant, session)
            .then(account -> verified(tenant, account.user(), proof, browser)
                .then(passed -> signedOn(tenant, session, account, passed, browser))))));
  }

  private Verdict<PassedFactor> verified(TenantId tenant, UserId user, FactorProof proof, Browser browser) {
    SecondFactors factors = services.factors();
    if (proof instanceof Totp totp) {
      return factors.verifyTotp(tenant, user, totp.code(), browser.client());
    }
    return proof instanceof Sent sent
        ? factors.verifySent(tenant, user, sent.challenge(), sent.code(), browser.client())
        : factors.verifyBackupCode(tenant, user, ((Backup) proof).code(), browser.client());
  }

  private Verdict<SignedOn> signedOn(
      TenantId tenant, SessionView before, AccountView account, PassedFactor passed, Browser browser) {
    return services.sessions().passFactor(tenant, browser.session(), passed, browser.client()).then(issued -> {
      Optional<LoginProof> kept = ports.proofs().find(tenant, issued.session().id());
      if (isOnTheWay(before)) {
        trail.succeeded(tenant, issued.session(), kept.map(LoginProof::begunAt).orElse(null), browser.client());
      }
      return Verdict.accept(new SignedOn(issued, account, kept.map(LoginProof::returnTo).orElse("/")));
    });
  }

  private static boolean isOnTheWay(SessionView session) {
    return session.start().asksForFactor() && session.passed() == null;
  }

  /** A wrong code on the way is a login that came to nothing. */
  private <T> Verdict<T> counted(TenantId tenant, SessionView session, Browser browser, Verdict<T> verdict) {
    verdict.whyNot().filter(why -> isOnTheWay(session)).ifPresent(why ->
        trail.refused(tenant, providerOf(session), session.user(), why, browser.client()));
    return verdict;
  }

  private static @Nullable ProviderId providerOf(SessionView session) {
    Login login = session.start().login();
    return login == null || login.provider() == null ? null : login.provider().provider();
  }

  /** Sends a code to the address that the user of a session on the way has verified. */
  public Verdict<SentCode> challenge(TenantId tenant, Channel channel, Browser browser) {
    return observed.call("challenge", tenant, call -> onTheWay(tenant, browser).then(session ->
        services.factors().challenge(tenant, session.user(), channel, browser.client())));
  }

  /** Returns what the user of a session, also of one on the way, has enrolled. */
  public Verdict<FactorStatus> status(TenantId tenant, Browser browser) {
    return observed.call("factorStatus", tenant, call -> onTheWay(tenant, browser).then(session ->
        Verdict.accept(services.factors().status(tenant, session.user()))));
  }

  /** Offers an authenticator app; it counts once it is confirmed. */
  public Verdict<TotpEnrolment> enrolTotp(TenantId tenant, Browser browser) {
    return observed.call("enrolTotp", tenant, call -> enrolling(tenant, browser, session ->
        active(tenant, session).then(account -> Verdict.accept(services.factors().enrolTotp(
            tenant, account.user(), new TotpLabel(application, label(account)), TotpSettings.USUAL)))));
  }

  /** Confirms the app by its first code. All other sessions of the user end with their tokens, and this one's cookie changes. */
  public Verdict<SignedOn> confirmTotp(TenantId tenant, String code, Browser browser) {
    return observed.call("confirmTotp", tenant, call -> enrolling(tenant, browser, session ->
        counted(tenant, session, browser, active(tenant, session).then(account ->
            services.factors().confirmTotp(tenant, account.user(), code, browser.client(), () -> alone(tenant, session, browser))
                .then(passed -> {
                  alone(tenant, session, browser);
                  return signedOn(tenant, session, account, passed, browser);
                })))));
  }

  /**
   * Ends the others before the app counts, as a code confirms it once: if they cannot be ended, the same code may come again. And
   * once more after that, for a login at the same moment may have found that there was no second factor.
   */
  private void alone(TenantId tenant, SessionView own, Browser browser) {
    services.endings().endAll(tenant, new SessionFilter.OfUser(own.user()),
        each -> !each.id().equals(own.id()), EndReason.FACTOR_CHANGED, browser.client());
  }

  /** Lets a session change factors that showed two, or whose user has none. */
  private <T> Verdict<T> enrolling(TenantId tenant, Browser browser, Function<SessionView, Verdict<T>> then) {
    return onTheWay(tenant, browser).then(session ->
        isEnrolled(services.factors().status(tenant, session.user()))
            ? services.sessions().check(tenant, browser.session(), browser.client())
                .then(complete -> withTwoFactors(tenant, complete)).then(then)
            : then.apply(session));
  }

  /** A rule that asks nobody for a second factor lets in by one, which must not put another in the place of the user's. */
  private Verdict<SessionView> withTwoFactors(TenantId tenant, SessionView session) {
    return areTwo(tenant, session) ? Verdict.accept(session)
        : Verdict.refuse(SessionReason.FACTOR_REQUIRED,
            "The user has a second factor, which has to be passed before there is another one.");
  }

  /** Whether two factors were shown: one of ours beside the login, or those of a provider whose login counts for two. */
  boolean areTwo(TenantId tenant, SessionView session) {
    return session.passed() != null || isStrong(tenant, session);
  }

  private boolean isStrong(TenantId tenant, SessionView session) {
    Login login = session.start().login();
    ProviderId provider = providerOf(session);
    return login != null && provider != null && ports.providers().find(tenant, provider)
        .filter(found -> found.factor().isStrong(login)).isPresent();
  }

  private Verdict<SessionView> onTheWay(TenantId tenant, Browser browser) {
    return services.sessions().checkOnTheWay(tenant, browser.session(), browser.client()).then(session ->
        session.start().login() == null
            ? Verdict.refuse(SessionReason.LOGIN_REQUIRED, "Nobody has logged in in this session.")
            : Verdict.accept(session));
  }

  private Verdict<AccountView> active(TenantId tenant, SessionView session) {
    return services.accounts().active(tenant, session.user());
  }

  private static String label(AccountView account) {
    String email = account.profile().email();
    String name = email == null ? account.profile().name() : email;
    StringBuilder label = new StringBuilder();
    (name == null ? account.user().value() : name).codePoints().map(each -> each == ':' ? ' ' : each)
        .limit(LONGEST_ACCOUNT).forEach(label::appendCodePoint);
    return label.toString().isBlank() ? "account" : label.toString();
  }

  static Enrolment enrolment(FactorStatus status) {
    return isEnrolled(status) ? Enrolment.ENROLLED : Enrolment.NOT_ENROLLED;
  }

  private static boolean isEnrolled(FactorStatus status) {
    return status.totp() == TotpState.CONFIRMED || !status.addresses().isEmpty();
  }
}
