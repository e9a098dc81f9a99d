package io.crmkit.imports.read;

/** Whether the first row of a table names the columns. */
public enum Header {

  /** Looked for: lines before it are passed over, and without one the columns get names of their own. */
  DETECT,

  /** The first row that is not blank, whatever it looks like. */
  FIRST_ROW,

  /** There is none: the columns are called {@code column 1}, {@code column 2} … */
  NONE
}
