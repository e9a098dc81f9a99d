package io.crmkit.sso.signon;

import io.crmkit.sso.account.Accounts;
import io.crmkit.sso.mfa.SecondFactors;
import io.crmkit.sso.session.Sessions;
import java.util.Objects;

/**
 * The services that a sign-on joins.
 *
 * @param endings the same that accounts were given
 */
public record SignOnServices(Accounts accounts, Sessions sessions, SecondFactors factors, SessionEndings endings) {

  public SignOnServices {
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(endings, "endings");
  }
}
