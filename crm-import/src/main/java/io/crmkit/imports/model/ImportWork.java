package io.crmkit.imports.model;

/** What an import does to records. */
public enum ImportWork {
  /** It makes and changes them. */
  COMMIT,
  /**
   * It takes that back. Its mark counts changes and not rows: {@code created} those of records that are gone again,
   * {@code updated} those of records that have their values again, and {@code reviewed} those that stay, in part or as
   * a whole, for somebody to look at.
   */
  UNDO
}
