package io.crmkit.sso.jose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A token cut at its dots, before anything of it is decoded. */
final class CompactParts {

  private static final int SIGNED = 3;
  private static final int ENCRYPTED = 5;

  private final String token;
  private final int[] dots;
  private final byte[] bytes;

  private CompactParts(String token, int[] dots) {
    this.token = token;
    this.dots = dots;
    this.bytes = token.getBytes(StandardCharsets.ISO_8859_1);
  }

  static CompactParts signed(String token, int longest) throws NotAcceptedException {
    int parts = count(token);
    if (parts == ENCRYPTED) {
      throw new NotAcceptedException(JoseReason.ENCRYPTED_TOKEN_UNEXPECTED,
          "A signed token of three parts was expected but an encrypted one of five parts came.");
    }
    return cut(token, SIGNED, parts, longest, JoseReason.MALFORMED);
  }

  static CompactParts encrypted(String token, int longest) throws NotAcceptedException {
    return cut(token, ENCRYPTED, count(token), longest, JoseReason.ENCRYPTED_TOKEN_EXPECTED);
  }

  private static CompactParts cut(String token, int expected, int parts, int longest, JoseReason otherwise)
      throws NotAcceptedException {
    if (token.length() > longest) {
      throw new NotAcceptedException(JoseReason.TOO_LARGE,
          "The token has %d characters; at most %d are read.".formatted(token.length(), longest));
    }
    if (parts != expected) {
      throw new NotAcceptedException(otherwise, "A token of %d parts between dots was expected but %s came."
          .formatted(expected, parts > ENCRYPTED ? "more than " + ENCRYPTED : Integer.toString(parts)));
    }
    int[] dots = new int[expected + 1];
    for (int part = 1; part < expected; part++) {
      dots[part] = token.indexOf('.', dots[part - 1]) + 1;
    }
    dots[expected] = token.length() + 1;
    return new CompactParts(token, dots);
  }

  /** How many parts there are; one more than five is as many as ten thousand. */
  private static int count(String token) {
    int parts = 1;
    int dot = token.indexOf('.');
    while (dot >= 0 && parts <= ENCRYPTED) {
      parts++;
      dot = token.indexOf('.', dot + 1);
    }
    return parts;
  }

  /** Returns a part as it stands in the token. */
  String text(int part) {
    return token.substring(dots[part], dots[part + 1] - 1);
  }

  int length(int part) {
    return dots[part + 1] - 1 - dots[part];
  }

  byte[] decoded(int part) throws NotAcceptedException {
    try {
      return StrictBase64.decode(bytes, dots[part], dots[part + 1] - 1);
    } catch (IllegalArgumentException e) {
      throw new NotAcceptedException(JoseReason.MALFORMED,
          "Part %d of the token is not strictly base64url.".formatted(part + 1));
    }
  }

  /** Returns what a signature covers: header and payload as they stand, with the dot between them. */
  byte[] signingInput() {
    return Arrays.copyOf(bytes, dots[2] - 1);
  }
}
