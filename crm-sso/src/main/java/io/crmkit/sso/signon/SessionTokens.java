package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.token.IssuedTokens;
import io.crmkit.sso.token.Tokens;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.model.Grant.Factors;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives whoever is logged in the tokens of a client, such as an app of the host's. */
public final class SessionTokens {

  private final SignOn signOn;
  private final Tokens tokens;
  private final AccountRenewal renewal;

  public SessionTokens(SignOn signOn, Tokens tokens, AccountRenewal renewal) {
    this.signOn = Objects.requireNonNull(signOn, "signOn");
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.renewal = Objects.requireNonNull(renewal, "renewal");
  }

  /**
   * Issues tokens to the user of a session in which every factor was passed; a session on the way gets
   * {@code FACTOR_REQUIRED} (ASVS 6.3.3), and one that ends meanwhile {@code SESSION_REVOKED}.
   *
   * @param client whose tokens they are
   * @param device what they are bound to beside the client; null if to nothing
   */
  public Verdict<IssuedTokens> issue(TenantId tenant, String client, @Nullable String device, Browser browser) {
    return signOn.check(tenant, browser).then(signedIn -> {
      SessionView session = signedIn.session();
      Grant empty = Grant.builder(session.user(), client, session.id().value(), factors(tenant, session)).build();
      return tokens.refresh().open(tenant, renewal.grant(signedIn.account(), empty), device, browser.client())
          .then(issued -> unlessOver(tenant, session, issued, browser.client()));
    });
  }

  /** Whoever ended the session since it was checked may have looked for its tokens before these were there. */
  private Verdict<IssuedTokens> unlessOver(
      TenantId tenant, SessionView session, IssuedTokens issued, Client client) {
    if (signOn.isOpen(tenant, session)) {
      return Verdict.accept(issued);
    }
    tokens.refresh().endSession(tenant, session.id().value(), client);
    return Verdict.refuse(SessionReason.SESSION_REVOKED, "The session ended while tokens were issued. Log in again.");
  }

  private Factors factors(TenantId tenant, SessionView session) {
    Login login = Objects.requireNonNull(session.start().login(), "login");
    Set<String> methods = new LinkedHashSet<>(login.methods());
    if (session.passed() != null) {
      methods.add(session.passed().method());
    }
    Assurance passed = signOn.factors().areTwo(tenant, session) ? Assurance.TWO_FACTORS : Assurance.ONE_FACTOR;
    Assurance demanded = session.start().asksForFactor() ? Assurance.TWO_FACTORS : Assurance.ONE_FACTOR;
    return new Factors(login.authnContext(), methods, login.authenticatedAt(), passed, demanded);
  }
}
