package io.crmkit.imports.value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts that were UTF-8 and were read as windows-1252, once or twice: {@code MÃ¼ller}. */
public final class Mojibake {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int MOST_TIMES = 3;

  private Mojibake() {}

  /**
   * Returns what the text most likely was, if every sign of it that is not ASCII is part of such a mistake. It is a
   * proposal: {@code Ã¼} may be meant.
   */
  public static Optional<String> repair(String text) {
    String best = null;
    String next = once(text);
    for (int i = 0; next != null && i < MOST_TIMES; i++) {
      best = next;
      next = once(next);
    }
    return Optional.ofNullable(best);
  }

  private static @Nullable String once(String text) {
    if (!mayBe(text)) {
      return null;
    }
    ByteBuffer bytes = bytes(text);
    if (bytes == null) {
      return null;
    }
    try {
      CharBuffer repaired = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .decode(bytes);
      return repaired.length() < text.length() ? repaired.toString() : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The first byte of a sequence of UTF-8 reads as one of Â to ô. */
  private static boolean mayBe(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign >= '\u00c2' && sign <= '\u00f4' && text.charAt(i + 1) >= 0x80) {
        return true;
      }
    }
    return false;
  }

  /** The five bytes that windows-1252 leaves open are read as controls of the same number. */
  private static @Nullable ByteBuffer bytes(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign < 0xa0) {
        bytes.put((byte) sign);
        continue;
      }
      byte[] one = String.valueOf(sign).getBytes(WINDOWS_1252);
      if (one.length != 1 || one[0] == '?') {
        return null;
      }
      bytes.put(one[0]);
    }
    return bytes.flip();
  }
}
