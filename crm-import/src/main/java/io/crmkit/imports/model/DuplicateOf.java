package io.crmkit.imports.model;

/** Something that a row may be the same as. */
public sealed interface DuplicateOf {

  /** Returns how sure that is, from 0 to 100. */
  int score();

  /** A record that there is. */
  record Existing(String id, int score) implements DuplicateOf {}

  /** An earlier row of the same import. */
  record InFile(long row, int score) implements DuplicateOf {}

  /** A row of another import that waits too; which of the two makes the record is settled when they are committed. */
  record Staged(ImportId staged, long row, int score) implements DuplicateOf {}
}
