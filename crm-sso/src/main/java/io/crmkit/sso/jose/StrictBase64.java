package io.crmkit.sso.jose;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64url as RFC 7515, section 2, has it: no padding, no white space, nothing but its 64 characters, and no two texts
 * for the same bytes (RFC 4648, section 3.5). Lenient readers let one token have many forms, which no deny list can
 * hold.
 */
final class StrictBase64 {

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private StrictBase64() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(decode(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Decodes a part of a token.
   *
   * @throws IllegalArgumentException if it is not strictly base64url
   */
  static byte[] decode(byte[] text, int from, int to) {
    if (to > from && (text[to - 1] == '=' || spareBits(text[to - 1], (to - from) % 4) != 0)) {
      throw new IllegalArgumentException("padded, or with bits that stand for nothing");
    }
    ByteBuffer decoded = DECODER.decode(ByteBuffer.wrap(text, from, to - from));
    byte[] bytes = new byte[decoded.remaining()];
    decoded.get(bytes);
    return bytes;
  }

  /** Two characters hold 12 bits of which one byte uses 8, three hold 18 of which two use 16. */
  private static int spareBits(byte last, int rest) {
    int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(last);
    if (rest == 2) {
      return value & 0b1111;
    }
    return rest == 3 ? value & 0b11 : 0;
  }
}
