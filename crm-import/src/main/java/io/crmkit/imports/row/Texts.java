package io.crmkit.imports.row;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the text transformations do; each returns the text that it was given where there is nothing to do. */
final class Texts {

  /** Between the values of a list. */
  static final String LIST = "; ";

  private Texts() {}

  /** White space of Unicode, the no-break kinds, and the zero-width and byte order marks. */
  static boolean isSpace(int c) {
    if (c > ' ' && c < 0x7F) {
      return false; // nearly always: and two tables need not be asked
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF || c == 0x200B;
  }

  static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static String collapse(String text) {
    String trimmed = trim(text);
    int at = 0;
    while (at < trimmed.length() && !isLoose(trimmed, at)) {
      at++;
    }
    return at == trimmed.length() ? trimmed : collapse(trimmed, at);
  }

  /** Whether a space stands here that is not a single plain one. */
  private static boolean isLoose(String text, int at) {
    return isSpace(text.charAt(at)) && (text.charAt(at) != ' ' || isSpace(text.charAt(at + 1)));
  }

  private static String collapse(String text, int from) {
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, from);
    boolean pending = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        pending = true;
      } else {
        kept.append(pending ? " " : "").append(c);
        pending = false;
      }
    }
    return kept.toString();
  }

  static String stripInvisible(String text) {
    StringBuilder kept = null;
    for (int i = 0; i < text.length(); i++) {
      boolean seen = !isInvisible(text.charAt(i));
      if (!seen && kept == null) {
        kept = new StringBuilder(text.length()).append(text, 0, i);
      } else if (seen && kept != null) {
        kept.append(text.charAt(i));
      }
    }
    return kept == null ? text : kept.toString();
  }

  /** Joiners stay: Indic scripts, Persian and emoji are written with them. */
  private static boolean isInvisible(char c) {
    if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
      return c != '\t' && c != '\n' && c != '\r';
    }
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060
        || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x061C;
  }

  /** Whether there is neither U+0000 nor half of a surrogate pair. */
  static boolean isStorable(String text) {
    if (text.indexOf(0) >= 0) {
      return false;
    }
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= Character.MIN_SURROGATE && Character.isSurrogate(text.charAt(i))) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
      }
    }
    return true;
  }

  static String normalize(String text, Normalizer.Form form) {
    return isAscii(text) ? text : Normalizer.normalize(text, form);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  static String titleCase(String text, Locale locale) {
    String small = text.toLowerCase(locale);
    StringBuilder title = new StringBuilder(small.length());
    int wordStart = 0;
    int i = 0;
    while (i < small.length()) {
      int c = small.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean starts = i == wordStart && Character.isLetter(c);
      title.append(starts ? capital(small.substring(i, next), locale) : small.substring(i, next));
      if (isSpace(c) || c == '-' || c == '.' || c == '/' || (isApostrophe(c) && i - wordStart == 1)) {
        wordStart = next;
      }
      i = next;
    }
    return title.toString();
  }

  /** The title case of most letters is their upper case, but of ǆ it is ǅ; the locale knows of the Turkish i. */
  private static String capital(String letter, Locale locale) {
    int title = Character.toTitleCase(letter.codePointAt(0));
    int upper = Character.toUpperCase(letter.codePointAt(0));
    return title == upper && letter.toUpperCase(locale).length() == letter.length()
        ? letter.toUpperCase(locale) : Character.toString(title);
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == 0x2019;
  }

  /** Leaves the address of {@code Ada <ADA@Example.com>} or {@code mailto:ada@example.com?subject=x}. */
  static String email(String text) {
    String address = trim(text);
    int open = address.lastIndexOf('<');
    int close = address.lastIndexOf('>');
    if (open >= 0 && close > open) {
      address = trim(address.substring(open + 1, close));
    }
    if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
      int query = address.indexOf('?');
      address = address.substring(7, query < 0 ? address.length() : query);
    }
    return trim(normalize(address, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
  }

  /** Leaves the host of an address of the web, or what stands behind the @ of one of mail. */
  static @Nullable String domain(String text) {
    String host = trim(text).toLowerCase(Locale.ROOT);
    int scheme = host.indexOf("://");
    host = scheme < 0 ? host : host.substring(scheme + 3);
    host = cut(cut(cut(host, '/'), '?'), '#');
    host = cut(host.substring(host.lastIndexOf('@') + 1), ':');
    host = host.startsWith("www.") ? host.substring(4) : host;
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return host.isEmpty() ? null : host;
  }

  private static String cut(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.digit(c, 10)).filter(digit -> digit >= 0).forEach(digits::append);
    return digits.toString();
  }

  static String truncate(String text, int length) {
    return text.length() <= length || text.codePointCount(0, text.length()) <= length
        ? text : text.substring(0, text.offsetByCodePoints(0, length));
  }

  static String padLeft(String text, int length, String with) {
    int missing = length - text.codePointCount(0, text.length());
    return missing <= 0 ? text : with.repeat(missing) + text;
  }

  static String list(String text, String separator) {
    Set<String> values = new LinkedHashSet<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      values.add(trim(text.substring(start, end)));
      start = end + separator.length();
    }
    values.add(trim(text.substring(start)));
    values.remove("");
    return String.join(LIST, values);
  }
}
