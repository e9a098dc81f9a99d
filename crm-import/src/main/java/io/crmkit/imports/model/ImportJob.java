package io.crmkit.imports.model;

import io.crmkit.imports.model.template.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of an import. */
public sealed interface ImportJob {

  /** Nobody has opened it. */
  record Blank() implements ImportJob {}

  /**
   * It was opened.
   *
   * @param files what is imported, in this order
   * @param matching the name of what makes its rows the same as others; null if that is said by the template
   * @param paused whether it waits to be resumed
   * @param staged what staging came to, once it is done
   * @param planned what is to become of the rows, once that is known; what became of them, once they are committed
   * @param undone what undoing came to, once it is done
   */
  record Opened(
      Template template,
      List<FileMark> files,
      @Nullable String matching,
      ImportPhase phase,
      boolean paused,
      @Nullable Checkpoint staged,
      @Nullable RowCounts planned,
      @Nullable UndoCounts undone)
      implements ImportJob {

    public Opened {
      files = List.copyOf(files);
    }

    Opened in(ImportPhase next) {
      return new Opened(template, files, matching, next, false, staged, planned, undone);
    }

    Opened withPause(boolean pausing) {
      return new Opened(template, files, matching, phase, pausing, staged, planned, undone);
    }

    Opened with(Checkpoint done) {
      return new Opened(template, files, matching, phase, paused, done, planned, undone);
    }

    Opened with(RowCounts counts) {
      return new Opened(template, files, matching, phase, paused, staged, counts, undone);
    }

    Opened with(UndoCounts counts) {
      return new Opened(template, files, matching, phase, paused, staged, planned, counts);
    }

    /** Returns the figures, as far as they are known. */
    public Statistics statistics() {
      boolean committed = phase == ImportPhase.COMMITTED;
      return new Statistics(
          staged == null ? 0 : staged.valid(), staged == null ? 0 : staged.invalid(),
          planned == null ? 0 : planned.duplicate(), planned == null || !committed ? 0 : planned.imported());
    }
  }
}
