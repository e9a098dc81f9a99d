package io.crmkit.imports.model;

/**
 * How far rows are staged. It is stored with the rows themselves in one act, so that work that was cut short goes on
 * behind the last of them, and none is staged twice.
 *
 * @param file how many files are staged as a whole
 * @param rowsOfFile how many rows of the next file are
 * @param rows how many rows are, of all files
 * @param valid how many of them are valid
 * @param rejectedBytes how long the file of rejected rows is
 * @param problems what the others are not valid for
 */
public record Checkpoint(
    int file, long rowsOfFile, long rows, long valid, long rejectedBytes, ProblemTally problems) {

  /** Nothing is staged. */
  public static final Checkpoint START = new Checkpoint(0, 0, 0, 0, 0, ProblemTally.NONE);

  public long invalid() {
    return rows - valid;
  }

  /** Returns where a file ends: the next one begins at its first row. */
  public Checkpoint nextFile() {
    return new Checkpoint(file + 1, 0, rows, valid, 0, problems);
  }
}
