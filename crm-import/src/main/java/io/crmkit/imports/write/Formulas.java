package io.crmkit.imports.write;

/** What becomes of a value that a spreadsheet would run as a formula. */
public enum Formulas {

  /** An apostrophe is put before it, as people do; {@link FormulaText#restore} takes it away again. */
  NEUTRALISE,

  /** It is written as it is, for programs that are no spreadsheets. */
  KEEP
}
