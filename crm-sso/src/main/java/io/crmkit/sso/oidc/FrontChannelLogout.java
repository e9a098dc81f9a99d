package io.crmkit.sso.oidc;

import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.model.OAuthReason;
import org.jspecify.annotations.Nullable;

/**
 * A provider loads our logout page in a hidden frame (OpenID Connect Front-Channel Logout, section 2). Anybody can,
 * so that it counts only with the issuer and the session of the person who is logged in in this browser.
 */
public final class FrontChannelLogout {

  private FrontChannelLogout() {}

  /**
   * Checks a request for a logout.
   *
   * @param current who is logged in
   * @param issuer {@code iss}; null if it was not sent
   * @param session {@code sid}; null if it was not sent
   */
  public static Verdict<LogoutNotice> check(
      OidcProvider provider, Principal current, @Nullable String issuer, @Nullable String session) {
    boolean isIssuer = provider.isIssuer(issuer) && current.issuer().equals(issuer)
        && current.provider().equals(provider.client().provider());
    boolean isSession = session != null && session.equals(current.sessionIndex());
    if (!isIssuer || !isSession) {
      return Verdict.refuse(OAuthReason.LOGOUT_SESSION,
          "iss must be %s, and sid that of the login, but they are %s and %s.".formatted(
              provider.expectedIssuer(), Untrusted.quoted(issuer), Untrusted.quoted(session)));
    }
    return Verdict.accept(new LogoutNotice(current.provider(), current.issuer(), current.subject(), session));
  }
}
