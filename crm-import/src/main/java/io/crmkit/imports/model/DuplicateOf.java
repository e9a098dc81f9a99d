package io.crmkit.imports.model;

import java.util.List;

/** Something that a row may be the same as. */
public sealed interface DuplicateOf {

  /** Returns how sure that is, from 0 to 100. */
  int score();

  /** Returns what speaks for it and against it; nothing where equal keys say it all. */
  List<MatchPart> parts();

  /** A record that there is. */
  record Existing(String id, int score, List<MatchPart> parts) implements DuplicateOf {

    public Existing {
      parts = List.copyOf(parts);
    }

    public Existing(String id, int score) {
      this(id, score, List.of());
    }
  }

  /** An earlier row of the same import. */
  record InFile(long row, int score, List<MatchPart> parts) implements DuplicateOf {

    public InFile {
      parts = List.copyOf(parts);
    }

    public InFile(long row, int score) {
      this(row, score, List.of());
    }
  }

  /** A row of another import that waits too; which of the two makes the record is settled when they are committed. */
  record Staged(ImportId staged, long row, int score, List<MatchPart> parts) implements DuplicateOf {

    public Staged {
      parts = List.copyOf(parts);
    }

    public Staged(ImportId staged, long row, int score) {
      this(staged, row, score, List.of());
    }
  }
}
