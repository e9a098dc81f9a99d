package io.crmkit.imports;

import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportRefusal;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.row.RowCheck;
import io.crmkit.imports.row.RowPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stages the files of one import, from wherever an earlier run was cut short. */
final class StagingRun {

  private final ImportPorts ports;
  private final TenantId tenant;
  private final ImportId id;
  private final Opened job;
  private final List<RowCheck> checks;
  private final Rest rest;

  /** Asked before each batch: throws if the work is cancelled, answers whether it should rest. */
  interface Rest extends BooleanSupplier {}

  StagingRun(ImportPorts ports, TenantId tenant, ImportId id, Opened job, List<RowCheck> checks, Rest rest) {
    this.ports = ports;
    this.tenant = tenant;
    this.id = id;
    this.job = job;
    this.checks = checks;
    this.rest = rest;
  }

  /**
   * Returns what hinders the files from being those that the import was opened with.
   *
   * <p>Only those that are not staged as a whole need be there as they were.
   */
  @Nullable Refusal unfit(List<ImportFile> files) {
    if (files.size() != job.files().size()) {
      return new ImportRefusal.OtherFiles(job.files().size(), files.size());
    }
    for (int i = ports.staging().checkpoint(tenant, id).file(); i < files.size(); i++) {
      Refusal changed = changed(files.get(i), job.files().get(i));
      if (changed != null) {
        return changed;
      }
    }
    return null;
  }

  private static @Nullable Refusal changed(ImportFile file, FileMark expected) {
    FileMark found = mark(file);
    return found.equals(expected)
        ? null : new ImportRefusal.FileChanged(file.name(), expected.sha256(), found.sha256());
  }

  private static FileMark mark(ImportFile file) {
    try {
      return file.mark();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.name(), e);
    }
  }

  /** Stages what is left. Returns a refusal if a file cannot be read by the template or is not what it was. */
  @Nullable Refusal run(List<ImportFile> files, Clock clock, ProgressListener listener) {
    Checkpoint at = ports.staging().checkpoint(tenant, id);
    long left = job.files().stream().skip(at.file()).mapToLong(FileMark::bytes).sum();
    ByteProgress progress = new ByteProgress(clock, listener, left);
    while (at.file() < files.size()) {
      ImportFile file = files.get(at.file());
      Validated<Checkpoint> end = stage(file, at, progress);
      if (end instanceof Invalid<Checkpoint> invalid) {
        return invalid.violations();
      }
      if (end.orElseThrow().file() == at.file()) {
        return new ImportRefusal.IsPaused();
      }
      at = end.orElseThrow();
      // a file that somebody wrote to meanwhile is neither the one nor the other
      Refusal changed = changed(file, job.files().get(at.file() - 1));
      if (changed != null) {
        return changed;
      }
    }
    progress.finish();
    return null;
  }

  /** Stages the rest of a file; the checkpoint is still within it if the work should rest. */
  private Validated<Checkpoint> stage(ImportFile file, Checkpoint from, ByteProgress progress) {
    ImportFile.Meter bytes = new ImportFile.Meter();
    progress.begin(bytes);
    try {
      Validated<RowSource> opened = file.open(bytes);
      if (opened instanceof Invalid<RowSource> invalid) {
        return Validated.invalid(invalid.violations());
      }
      try (RowSource rows = opened.orElseThrow()) {
        Validated<RowPipeline> pipeline = RowPipeline.of(job.template(), FileStaging.header(rows), checks);
        return pipeline instanceof Invalid<RowPipeline> invalid
            ? Validated.invalid(invalid.violations())
            : Validated.valid(new FileStaging(ports, tenant, id, job.template(), rows)
                .run(pipeline.orElseThrow(), from, rest, progress));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.name(), e);
    }
  }
}
