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
