package io.crmkit.sso.model;

import io.crmkit.core.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short mark of a tenant in what it hands out, so that a cookie or key that reaches another tenant is told from one
 * that nobody ever made. It proves nothing: what counts is the secret beside it.
 */
public final class TenantTag {

  private static final int BYTES = 4;

  private TenantTag() {}

  /** Returns eight lower-case hexadecimal digits: the beginning of the SHA-256 of the tenant's id. */
  public static String of(TenantId tenant) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(tenant.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
