package io.crmkit.imports.value;

/** What the numbers of a date stand for, from left to right. */
public enum DateOrder {

  /** {@code 2024-03-05}, {@code 20240305}, {@code 2024年3月5日}, and weeks as {@code 2024-W10-2} (ISO 8601). */
  YEAR_MONTH_DAY,

  /** {@code 05/03/2024}, {@code 5.3.24}, {@code 5 Mar 2024}. */
  DAY_MONTH_YEAR,

  /** {@code 03/05/2024}, {@code Mar 5, 2024}. */
  MONTH_DAY_YEAR,

  /** Days since the end of 1899, as Excel counts them on Windows: {@code 45356}. */
  EXCEL_1900,

  /** Days since 1 January 1904, as old Excel for Mac counts them: {@code 43894}. */
  EXCEL_1904
}
