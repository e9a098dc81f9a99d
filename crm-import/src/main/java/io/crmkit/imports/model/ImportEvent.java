package io.crmkit.imports.model;

import io.crmkit.core.Actor;
import io.crmkit.imports.model.template.Template;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an import. */
public sealed interface ImportEvent {

  Instant at();

  record ImportOpened(Template template, List<FileMark> files, @Nullable String matching, Actor by, Instant at)
      implements ImportEvent {

    public ImportOpened {
      files = List.copyOf(files);
    }
  }

  record RowsStaged(Checkpoint staged, Instant at) implements ImportEvent {}

  record ImportPlanned(RowCounts planned, Instant at) implements ImportEvent {}

  record CommitBegun(Actor by, Instant at) implements ImportEvent {}

  record ImportCommitted(RowCounts counts, Instant at) implements ImportEvent {}

  record UndoBegun(Actor by, Instant at) implements ImportEvent {}

  record ImportUndone(UndoCounts counts, Instant at) implements ImportEvent {}

  record ImportPaused(Actor by, Instant at) implements ImportEvent {}

  record ImportResumed(Actor by, Instant at) implements ImportEvent {}

  record ImportCancelled(Actor by, Instant at) implements ImportEvent {}
}
