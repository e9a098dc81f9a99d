package io.crmkit.imports;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Violation;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.FieldKeys;
import io.crmkit.imports.model.FieldMerge;
import io.crmkit.imports.model.FileFinding;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowPlace;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.read.ReadRow;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourcePlace;
import io.crmkit.imports.read.SourceRow;
import io.crmkit.imports.read.UnreadableRow;
import io.crmkit.imports.row.RowOutcome;
import io.crmkit.imports.row.RowPipeline;
import io.crmkit.imports.write.FormulaText;
import io.crmkit.imports.write.OwnColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one file into staging, a batch at a time. */
final class FileStaging {

  private final ImportTask task;
  private final FileMark expected;
  private final FileRead read;
  private final RowSource source;
  private final KeyScheme scheme;
  private final FieldMerge fields;
  private final List<KeyFields> keys;
  private final int[][] keyIndexes;

  /** Whether the file is one of rejected rows. */
  private final boolean isRejected;

  /** Whether it is that or an export, whose dangerous values stand behind an apostrophe. */
  private final boolean isOwn;
  private final List<String> header;

  /** How far rows have been taken, in bytes of the file as it is packed. */
  private long place;

  private List<StagedRow> valid = new ArrayList<>();
  private List<RejectedRow> rejected = new ArrayList<>();
  private int characters;

  FileStaging(ImportTask task, FileMark expected, FileRead read, RowSource source) {
    this.task = task;
    this.expected = expected;
    this.read = read;
    this.source = source;
    this.scheme = task.keys();
    this.keys = scheme instanceof FieldKeys fields ? fields.all() : List.of();
    this.isRejected = OwnColumns.isRejected(source.header());
    this.isOwn = OwnColumns.isOwn(source.header());
    this.header = header(source);
    this.fields = new FieldMerge(task.template());
    List<String> names = task.template().fields();
    this.keyIndexes = keys.stream()
        .map(key -> key.fields().stream().mapToInt(names::indexOf).toArray()).toArray(int[][]::new);
  }

  /**
   * Returns the end of the file, or a checkpoint within it if the work should rest; null if what was read is not the
   * file that the import was opened with. Its end is staged only once that is known.
   */
  @Nullable Checkpoint run(RowPipeline pipeline, Checkpoint from, StagingRun.Rest rest, ByteProgress progress)
      throws IOException {
    if (!passOver(from.rowsOfFile())) {
      return changed(from);
    }
    progress.passOver(place);
    Checkpoint at = from;
    long number = from.rows();
    for (ReadRow row = source.next(); row != null; row = source.next()) {
      if (valid.size() + rejected.size() >= task.ports().batch() || characters >= ImportTask.MOST_CHARACTERS) {
        at = write(at, after(at, number));
        progress.tell(place);
        if (rest.getAsBoolean()) {
          return at;
        }
      }
      if (read.bytes() > expected.bytes()) {
        return changed(at);
      }
      take(pipeline, row, ++number);
      reached(row);
    }
    read.finish(expected);
    if (!read.isAllOf(expected)) {
      return changed(at);
    }
    Checkpoint end = write(at, after(at, number).nextFile(findings(pipeline)));
    progress.tell(expected.bytes());
    return end;
  }

  /** What was read is not the file: no row is to stay, unless they are those of somebody who has gone further with it. */
  private @Nullable Checkpoint changed(Checkpoint at) {
    requireCurrent(at);
    return null;
  }

  /** Returns whether the file has as many rows as were staged of it. */
  private boolean passOver(long rows) throws IOException {
    for (long i = 0; i < rows; i++) {
      ReadRow row = source.next();
      if (row == null) {
        return false;
      }
      reached(row);
    }
    return true;
  }

  /**
   * A file is read ahead of its rows. A row of a packed file says where it stands in what is unpacked, and so never less
   * than was read.
   */
  private void reached(ReadRow row) {
    long offset = row.place().byteOffset();
    place = offset < 0 ? read.bytes() : Math.min(read.bytes(), offset);
  }

  private void take(RowPipeline pipeline, ReadRow row, long number) {
    RowPlace place = place(row.place());
    if (row instanceof SourceRow source) {
      List<@Nullable String> cells = isOwn ? restored(source.values()) : source.values();
      RejectedRow again = isRejected ? RejectedFiles.unreadable(number, place, this.source.header(), cells) : null;
      if (again != null) {
        characters += length(cells);
        rejected.add(again);
        return;
      }
      RowOutcome outcome = pipeline.run(cells);
      if (outcome.problems().isEmpty()) {
        List<@Nullable String> values = outcome.values();
        // rules make a value longer than its cell, or several of one
        characters += Math.max(length(cells), length(values));
        valid.add(keyed(new StagedRow(number, place, values, keys(values))));
      } else {
        characters += length(cells);
        rejected.add(new RejectedRow(number, place, null, cells, outcome.problems()));
      }
    } else {
      UnreadableRow unreadable = (UnreadableRow) row;
      Violation problem = unreadable.problem();
      String column = problem.pointer().isEmpty() ? null : problem.pointer();
      characters += unreadable.raw().length();
      rejected.add(new RejectedRow(number, place, unreadable.raw(), List.of(), List.of(new RowProblem(column, null, unreadable.raw(), problem.code(), problem.message()))));
    }
  }

  private static int length(List<@Nullable String> cells) {
    int length = 0;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      length += cell == null ? 0 : cell.length();
    }
    return length;
  }

  /** Returns the columns of a file, as they were called before they were neutralised in a file of our own. */
  static List<String> header(RowSource source) {
    return OwnColumns.isOwn(source.header())
        ? source.header().stream().map(FormulaText::restore).toList() : source.header();
  }

  private List<FileFinding> findings(RowPipeline pipeline) {
    List<FileFinding> findings = new ArrayList<>();
    source.report().findings().forEach(each ->
        findings.add(new FileFinding(expected.name(), each.code(), each.message())));
    pipeline.binding().missing().forEach(column ->
        findings.add(new FileFinding(expected.name(), "import.missing-column",
            "The file has no column '%s'; what it is mapped to has no value.".formatted(column))));
    return findings;
  }

  private static List<@Nullable String> restored(List<@Nullable String> cells) {
    List<@Nullable String> restored = new ArrayList<>(cells.size());
    for (String cell : cells) {
      restored.add(cell == null ? null : FormulaText.restore(cell));
    }
    return restored;
  }

  /** A matching makes keys of all fields; those that fields of the template are were made of their values alone. */
  private StagedRow keyed(StagedRow row) {
    return scheme instanceof FieldKeys ? row
        : new StagedRow(row.number(), row.place(), row.values(), scheme.keys(fields.fields(row)));
  }

  private List<String> keys(List<@Nullable String> values) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<String> found = new ArrayList<>(keys.size());
    for (int i = 0; i < keyIndexes.length; i++) {
      String key = keys.get(i).key(values, keyIndexes[i]);
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
      requireCurrent(at);
      position = task.ports().rejected()
          .append(task.tenant(), task.id(), at.file(), header, position, rejected);
    }
    long added = number - at.rows();
    return new Checkpoint(at.file(), at.rowsOfFile() + added, number, at.valid() + valid.size(), read.prefix(),
        position, rejected.isEmpty() ? at.problems() : at.problems().with(rejected), at.findings());
  }

  /** Who is overtaken must not touch the rows of the one who goes on, and would be told only afterwards. */
  private void requireCurrent(Checkpoint at) {
    Checkpoint stored = task.checkpoint();
    if (!stored.equals(at)) {
      throw new StaleWriteException("the rows of import " + task.id(), at.rows(), stored.rows());
    }
  }

  private Checkpoint write(Checkpoint before, Checkpoint after) {
    task.ports().staging().stage(task.tenant(), task.id(), task.entityType(),
        new StagedBatch(before, after, valid, rejected));
    valid = new ArrayList<>();
    rejected = new ArrayList<>();
    characters = 0;
    return after;
  }
}
