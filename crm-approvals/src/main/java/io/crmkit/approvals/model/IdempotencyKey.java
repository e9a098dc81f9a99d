package io.crmkit.approvals.model;

import io.crmkit.core.Require;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Chosen by a caller for one command, so that sending it again, after a double click or a lost answer, is harmless.
 *
 * @param value at most {@value #MOST_CHARACTERS} characters, unique among the commands to one approval
 */
public record IdempotencyKey(String value) {

  static final int MOST_CHARACTERS = 200;

  public IdempotencyKey {
    Require.key(value, "value");
    if (value.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "an idempotency key has at most %d characters but this one has %d"
              .formatted(MOST_CHARACTERS, value.length()));
    }
  }

  /** Tells commands apart; equal commands have equal fingerprints in every process. */
  static String fingerprint(ApprovalCommand command) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : CommandText.parts(command)) {
        byte[] text = part.getBytes(StandardCharsets.UTF_8);
        // the length goes first, so that no text of a host can look like the end of one part and the start of another
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        digest.update(text);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
