package io.crmkit.imports;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets the rows of one import become records, a batch at a time, each batch once. */
final class Committing {

  /** How often a batch is tried while others write the same records. */
  private static final int MOST_TRIES = 100;

  private final ImportTask task;

  Committing(ImportTask task) {
    this.task = task;
  }

  /** Returns how far it is when every row has reached its record, or the work should rest. */
  WorkMark run(StagingRun.Rest rest, ProgressMeter meter) {
    WorkMark mark = task.mark(ImportWork.COMMIT);
    Map<Long, StagedRow> rows = rows(mark);
    while (!rows.isEmpty() && !rest.getAsBoolean()) {
      WorkMark after = commit(mark, rows);
      meter.add(Math.max(0, after.counts().rows() - mark.counts().rows()));
      mark = after;
      rows = rows(mark);
    }
    return mark;
  }

  /** Every row that is staged has a plan by now. */
  private Map<Long, StagedRow> rows(WorkMark behind) {
    Map<Long, StagedRow> rows = new LinkedHashMap<>();
    task.rows(behind).forEach(row -> rows.put(row.number(), row));
    return rows;
  }

  /** Plans that a try has changed are read again: the next try begins with what is stored. */
  private WorkMark commit(WorkMark before, Map<Long, StagedRow> rows) {
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      RecordBatch writes = batch(rows).finish(before);
      BatchAnswer answer = task.apply(writes);
      if (answer instanceof BatchAnswer.Done) {
        return writes.after();
      }
      if (answer instanceof BatchAnswer.Elsewhere elsewhere) {
        return elsewhere.mark();
      }
    }
    throw new StaleWriteException("the records of import " + task.id(), before.row(), before.row());
  }

  /** Takes the first of these rows, as many as the records that they reach fit into memory. */
  private CommitBatch batch(Map<Long, StagedRow> rows) {
    List<RowPlan> plans = task.plans(rows.keySet()).values().stream()
        .sorted(Comparator.comparingLong(RowPlan::row)).toList();
    List<String> ids = plans.stream().filter(plan -> plan.action().writes()).map(RowPlan::record).distinct().toList();
    if (ids.isEmpty()) {
      return batch(plans, rows, Map.of());
    }
    Portion<String, ImportedRecord> read = task.portion(ids);
    Set<String> left = Set.copyOf(ids.subList(read.looked(), ids.size()));
    return batch(plans.stream().takeWhile(plan -> !plan.action().writes() || !left.contains(plan.record())).toList(),
        rows, read.found());
  }

  private CommitBatch batch(List<RowPlan> plans, Map<Long, StagedRow> rows, Map<String, ImportedRecord> stored) {
    CommitBatch batch = new CommitBatch(task, stored);
    plans.forEach(plan -> batch.add(plan, rows));
    return batch;
  }
}
