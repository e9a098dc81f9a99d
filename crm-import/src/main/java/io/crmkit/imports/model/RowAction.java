package io.crmkit.imports.model;

/** What becomes of a valid row. */
public enum RowAction {
  /** It becomes a record. */
  CREATE,
  /** Its values take the place of those of a record. */
  UPDATE,
  /** Its values fill what a record does not have. */
  MERGE,
  /** It is left out. */
  SKIP,
  /** It waits until somebody has decided. */
  REVIEW;

  /** Whether the row reaches a record. */
  public boolean writes() {
    return this == CREATE || this == UPDATE || this == MERGE;
  }
}
