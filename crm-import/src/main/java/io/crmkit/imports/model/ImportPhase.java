package io.crmkit.imports.model;

/** Where an import stands. */
public enum ImportPhase {
  /** Rows are read, transformed, validated and staged. */
  STAGING,
  /** All rows are staged; what they are the same as is not known yet. */
  STAGED,
  /** What becomes of each row is known and can be looked at; nothing has reached a record. */
  PLANNED,
  /** Rows become records. */
  COMMITTING,
  /** Every row has reached its record. */
  COMMITTED,
  /** What was done is taken back. */
  UNDOING,
  /** What could be taken back is. */
  UNDONE,
  /** Given up before anything reached a record. */
  CANCELLED;

  /** Whether there is something to do. */
  public boolean isWork() {
    return this == STAGING || this == STAGED || this == COMMITTING || this == UNDOING;
  }
}
