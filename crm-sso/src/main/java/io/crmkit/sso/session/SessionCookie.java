package io.crmkit.sso.session;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.TenantTag;
import io.crmkit.sso.session.model.SessionId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a session's cookie: {@code v1.<mark of the tenant>.<id>.<256 random bits in base64url>}. The id finds the
 * session, the rest proves it. A store keeps a hash of it, bound to tenant and id.
 */
final class SessionCookie {

  private static final int LONGEST = 300;
  private static final int SECRET_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile("v1\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]{1,200})\\.([A-Za-z0-9_-]{43})");

  private final String tag;
  private final SessionId id;
  private final String secret;

  private SessionCookie(String tag, SessionId id, String secret) {
    this.tag = tag;
    this.id = id;
    this.secret = secret;
  }

  static SessionCookie draw(TenantId tenant, SessionId id, SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new SessionCookie(TenantTag.of(tenant), id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Reads what a browser sent; null if it is no cookie of a session. */
  static @Nullable SessionCookie parse(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? new SessionCookie(parts.group(1), new SessionId(parts.group(2)), parts.group(3)) : null;
  }

  SessionId id() {
    return id;
  }

  boolean isOf(TenantId tenant) {
    return tag.equals(TenantTag.of(tenant));
  }

  SecretHash hash(TenantId tenant) {
    return SecretHash.ofRandom(List.of("session", tenant.value(), id.value()), secret);
  }

  /** Returns what goes to the browser. */
  String text() {
    return "v1." + tag + "." + id + "." + secret;
  }

  /** Returns a text without the secret. */
  @Override
  public String toString() {
    return "SessionCookie[" + id + "]";
  }
}
