package io.crmkit.imports.model.template;

/** What a field without a value does to one that has one. */
public enum BlankValues {
  /** Nothing: a blank never overwrites a value. */
  KEEP,
  /**
   * It takes the value away, where the values of the row take the place of those of the record. A file that has no
   * column for such a field is refused.
   */
  OVERWRITE
}
