package io.crmkit.imports;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
    task.keyRecords();
    WorkMark mark = task.mark(ImportWork.COMMIT);
    List<RowPlan> plans = task.plans(mark);
    while (!plans.isEmpty() && !rest.getAsBoolean()) {
      mark = commit(mark, plans);
      meter.add(plans.size());
      plans = task.plans(mark);
    }
    return mark;
  }

  /** Plans that a try has changed are read again: the next try begins with what is stored. */
  private WorkMark commit(WorkMark before, List<RowPlan> planned) {
    List<RowPlan> plans = planned;
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      RecordBatch writes = batch(plans).finish(before);
      BatchAnswer answer = task.ports().records().apply(task.tenant(), task.id(), writes);
      if (answer instanceof BatchAnswer.Done) {
        return writes.after();
      }
      if (answer instanceof BatchAnswer.Elsewhere elsewhere) {
        return elsewhere.mark();
      }
      plans = List.copyOf(task.plans(plans.stream().map(RowPlan::row).toList()).values());
    }
    throw new StaleWriteException("the records of import " + task.id(), before.row(), before.row());
  }

  private CommitBatch batch(List<RowPlan> plans) {
    Map<Long, StagedRow> rows =
        task.ports().staging().rows(task.tenant(), task.id(), plans.stream().map(RowPlan::row).toList());
    CommitBatch batch = new CommitBatch(task);
    plans.stream().sorted(Comparator.comparingLong(RowPlan::row)).forEach(plan -> batch.add(plan, rows));
    return batch;
  }
}
