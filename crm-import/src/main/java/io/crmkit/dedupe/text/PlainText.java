package io.crmkit.dedupe.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The plain form of a text, in which texts that mean the same are written the same: compatibility forms (Unicode NFKC),
 * lower case, Latin letters without accents, words with one space between them.
 *
 * <p>Other scripts are transliterated by ICU ({@code Any-Latin; Latin-ASCII}). Apostrophes, full stops within
 * abbreviations, hyphens within codes such as {@code KX-TG6700} and decimals that are zero vanish, {@code &} becomes
 * {@code and}, other punctuation parts words.
 */
public final class PlainText {

  private static final int LONGEST = 2000;
  private static final int MAKER = 4;

  private PlainText() {}

  /** Loaded with the first value of other scripts, as it takes the better part of a second. */
  private static final class Rules {

    static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /** Where Chinese and Latin letters meet, which nobody parts by a space. */
    private static final Pattern MEETING =
        Pattern.compile("(?<=\\p{IsHan})(?=\\p{IsLatin})|(?<=\\p{IsLatin})(?=\\p{IsHan})");

    static String ascii(String text) {
      String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
      return TO_ASCII.transliterate(MEETING.matcher(normal).replaceAll(" "));
    }
  }

  /** Returns the plain form, which may be empty; only the first 2,000 characters are read. */
  public static String of(String text) {
    String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return words(isAscii(read) ? read : LatinLetters.isAll(read) ? LatinLetters.ascii(read) : Rules.ascii(read));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String words(String text) {
    StringBuilder plain = new StringBuilder(text.length() + 4);
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each >= 'A' && each <= 'Z') {
        plain.append((char) (each + ('a' - 'A')));
      } else if (each >= 'a' && each <= 'z' || each >= '0' && each <= '9') {
        plain.append(each);
      } else if (each == ' ') {
        space(plain);
      } else if (each == '&') {
        space(plain);
        plain.append("and ");
      } else if (Character.isLetterOrDigit(text.codePointAt(i))) {
        plain.appendCodePoint(Character.toLowerCase(text.codePointAt(i)));
        i += Character.charCount(text.codePointAt(i)) - 1;
      } else if (zeros(text, i) > 0) {
        i += zeros(text, i);
      } else if (!vanishes(text, i)) {
        space(plain);
      }
    }
    int length = plain.length();
    return length > 0 && plain.charAt(length - 1) == ' ' ? plain.substring(0, length - 1) : plain.toString();
  }

  private static void space(StringBuilder plain) {
    if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
      plain.append(' ');
    }
  }

  /** How many zeros there are after a decimal point, if there is nothing else: {@code 13.0} is {@code 13}. */
  private static int zeros(String text, int at) {
    if (text.charAt(at) != '.' || at == 0 || !isDigit(text.charAt(at - 1))) {
      return 0;
    }
    int to = at + 1;
    while (to < text.length() && text.charAt(to) == '0') {
      to++;
    }
    return to < text.length() && Character.isLetterOrDigit(text.charAt(to)) ? 0 : to - at - 1;
  }

  /** Whether a hyphen is in a code, as in {@code KX-TG6700}: after up to four letters, before a word with digits. */
  private static boolean joinsCode(String text, int at) {
    int from = at;
    while (from > 0 && at - from <= MAKER && isLetter(text, from - 1)) {
      from--;
    }
    boolean apart = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)) && text.charAt(from - 1) != '-';
    boolean digit = false;
    for (int to = at + 1; to < text.length() && Character.isLetterOrDigit(text.charAt(to)) && !digit; to++) {
      digit = isDigit(text.charAt(to));
    }
    return digit && apart && from < at && at - from <= MAKER;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }

  /** An apostrophe, or a full stop after a single letter that another single letter follows, as in {@code i.b.m.}. */
  private static boolean vanishes(String text, int at) {
    char each = text.charAt(at);
    if (each == '\'' || each == '`' || each == '\u2019') {
      return true;
    }
    if (each == '-') {
      return joinsCode(text, at);
    }
    return each == '.' && isLetter(text, at - 1) && !isLetter(text, at - 2) && isLetter(text, at + 1)
        && !isLetter(text, at + 2);
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }
}
