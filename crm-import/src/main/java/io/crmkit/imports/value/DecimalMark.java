package io.crmkit.imports.value;

/** What separates the whole from its parts in a number. */
public enum DecimalMark {

  /** {@code 1,234.56}, {@code 1'234.56}, {@code 1,23,456.78}. */
  POINT,

  /** {@code 1.234,56}, {@code 1 234,56}. */
  COMMA
}
