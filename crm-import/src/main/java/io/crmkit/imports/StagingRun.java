package io.crmkit.imports;

import io.crmkit.core.Refusal;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.FilePrefix;
import io.crmkit.imports.model.ImportRefusal;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourcePlace;
import io.crmkit.imports.read.UnreadableRow;
import io.crmkit.imports.row.RowCheck;
import io.crmkit.imports.row.RowPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stages the files of one import, from wherever an earlier run was cut short. */
final class StagingRun {

  private final ImportTask task;
  private final List<FileMark> marks;
  private final List<RowCheck> checks;
  private final Rest rest;

  /** Asked before each batch: throws if the work is cancelled, answers whether it should rest. */
  interface Rest extends BooleanSupplier {}

  /** How far it came, and what hinders it from going on. */
  private record Stage(Checkpoint at, @Nullable Refusal refusal) {}

  StagingRun(ImportTask task, List<FileMark> marks, List<RowCheck> checks, Rest rest) {
    this.task = task;
    this.marks = marks;
    this.checks = checks;
    this.rest = rest;
  }

  /** Stages what is left. Returns a refusal if a file cannot be read by the template or is not what it was. */
  @Nullable Refusal run(List<ImportFile> files, Clock clock, ProgressListener listener) {
    if (files.size() != marks.size()) {
      return new ImportRefusal.OtherFiles(marks.size(), files.size());
    }
    Stage stage = begin(files);
    long left = marks.stream().skip(stage.at.file()).mapToLong(FileMark::bytes).sum();
    ByteProgress progress = new ByteProgress(clock, listener, left);
    while (stage.refusal == null && stage.at.file() < files.size()) {
      stage = stage(files.get(stage.at.file()), stage.at, progress);
    }
    if (stage.refusal == null) {
      progress.finish();
    }
    return stage.refusal;
  }

  /**
   * Returns where to go on. Rows of a file that is half staged must have been made of what the file begins with: a run
   * that was killed may have read it while somebody wrote to it, who has put it back since. Then all begins anew.
   */
  private Stage begin(List<ImportFile> files) {
    Checkpoint at = task.checkpoint();
    FilePrefix staged = at.read();
    if (staged == null) {
      return new Stage(at, null);
    }
    boolean[] same = {false};
    Refusal changed = changed(files.get(at.file()), at.file(), staged.bytes(),
        beginning -> same[0] = beginning.equals(staged));
    return changed == null && !same[0] ? new Stage(forget(at), null) : new Stage(at, changed);
  }

  private @Nullable Refusal changed(ImportFile file, int number, long place, Consumer<FilePrefix> beginning) {
    FileMark expected = marks.get(number);
    try {
      FileMark found = file.mark(place, beginning);
      return found.equals(expected)
          ? null : new ImportRefusal.FileChanged(file.name(), expected.sha256(), found.sha256());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UncheckedIOException unreadable(ImportFile file, IOException cause) {
    return new UncheckedIOException("cannot read " + file.name(), cause);
  }

  /** Leaves no row behind: which of them are of the right file, nobody knows. */
  private Checkpoint forget(Checkpoint at) {
    task.ports().staging().remove(task.tenant(), task.id());
    for (int file = 0; file <= at.file(); file++) {
      task.ports().rejected().append(task.tenant(), task.id(), file, List.of(), 0, List.of());
    }
    return Checkpoint.START;
  }

  /** Stages the rest of a file; the checkpoint is still within it if the work should rest. */
  private Stage stage(ImportFile file, Checkpoint from, ByteProgress progress) {
    FileRead read = new FileRead();
    progress.begin();
    try {
      Validated<RowSource> opened = file.open(read);
      if (opened instanceof Invalid<RowSource> invalid) {
        return refused(file, from, invalid.violations());
      }
      try (RowSource rows = opened.orElseThrow()) {
        Validated<RowPipeline> pipeline = RowPipeline.of(task.template(), FileStaging.header(rows), checks);
        if (pipeline instanceof Invalid<RowPipeline> invalid) {
          Violations problems = invalid.violations();
          return refused(file, from, rows.header().isEmpty() ? damage(rows, problems) : problems);
        }
        Checkpoint end = new FileStaging(task, marks.get(from.file()), read, rows)
            .run(pipeline.orElseThrow(), from, rest, progress);
        return end == null ? changed(file, from, read)
            : new Stage(end, end.file() == from.file() ? new ImportRefusal.IsPaused() : null);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Of a file without any column says where it is damaged, which says more than that each column is missing. */
  private static Violations damage(RowSource rows, Violations otherwise) throws IOException {
    if (!(rows.next() instanceof UnreadableRow row)) {
      return otherwise;
    }
    SourcePlace place = row.place();
    String at = place.byteOffset() < 0 ? "" : ", byte %d".formatted(place.byteOffset());
    return Violations.of(new Violation("", row.problem().code(),
        "%s, line %d%s: %s".formatted(place.file(), place.line(), at, row.problem().message())));
  }

  /** What hinders a file from being read may be that it is another one. */
  private Stage refused(ImportFile file, Checkpoint from, Refusal refusal) {
    Refusal changed = changed(file, from.file(), Long.MAX_VALUE, beginning -> { });
    return new Stage(from, changed == null ? refusal : changed);
  }

  private Stage changed(ImportFile file, Checkpoint from, FileRead read) {
    forget(from);
    return new Stage(from, new ImportRefusal.FileChanged(
        file.name(), marks.get(from.file()).sha256(), read.prefix().sha256()));
  }
}
