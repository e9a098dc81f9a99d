package io.crmkit.imports.value;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;

/**
 * Which signs stand between the digits of a number, where the language of whoever wrote it is known: any other sign is a
 * mistake there, while {@link DecimalMark} takes whatever can be told from the decimal mark.
 *
 * <p>Source: CLDR, as the JDK has it. Hundreds of thousands are grouped by two digits in the countries that count by
 * lakhs.
 */
public final class NumberStyle {

  private static final Set<String> LAKHS = Set.of("IN", "BD", "NP", "PK", "LK");

  private final char decimal;
  private final char group;
  private final boolean lakhs;

  private NumberStyle(char decimal, char group, boolean lakhs) {
    this.decimal = decimal;
    this.group = group;
    this.lakhs = lakhs;
  }

  /** Returns how numbers are written in a language and its country. */
  public static NumberStyle of(Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    return new NumberStyle(
        symbols.getDecimalSeparator(), symbols.getGroupingSeparator(), LAKHS.contains(locale.getCountry()));
  }

  /** Returns the sign before the part of a number that is less than one. */
  public char decimal() {
    return decimal;
  }

  /** A language that groups by one blank is written with another one as well, and with either apostrophe. */
  boolean isGrouping(char sign) {
    return Character.isSpaceChar(group)
        ? Character.isSpaceChar(sign) : sign == group || group == '\u2019' && sign == '\'';
  }

  boolean hasLakhs() {
    return lakhs;
  }
}
