package io.crmkit.imports.value;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;

/**
 * How numbers are written: which sign is the decimal mark, which ones group digits, and how.
 *
 * <p>Source of the signs of a language: the Unicode locale data of the Java platform.
 */
public final class NumberStyle {

  static final NumberStyle POINT = new NumberStyle('.', ",'\u2019\u066c_ ", true);
  static final NumberStyle COMMA = new NumberStyle(',', ".'\u2019\u066c_ ", true);

  private static final Set<String> LAKHS = Set.of("IN", "BD", "NP", "PK", "LK");

  private final char mark;
  private final String grouping;
  private final boolean blanks;
  private final boolean lakhs;

  private NumberStyle(char mark, String grouping, boolean lakhs) {
    this.mark = mark;
    this.grouping = grouping;
    this.blanks = grouping.indexOf(' ') >= 0;
    this.lakhs = lakhs;
  }

  /** Returns the style of any language with this decimal mark; whatever else can group digits does. */
  public static NumberStyle of(DecimalMark mark) {
    return mark == DecimalMark.POINT ? POINT : COMMA;
  }

  /** Returns the style of one language: nothing groups digits but its own sign, and lakhs only where they are usual. */
  public static NumberStyle of(Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    char sign = symbols.getGroupingSeparator();
    String grouping = Character.isSpaceChar(sign) ? " " : sign == '\u2019' ? "\u2019'" : String.valueOf(sign);
    return new NumberStyle(symbols.getDecimalSeparator(), grouping, LAKHS.contains(locale.getCountry()));
  }

  /** Returns the decimal mark. */
  public char mark() {
    return mark;
  }

  /** The Arabic mark is nothing else in any style. */
  boolean isMark(char sign) {
    return sign == mark || sign == '\u066b';
  }

  boolean isGrouping(char sign) {
    return grouping.indexOf(sign) >= 0 || blanks && Character.isSpaceChar(sign);
  }

  boolean hasLakhs() {
    return lakhs;
  }
}
