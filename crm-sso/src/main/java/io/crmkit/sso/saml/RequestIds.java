package io.crmkit.sso.saml;

import io.crmkit.core.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * IDs of messages: 128 random bits (Core 1.3.4), and a mark of the tenant by which an answer that reaches another tenant is
 * told from one to nothing. Nothing rests on the mark but the words of a refusal.
 */
final class RequestIds {

  private static final String KIND_LOGOUT = "logout/";
  private static final int LONGEST = 200;
  private static final int RANDOM_BYTES = 16;
  private static final int MARK_BYTES = 4;
  private static final int LENGTH = 1 + 2 * (RANDOM_BYTES + MARK_BYTES);

  private final SecureRandom random = new SecureRandom();

  String next(TenantId tenant) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String free = "_" + HexFormat.of().formatHex(bytes);
    return free + mark(free, tenant);
  }

  /** Whether an ID has the form of ours and the mark of another tenant. */
  static boolean isOfAnother(TenantId tenant, String id) {
    return id.length() == LENGTH && id.matches("_[0-9a-f]+")
        && !id.endsWith(mark(id.substring(0, LENGTH - 2 * MARK_BYTES), tenant));
  }

  /** Returns under what a request to log out is kept, so that no answer to a login is one to it, nor the other way round. */
  static String ofLogout(String id) {
    return KIND_LOGOUT + id;
  }

  /** Whether an ID may be that of a message; those of the store that say what they are of have a slash, and no message has. */
  static boolean isOfAMessage(String id) {
    return id.length() <= LONGEST && id.indexOf('/') < 0;
  }

  private static String mark(String free, TenantId tenant) {
    return sha256(free + "\n" + tenant.value()).substring(0, 2 * MARK_BYTES);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
