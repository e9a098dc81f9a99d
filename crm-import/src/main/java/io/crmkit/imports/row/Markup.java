package io.crmkit.imports.row;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of HTML, in one pass over it whatever it contains; nothing is ever run or loaded. */
final class Markup {

  private static final int LONGEST_REFERENCE = 12;

  private static final Map<String, String> NAMED = Map.ofEntries(
      Map.entry("amp", "&"), Map.entry("lt", "<"), Map.entry("gt", ">"), Map.entry("quot", "\""),
      Map.entry("apos", "'"), Map.entry("nbsp", " "), Map.entry("shy", ""), Map.entry("copy", "©"),
      Map.entry("reg", "®"), Map.entry("trade", "™"), Map.entry("euro", "€"), Map.entry("pound", "£"),
      Map.entry("yen", "¥"), Map.entry("cent", "¢"), Map.entry("sect", "§"), Map.entry("deg", "°"),
      Map.entry("hellip", "…"), Map.entry("ndash", "–"), Map.entry("mdash", "—"), Map.entry("lsquo", "‘"),
      Map.entry("rsquo", "’"), Map.entry("ldquo", "“"), Map.entry("rdquo", "”"), Map.entry("laquo", "«"),
      Map.entry("raquo", "»"), Map.entry("bull", "•"), Map.entry("middot", "·"), Map.entry("times", "×"),
      Map.entry("auml", "ä"), Map.entry("ouml", "ö"), Map.entry("uuml", "ü"), Map.entry("Auml", "Ä"),
      Map.entry("Ouml", "Ö"), Map.entry("Uuml", "Ü"), Map.entry("szlig", "ß"), Map.entry("eacute", "é"),
      Map.entry("egrave", "è"), Map.entry("agrave", "à"), Map.entry("ccedil", "ç"), Map.entry("ntilde", "ñ"));

  private final String html;
  private final StringBuilder text;
  private int at;

  private Markup(String html) {
    this.html = html;
    this.text = new StringBuilder(html.length());
  }

  static String strip(String html) {
    return html.indexOf('<') < 0 && html.indexOf('&') < 0 ? html : new Markup(html).read();
  }

  private String read() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<' && startsTag()) {
        tag();
      } else if (c == '&') {
        reference();
      } else {
        text.append(c);
        at++;
      }
    }
    return Texts.collapse(text.toString());
  }

  /** A sign such as in {@code a < b} begins no tag. */
  private boolean startsTag() {
    if (at + 1 >= html.length()) {
      return false;
    }
    char next = html.charAt(at + 1);
    return next == '/' || next == '!' || next == '?' || (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
  }

  private void tag() {
    if (html.startsWith("<!--", at)) {
      at = behind("-->", at + 4);
      return;
    }
    String name = name();
    at = behind(">", at + 1);
    if (name.equals("script") || name.equals("style")) {
      at = behindElement(name);
    }
    text.append(' ');
  }

  private String name() {
    int end = at + 1;
    while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    return html.substring(at + 1, end).toLowerCase(Locale.ROOT);
  }

  private int behind(String mark, int from) {
    int found = html.indexOf(mark, from);
    return found < 0 ? html.length() : found + mark.length();
  }

  private int behindElement(String name) {
    for (int close = html.indexOf("</", at); close >= 0; close = html.indexOf("</", close + 2)) {
      if (html.regionMatches(true, close + 2, name, 0, name.length())) {
        return behind(">", close);
      }
    }
    return html.length();
  }

  private void reference() {
    int end = at + 1;
    while (end < html.length() && end - at < LONGEST_REFERENCE && html.charAt(end) != ';') {
      end++;
    }
    String found = end < html.length() && html.charAt(end) == ';' ? character(html.substring(at + 1, end)) : null;
    if (found == null) {
      text.append('&');
      at++;
    } else {
      text.append(found);
      at = end + 1;
    }
  }

  private static @Nullable String character(String name) {
    if (!name.startsWith("#")) {
      return NAMED.get(name);
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int c = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      boolean sound = Character.isValidCodePoint(c) && c != 0 && Character.getType(c) != Character.SURROGATE;
      return sound ? Character.toString(c) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
