package io.crmkit.imports.row;

import io.crmkit.imports.text.MultiValues;
import io.crmkit.imports.text.Signs;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the text transformations do; each returns the text that it was given where there is nothing to do. */
final class Texts {

  /** Between the values of a list. */
  static final String LIST = "; ";

  private Texts() {}

  /** What can be cut off at the ends of a value: blanks, and what nobody sees. */
  private static boolean isIdle(int c) {
    return Signs.isBlank(c) || Signs.isInvisible(c);
  }

  static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isIdle(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is something to cut off at an end. */
  static boolean isLoose(String text) {
    return isIdle(text.charAt(0)) || isIdle(text.charAt(text.length() - 1));
  }

  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isIdle(text.charAt(start))) {
      start++;
    }
    while (end > start && isIdle(text.charAt(end - 1))) {
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
    return Signs.isBlank(text.charAt(at)) && (text.charAt(at) != ' ' || Signs.isBlank(text.charAt(at + 1)));
  }

  private static String collapse(String text, int from) {
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, from);
    boolean pending = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Signs.isBlank(c)) {
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
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean seen = !Signs.isInvisible(c);
      if (!seen && kept == null) {
        kept = new StringBuilder(text.length()).append(text, 0, i);
      } else if (seen && kept != null) {
        kept.appendCodePoint(c);
      }
      i = next;
    }
    return kept == null ? text : kept.toString();
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
      if (Signs.isBlank(c) || c == '-' || c == '.' || c == '/' || (isApostrophe(c) && i - wordStart == 1)) {
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
    return MultiValues.join(MultiValues.split(text, separator), LIST);
  }
}
