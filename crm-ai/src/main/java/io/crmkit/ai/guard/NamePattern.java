package io.crmkit.ai.guard;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A name in every way in which the same letters are written: with any space, apostrophe and hyphen, and letters with marks
 * in one sign or in several.
 */
final class NamePattern {

  private static final String APOSTROPHES = "'’‘ʼʹ´`′＇";
  private static final String HYPHENS = "-\u00AD\u2010\u2011\u2012\u2013\u2212";

  private NamePattern() {}

  static String of(String name) {
    String composed = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}]+", " ");
    StringBuilder pattern = new StringBuilder();
    composed.codePoints().forEach(sign -> pattern.append(written(Character.toString(sign))));
    return pattern.toString();
  }

  private static String written(String sign) {
    if (sign.equals(" ")) {
      return "[\\s\\p{Z}]++";
    }
    if (APOSTROPHES.contains(sign)) {
      return "[" + APOSTROPHES + "]";
    }
    if (HYPHENS.contains(sign)) {
      return "[" + HYPHENS + "]";
    }
    String inParts = Normalizer.normalize(sign, Normalizer.Form.NFD);
    return inParts.equals(sign) ? Pattern.quote(sign) : "(?:" + Pattern.quote(sign) + "|" + Pattern.quote(inParts) + ")";
  }
}
