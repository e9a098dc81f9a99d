package io.crmkit.sso.saml;

import io.crmkit.core.Require;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a browser asks for when it begins to log in.
 *
 * @param browser a random value that only this browser has, such as that of a cookie with {@code SameSite=None; Secure}: the
 *     response comes as a POST from the provider's page
 * @param returnTo the path of the host to go to afterwards; null for its start
 * @param reauthentication whether the person must prove anew who they are
 */
public record LoginAsk(String browser, @Nullable String returnTo, Reauthentication reauthentication) {

  public LoginAsk {
    Require.notBlank(browser, "browser");
    Objects.requireNonNull(reauthentication, "reauthentication");
  }

  public static LoginAsk of(String browser, @Nullable String returnTo) {
    return new LoginAsk(browser, returnTo, Reauthentication.NOT_FORCED);
  }

  /** Returns the same with the person having to prove anew who they are. */
  public LoginAsk forced() {
    return new LoginAsk(browser, returnTo, Reauthentication.FORCED);
  }

  /** Shows nothing of what binds the browser. */
  @Override
  public String toString() {
    return "LoginAsk[%s, %s]".formatted(returnTo, reauthentication);
  }
}
