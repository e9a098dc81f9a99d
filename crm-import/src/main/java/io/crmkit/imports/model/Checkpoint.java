package io.crmkit.imports.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far rows are staged. It is stored with the rows themselves in one act, so that work that was cut short goes on
 * behind the last of them, and none is staged twice.
 *
 * @param file how many files are staged as a whole
 * @param rowsOfFile how many rows of the next file are
 * @param rows how many rows are, of all files
 * @param valid how many of them are valid
 * @param read how much of the next file had been read for them; null if none of its rows is staged
 * @param rejectedBytes how long the file of rejected rows is
 * @param problems what the others are not valid for
 * @param findings what somebody should know of the files that are staged as a whole, the first 200
 */
public record Checkpoint(
    int file, long rowsOfFile, long rows, long valid, @Nullable FilePrefix read, long rejectedBytes,
    ProblemTally problems, List<FileFinding> findings) {

  private static final int MOST_FINDINGS = 200;


  /** Nothing is staged. */
  public static final Checkpoint START = new Checkpoint(0, 0, 0, 0, null, 0, ProblemTally.NONE, List.of());

  public Checkpoint {
    findings = List.copyOf(findings.subList(0, Math.min(findings.size(), MOST_FINDINGS)));
  }

  public long invalid() {
    return rows - valid;
  }

  /** Returns where a file ends, of which something should be known: the next one begins at its first row. */
  public Checkpoint nextFile(List<FileFinding> found) {
    List<FileFinding> all = new ArrayList<>(findings);
    all.addAll(found);
    return new Checkpoint(file + 1, 0, rows, valid, null, 0, problems, all);
  }
}
