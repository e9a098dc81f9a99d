package io.crmkit.imports.value;

/** What separates the whole from its parts in a number. */
public enum DecimalMark {

  /** {@code 1,234.56}, {@code 1'234.56}, {@code 1,23,456.78}. */
  POINT('.', ','),

  /** {@code 1.234,56}, {@code 1 234,56}. */
  COMMA(',', '.');

  private final char mark;
  private final char grouping;

  DecimalMark(char mark, char grouping) {
    this.mark = mark;
    this.grouping = grouping;
  }

  boolean isMark(char sign) {
    return sign == mark || sign == '\u066b';
  }

  /** Blanks of all widths, apostrophes and the Arabic mark group whatever the decimal mark is. */
  boolean isGrouping(char sign) {
    return sign == grouping || sign == '\'' || sign == '\u2019' || sign == '\u066c' || sign == '_'
        || Character.isSpaceChar(sign);
  }
}
