package io.crmkit.core.paging;

import io.crmkit.core.Validated;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The text of a cursor: base64url of a version byte, eight bytes of checksum (SHA-256 of the rest) and the parts, each
 * with its length. Texts have one form only: what does not encode to itself again is refused.
 */
final class CursorText {

  private static final byte VERSION = 1;
  private static final int CHECKSUM = 8;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private CursorText() {}

  static String write(String list, List<String> key) {
    return seal(body(list, key));
  }

  private static byte[] body(String list, List<String> key) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(body)) {
      out.writeUTF(list);
      for (String part : key) {
        out.writeUTF(part);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a part of a cursor must be shorter than 64 KiB", e);
    }
    return body.toByteArray();
  }

  private static String seal(byte[] body) {
    byte[] sealed = new byte[1 + CHECKSUM + body.length];
    sealed[0] = VERSION;
    System.arraycopy(checksum(body), 0, sealed, 1, CHECKSUM);
    System.arraycopy(body, 0, sealed, 1 + CHECKSUM, body.length);
    return ENCODER.encodeToString(sealed);
  }

  static Validated<Cursor> read(String text) {
    byte[] sealed;
    try {
      sealed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return bad();
    }
    if (sealed.length <= 1 + CHECKSUM) {
      return bad();
    }
    if (sealed[0] != VERSION) {
      return Cursor.refused("paging.bad-cursor", "This is no cursor of this release. Start at the first page.");
    }
    byte[] body = Arrays.copyOfRange(sealed, 1 + CHECKSUM, sealed.length);
    return seal(body).equals(text) ? parts(body) : bad();
  }

  private static Validated<Cursor> parts(byte[] body) {
    List<String> parts = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
      while (in.available() > 0) {
        parts.add(in.readUTF());
      }
    } catch (IOException e) {
      return bad();
    }
    String list = parts.get(0);
    List<String> key = parts.subList(1, parts.size());
    // a character has several forms in such bytes, and another one would make another text of the cursor, perhaps too long
    return list.isBlank() || !Arrays.equals(body(list, key), body) ? bad() : Validated.valid(new Cursor(list, key));
  }

  private static Validated<Cursor> bad() {
    return Cursor.refused("paging.bad-cursor", "This is no cursor, or it was altered. Start at the first page.");
  }

  private static byte[] checksum(byte[] body) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(body), CHECKSUM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
