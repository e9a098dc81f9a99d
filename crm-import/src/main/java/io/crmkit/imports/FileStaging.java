package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.core.Violation;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowPlace;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.read.ReadRow;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourcePlace;
import io.crmkit.imports.read.SourceRow;
import io.crmkit.imports.read.UnreadableRow;
import io.crmkit.imports.row.RowOutcome;
import io.crmkit.imports.row.RowPipeline;
import io.crmkit.imports.write.FormulaText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one file into staging, a batch at a time. */
final class FileStaging {

  private final ImportPorts ports;
  private final TenantId tenant;
  private final ImportId id;
  private final Template template;
  private final RowSource source;
  private final List<KeyFields> keys;
  private final int[][] keyIndexes;

  /** Whether the file is one of rejected rows, whose dangerous values stand behind an apostrophe. */
  private final boolean isOwn;
  private final List<String> header;

  private List<StagedRow> valid = new ArrayList<>();
  private List<RejectedRow> rejected = new ArrayList<>();

  FileStaging(ImportPorts ports, TenantId tenant, ImportId id, Template template, RowSource source) {
    this.ports = ports;
    this.tenant = tenant;
    this.id = id;
    this.template = template;
    this.source = source;
    this.keys = KeyFields.of(template);
    this.isOwn = RejectedFiles.isOwn(source.header());
    this.header = header(source);
    List<String> fields = template.fields();
    this.keyIndexes = keys.stream()
        .map(key -> key.fields().stream().mapToInt(fields::indexOf).toArray()).toArray(int[][]::new);
  }

  /** Returns the end of the file, or a checkpoint within it if the work should rest. */
  Checkpoint run(RowPipeline pipeline, Checkpoint from, StagingRun.Rest rest, ByteProgress progress)
      throws IOException {
    if (!passOver(from.rowsOfFile())) {
      return write(from, from.nextFile());
    }
    progress.passOver();
    Checkpoint at = from;
    long number = from.rows();
    ReadRow row = source.next();
    while (row != null) {
      if (valid.size() + rejected.size() >= ports.batch()) {
        at = write(at, after(at, number));
        progress.tell();
        if (rest.getAsBoolean()) {
          return at;
        }
      }
      take(pipeline, row, ++number);
      row = source.next();
    }
    Checkpoint end = write(at, after(at, number).nextFile());
    progress.tell();
    return end;
  }

  /** Returns whether the file has as many rows as were staged of it. */
  private boolean passOver(long rows) throws IOException {
    for (long i = 0; i < rows; i++) {
      if (source.next() == null) {
        return false;
      }
    }
    return true;
  }

  private void take(RowPipeline pipeline, ReadRow row, long number) {
    RowPlace place = place(row.place());
    if (row instanceof SourceRow source) {
      List<@Nullable String> cells = isOwn ? restored(source.values()) : source.values();
      RowOutcome outcome = pipeline.run(cells);
      if (outcome.problems().isEmpty()) {
        List<@Nullable String> values = outcome.values();
        valid.add(new StagedRow(number, place, values, keys(values)));
      } else {
        rejected.add(new RejectedRow(number, place, cells, outcome.problems()));
      }
    } else {
      UnreadableRow unreadable = (UnreadableRow) row;
      Violation problem = unreadable.problem();
      String column = problem.pointer().isEmpty() ? null : problem.pointer();
      rejected.add(new RejectedRow(number, place, Arrays.asList(unreadable.raw()),
          List.of(new RowProblem(column, null, unreadable.raw(), problem.code(), problem.message()))));
    }
  }

  /** Returns the columns of a file, as they were called before they were neutralised in a file of our own. */
  static List<String> header(RowSource source) {
    return RejectedFiles.isOwn(source.header())
        ? source.header().stream().map(FormulaText::restore).toList() : source.header();
  }

  private static List<@Nullable String> restored(List<@Nullable String> cells) {
    List<@Nullable String> restored = new ArrayList<>(cells.size());
    for (String cell : cells) {
      restored.add(cell == null ? null : FormulaText.restore(cell));
    }
    return restored;
  }

  private List<String> keys(List<@Nullable String> values) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<String> found = new ArrayList<>(keys.size());
    for (int i = 0; i < keyIndexes.length; i++) {
      int[] indexes = keyIndexes[i];
      List<String> names = keys.get(i).fields();
      String key = keys.get(i).key(field -> values.get(indexes[names.indexOf(field)]));
      if (key != null) {
        found.add(key);
      }
    }
    return found;
  }

  private static RowPlace place(SourcePlace place) {
    return new RowPlace(place.file(), place.line(), place.byteOffset());
  }

  private Checkpoint after(Checkpoint at, long number) {
    long position = at.rejectedBytes();
    if (!rejected.isEmpty() || at.rowsOfFile() == 0) {
      position = ports.rejected().append(tenant, id, at.file(), header, position, rejected);
    }
    long added = number - at.rows();
    return new Checkpoint(at.file(), at.rowsOfFile() + added, number, at.valid() + valid.size(), position,
        rejected.isEmpty() ? at.problems() : at.problems().with(rejected));
  }

  private Checkpoint write(Checkpoint before, Checkpoint after) {
    ports.staging().stage(tenant, id, template.entityType(), new StagedBatch(before, after, valid, rejected));
    valid = new ArrayList<>();
    rejected = new ArrayList<>();
    return after;
  }
}
