package io.crmkit.imports.model.template;

/** What becomes of a row that is the same as a record. */
public enum DedupeStrategy {
  /** The row is left out; the record stays as it is. */
  SKIP,
  /** The values of the row take the place of those of the record. */
  UPDATE,
  /** The values of the row fill what the record does not have. */
  MERGE,
  /** The row becomes a record of its own. */
  CREATE_NEW,
  /** The row waits until somebody has decided. */
  REVIEW
}
