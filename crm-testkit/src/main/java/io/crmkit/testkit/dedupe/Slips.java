package io.crmkit.testkit.dedupe;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What happens to a text between a person and a file. Each answer differs from the text if that can be at all. */
public final class Slips {

  private static final List<String> KEYS = List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final String[][] SOUNDS = {
    {"ph", "f"}, {"ck", "k"}, {"ie", "y"}, {"ei", "ie"}, {"ei", "ai"}, {"mm", "m"}, {"nn", "n"}, {"tt", "t"}, {"ss", "s"},
    {"ll", "l"}, {"th", "t"}, {"dt", "t"}, {"sch", "sh"}, {"z", "s"}, {"s", "z"}, {"v", "w"}, {"ee", "ea"}, {"oo", "u"},
    {"ai", "ay"}, {"ay", "ey"}, {"er", "or"}, {"x", "ks"}, {"qu", "kw"}, {"c", "k"}, {"k", "c"}, {"y", "i"}, {"i", "y"},
    {"n", "nn"}, {"l", "ll"}, {"t", "tt"}, {"gh", ""}, {"h", ""}, {"mc", "mac"}, {"sen", "son"}
  };

  private static final String[][] LOOKS = {
    {"rn", "m"}, {"m", "rn"}, {"l", "1"}, {"o", "0"}, {"0", "O"}, {"5", "S"}, {"s", "5"}, {"cl", "d"}, {"d", "cl"},
    {"b", "8"}, {"8", "B"}, {"i", "l"}, {"1", "l"}, {"w", "vv"}, {"h", "b"}, {"e", "c"}, {"6", "b"}, {"nn", "m"}
  };

  private Slips() {}

  /** Hits a neighbouring key, leaves one out, hits one twice, or two in the wrong order. */
  public static String keyboard(String text, Draws draws) {
    if (text.length() < 2) {
      return text;
    }
    int at = draws.below(text.length() - 1);
    int way = draws.below(20);
    if (way < 8) {
      return text.substring(0, at) + neighbour(text.charAt(at), draws) + text.substring(at + 1);
    } else if (way < 12) {
      return text.substring(0, at) + text.substring(at + 1);
    } else if (way < 15 || text.charAt(at) == text.charAt(at + 1)) {
      return text.substring(0, at + 1) + text.substring(at);
    }
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }

  private static char neighbour(char struck, Draws draws) {
    char lower = Character.toLowerCase(struck);
    for (String row : KEYS) {
      int at = row.indexOf(lower);
      if (at >= 0) {
        boolean left = at == row.length() - 1 || (at > 0 && draws.chance(0.5));
        char beside = row.charAt(left ? at - 1 : at + 1);
        return Character.isUpperCase(struck) ? Character.toUpperCase(beside) : beside;
      }
    }
    return 'e';
  }

  /** Writes a name as it sounds. */
  public static String phonetic(String text, Draws draws) {
    return replaceOne(text, SOUNDS, draws);
  }

  /** Reads a text as a machine does that takes shapes for shapes. */
  public static String ocr(String text, Draws draws) {
    return replaceOne(text, LOOKS, draws);
  }

  private static String replaceOne(String text, String[][] pairs, Draws draws) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String[]> fitting = new ArrayList<>();
    for (String[] pair : pairs) {
      if (lower.contains(pair[0])) {
        fitting.add(pair);
      }
    }
    if (fitting.isEmpty() || lower.length() != text.length()) {
      return text;
    }
    String[] chosen = draws.of(fitting);
    int at = lower.indexOf(chosen[0]);
    String put = at == 0 && !chosen[1].isEmpty() ? capital(chosen[1]) : chosen[1];
    return text.substring(0, at) + put + text.substring(at + chosen[0].length());
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Writes ä as ae, as Germans do without the key for it, and every other letter without its marks. */
  public static String withoutMarks(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    StringBuilder written = new StringBuilder(text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int umlaut = "äöüÄÖÜß".indexOf(c);
      if (umlaut >= 0) {
        written.append(List.of("ae", "oe", "ue", "Ae", "Oe", "Ue", "ss").get(umlaut));
      } else {
        written.append(c == 'ı' ? 'i' : c);
      }
    }
    return MARKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Returns the letters and digits of a text for an address on the net. */
  public static String plain(String text) {
    String lower = withoutMarks(text).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
