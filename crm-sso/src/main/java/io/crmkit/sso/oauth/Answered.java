package io.crmkit.sso.oauth;

import io.crmkit.core.Secret;
import io.crmkit.sso.oauth.model.PendingLogin;
import java.util.Objects;

/** An answer to a login that this browser began here, with this provider; what it says was not looked at yet. */
public final class Answered {

  private final PendingLogin login;
  private final ResponseMode mode;
  @Secret private final Parameters parameters;

  Answered(PendingLogin login, ResponseMode mode, Parameters parameters) {
    this.login = Objects.requireNonNull(login, "login");
    this.mode = mode;
    this.parameters = parameters;
  }

  public PendingLogin login() {
    return login;
  }

  ResponseMode mode() {
    return mode;
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public String toString() {
    return "Answered[" + login + "]";
  }
}
