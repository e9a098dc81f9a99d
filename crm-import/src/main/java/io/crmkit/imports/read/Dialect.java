package io.crmkit.imports.read;

/**
 * How a delimited file separates and quotes.
 *
 * @param delimiter an ASCII character
 * @param quote an ASCII character
 * @param escaping of a quote inside quotes
 */
public record Dialect(char delimiter, char quote, Escaping escaping) {

  /** That of RFC 4180. */
  public static final Dialect RFC_4180 = new Dialect(',', '"', Escaping.DOUBLED);

  public Dialect {
    requireMark(delimiter, "delimiter");
    requireMark(quote, "quote");
    if (delimiter == quote) {
      throw new IllegalArgumentException("delimiter and quote must differ but both were " + (int) quote);
    }
  }

  static void requireMark(char mark, String name) {
    if (mark == 0 || mark == '\n' || mark == '\r' || mark > 126) {
      throw new IllegalArgumentException(
          "%s must be an ASCII character and no end of line but was U+%04X".formatted(name, (int) mark));
    }
  }
}
