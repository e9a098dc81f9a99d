package io.crmkit.imports.model;

import io.crmkit.core.Actor;
import io.crmkit.imports.model.template.Template;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of an import; each command carries its time. */
public sealed interface ImportCommand {

  Instant at();

  /**
   * Opens an import of files by a template.
   *
   * @param matching the name of what makes its rows the same as others; null if that is said by the template
   */
  record Open(Template template, List<FileMark> files, @Nullable String matching, Actor by, Instant at)
      implements ImportCommand {

    public Open {
      files = List.copyOf(files);
    }
  }

  /** Every row is staged. */
  record FinishStaging(Checkpoint staged, Instant at) implements ImportCommand {}

  /** What is to become of every row is known, or was decided otherwise. */
  record FinishPlanning(RowCounts planned, Instant at) implements ImportCommand {}

  /** Lets rows become records. */
  record Commit(Actor by, Instant at) implements ImportCommand {}

  /** Every row has reached its record. */
  record FinishCommit(RowCounts counts, Instant at) implements ImportCommand {}

  /** Takes back what the import did. */
  record Undo(Actor by, Instant at) implements ImportCommand {}

  /** What could be taken back is. */
  record FinishUndo(UndoCounts counts, Instant at) implements ImportCommand {}

  /** Lets the work rest after the batch that is under way. */
  record Pause(Actor by, Instant at) implements ImportCommand {}

  /** Lets the work go on. */
  record Resume(Actor by, Instant at) implements ImportCommand {}

  /** Gives the import up. */
  record Cancel(Actor by, Instant at) implements ImportCommand {}
}
