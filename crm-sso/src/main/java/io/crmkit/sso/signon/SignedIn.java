package io.crmkit.sso.signon;

import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.session.model.SessionView;
import java.util.Objects;

/** Whose request it is: a session in which every factor was passed, of a user who may log in now. */
public record SignedIn(SessionView session, AccountView account) {

  public SignedIn {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(account, "account");
  }
}
