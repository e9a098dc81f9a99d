package io.crmkit.imports.read;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * How much a text looks like something people write when it is read in an encoding, from below 0 to about 1.
 *
 * <p>In alphabets: letters beside letters of their own script, capitals at the begin of words, punctuation that people
 * type. In East Asian encodings: kana, Hangul and the Han characters that each standard holds first because they are
 * frequent (JIS X 0208 and GB 2312 level 1, KS X 1001 Hangul, Big5 level 1). Statistics of language, as ICU has them,
 * need more text than the names in a table give.
 */
final class Plausibility {

  private static final double FREQUENT = 1;
  private static final double OWN_SCRIPT = 1.1;
  private static final double RARE = -0.3;
  private static final double STRANGE = -0.8;
  private static final String TYPED = "“”‘’„‚–—…€£©®°«»§·¿¡´`№ª º²³™\u00a0";
  private static final String SELDOM = "þðÞÐţŢ";

  private final Charset charset;
  private final String text;

  private Plausibility(Charset charset, String text) {
    this.charset = charset;
    this.text = text;
  }

  /** Returns the text, or {@code null} if it is not in this encoding. */
  static @Nullable Plausibility of(byte[] bytes, Charset charset) {
    try {
      CharBuffer text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
      return new Plausibility(charset, text.toString());
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  String text() {
    return text;
  }

  double score() {
    boolean wide = charset.newEncoder().maxBytesPerChar() > 1;
    double score = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char mark = text.charAt(i);
      if (mark >= 0x80) {
        int bytes = wide ? String.valueOf(mark).getBytes(charset).length : 1;
        score += bytes * (bytes > 1 ? eastAsian(mark) : wide ? STRANGE : alphabetic(i, mark));
        count += bytes;
      }
    }
    return count == 0 ? 0 : score / count;
  }

  private double eastAsian(char mark) {
    byte[] bytes = String.valueOf(mark).getBytes(charset);
    int lead = bytes[0] & 0xff;
    int trail = bytes[1] & 0xff;
    UnicodeScript script = UnicodeScript.of(mark);
    boolean kana = script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    return switch (charset.name()) {
      case "windows-31j" -> kana ? OWN_SCRIPT : lead >= 0x88 && lead <= 0x97 ? FREQUENT : lead <= 0x84 ? 0 : RARE;
      case "EUC-JP" -> kana ? OWN_SCRIPT : lead >= 0xb0 && lead <= 0xcf ? FREQUENT : RARE;
      case "x-windows-949" -> trail < 0xa1 ? STRANGE : script == UnicodeScript.HANGUL ? OWN_SCRIPT : RARE;
      case "GB18030" -> trail < 0xa1 || kana ? STRANGE : lead >= 0xb0 && lead <= 0xd7 ? FREQUENT : lead == 0xa3 ? 0
          : RARE;
      default -> lead >= 0xa4 && lead <= 0xc6 ? FREQUENT : RARE;
    };
  }

  private double alphabetic(int at, char mark) {
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
    if (!Character.isLetter(mark)) {
      boolean joined = Character.isLetter(before) && Character.isLetter(after);
      boolean typed = TYPED.indexOf(mark) >= 0 && !(mark == '£' && Character.isLetter(after));
      return typed && !(joined && mark != '’') ? 0.6 : STRANGE;
    }
    if (SELDOM.indexOf(mark) >= 0 || Character.isUpperCase(mark) && Character.isLowerCase(before)) {
      return STRANGE;
    }
    UnicodeScript script = UnicodeScript.of(mark);
    boolean foreign = foreign(before, script) || foreign(after, script);
    boolean crowded = script == UnicodeScript.LATIN && before >= 0x80 && after >= 0x80;
    return foreign ? STRANGE : crowded ? RARE : FREQUENT;
  }

  private static boolean foreign(char neighbour, UnicodeScript script) {
    return Character.isLetter(neighbour) && UnicodeScript.of(neighbour) != script;
  }
}
