package io.crmkit.imports;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.FieldRestore;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes back what one import did to records, the last change first. */
final class Undoing {

  private static final int MOST_TRIES = 100;

  /** Behind the largest number that a change may have. */
  private static final WorkMark BEGUN = new WorkMark(1, RowCounts.NONE);

  private final ImportTask task;

  Undoing(ImportTask task) {
    this.task = task;
  }

  /** Returns how far it is when nothing is left, or the work should rest. */
  WorkMark run(StagingRun.Rest rest, ProgressMeter meter) {
    WorkMark mark = begin();
    List<RecordChange> changes = next(mark);
    while (!changes.isEmpty() && !rest.getAsBoolean()) {
      mark = undo(mark, changes, meter);
      changes = next(mark);
    }
    return mark;
  }

  /** From here on no commit of the import writes any more, whoever is at it. */
  private WorkMark begin() {
    WorkMark mark = task.mark(ImportWork.UNDO);
    if (!mark.equals(WorkMark.START)) {
      return mark;
    }
    RecordBatch nothing = new RecordBatch(task.entityType(), ImportWork.UNDO, mark, BEGUN, 0, List.of(), List.of());
    return task.apply(nothing) instanceof BatchAnswer.Elsewhere elsewhere
        ? elsewhere.mark() : BEGUN;
  }

  /** Numbers of changes fall while marks rise: a mark is how far the number of the last change is from the largest. */
  private List<RecordChange> next(WorkMark mark) {
    return task.changes(Long.MAX_VALUE - mark.row());
  }

  /** Takes back the first of these changes, as many as their records fit into memory. */
  private WorkMark undo(WorkMark before, List<RecordChange> changes, ProgressMeter meter) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Portion<String, ImportedRecord> read = task.portion(changes.stream().map(RecordChange::record).toList());
      RecordBatch batch = batch(before, changes.subList(0, read.looked()), read.found());
      BatchAnswer answer = task.apply(batch);
      if (!(answer instanceof BatchAnswer.Overtaken)) {
        meter.add(read.looked());
        return answer instanceof BatchAnswer.Elsewhere elsewhere ? elsewhere.mark() : batch.after();
      }
    }
    throw new StaleWriteException("the records of import " + task.id(), before.row(), before.row());
  }

  private RecordBatch batch(WorkMark before, List<RecordChange> changes, Map<String, ImportedRecord> found) {
    Map<String, @Nullable Map<String, String>> today = new LinkedHashMap<>();
    changes.forEach(change -> today.put(change.record(), fields(found.get(change.record()))));
    List<UndoConflict> conflicts = new ArrayList<>();
    RowCounts counts = before.counts();
    for (RecordChange change : changes) {
      FieldRestore restore = FieldRestore.of(change, today.get(change.record()));
      UndoConflict conflict = restore.conflict();
      today.put(change.record(), restore.fields());
      if (conflict != null) {
        conflicts.add(conflict);
      }
      counts = counts.plus(count(change, conflict));
    }
    WorkMark after = new WorkMark(Long.MAX_VALUE - changes.get(changes.size() - 1).number(), counts);
    return new RecordBatch(task.entityType(), ImportWork.UNDO, before, after, 0, writes(today, found), conflicts);
  }

  private static @Nullable Map<String, String> fields(@Nullable ImportedRecord record) {
    return record == null ? null : record.fields();
  }

  private static RowCounts count(RecordChange change, @Nullable UndoConflict conflict) {
    if (conflict != null) {
      return new RowCounts(0, 0, 0, 0, 1, 0);
    }
    return change.before() == null ? new RowCounts(1, 0, 0, 0, 0, 0) : new RowCounts(0, 1, 0, 0, 0, 0);
  }

  private static List<RecordWrite> writes(
      Map<String, @Nullable Map<String, String>> today, Map<String, ImportedRecord> found) {
    List<RecordWrite> writes = new ArrayList<>();
    today.forEach((record, fields) -> {
      ImportedRecord read = found.get(record);
      if (read != null && !read.fields().equals(fields)) {
        writes.add(new RecordWrite(record, read.version(), read.fields(), fields, List.of()));
      }
    });
    return writes;
  }
}
