package io.crmkit.examples.portal;

import com.google.common.hash.Hashing;
import io.crmkit.sso.signon.Browser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks, by the cookies of the browser, and whether a form that was posted is one of ours. */
record Visitor(Request request, String address) {

  static final String SESSION = "crm_session";
  static final String LOGIN = "crm_login";

  Browser browser() {
    return new Browser(request.cookie(LOGIN), request.cookie(SESSION), request.client());
  }

  /** Returns the hidden field that every form has: nobody without the cookie of the session can know it. */
  Map<String, String> token() {
    return Map.of("csrf", token(request.cookie(SESSION)));
  }

  private static String token(@Nullable String cookie) {
    return Hashing.sha256().hashString("csrf/" + (cookie == null ? "" : cookie), StandardCharsets.UTF_8).toString();
  }

  /** Whether a form was posted by a page of this site, in the session that the browser has now. */
  boolean isOwnForm() {
    String origin = request.headers().getOrDefault("Origin", address);
    return request.isPost() && request.cookie(SESSION) != null && origin.equals(address)
        && MessageDigest.isEqual(token(request.cookie(SESSION)).getBytes(StandardCharsets.UTF_8),
            request.field("csrf").getBytes(StandardCharsets.UTF_8));
  }
}
