package io.crmkit.sso.oauth;

import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.oauth.model.OAuthReason;
import org.jspecify.annotations.Nullable;

/** What a provider says about its no: shown only cleaned, and held against it if it needs cleaning. */
final class ErrorText {

  private ErrorText() {}

  static SsoRefusal refusal(String error, @Nullable String description) {
    boolean isSafe = isSafe(error) && (description == null || isSafe(description));
    String text = "The provider answers %s%s.".formatted(Untrusted.quoted(error),
        description == null ? "" : ": " + Untrusted.quoted(description));
    return isSafe ? new SsoRefusal(OAuthReason.AUTHORIZATION_REFUSED, text)
        : new SsoRefusal(OAuthReason.ERROR_TEXT_UNSAFE, text + " Characters that have no place there were replaced.");
  }

  /** RFC 6749, section 4.1.2.1, and nothing that a page could take for markup. */
  private static boolean isSafe(String text) {
    return text.chars().allMatch(each -> each >= ' ' && each <= '~' && "\"\\<>&".indexOf(each) < 0);
  }
}
