package io.crmkit.imports;

import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.DedupeStrategy;
import java.util.List;
import java.util.Optional;

/** Changes what is to become of one row, because somebody has looked at it. */
final class Settling {

  private Settling() {}

  /** Returns the counts of the import with the decision; nothing if there is no such row. */
  static Optional<RowCounts> of(ImportTask task, long row, DedupeStrategy strategy) {
    RowPlan plan = task.plans(List.of(row)).get(row);
    if (plan == null) {
      return Optional.empty();
    }
    RowPlan settled = settled(task, plan, strategy);
    WorkMark before = task.planned();
    RowCounts counts = before.counts().minus(Planning.count(plan)).plus(Planning.count(settled));
    task.ports().staging().plan(task.tenant(), task.id(),
        new PlannedBatch(before, new WorkMark(before.row(), counts), List.of(settled)));
    return Optional.of(counts);
  }

  private static RowPlan settled(ImportTask task, RowPlan plan, DedupeStrategy strategy) {
    RowAction action = Planning.action(strategy);
    DuplicateOf best = Planning.best(plan.duplicates());
    String own = RecordIds.of(task.tenant(), task.id(), plan.row());
    if (best == null || action == RowAction.CREATE) {
      // there is nothing that the row could be merged with
      boolean stays = action == RowAction.SKIP || action == RowAction.REVIEW;
      return new RowPlan(plan.row(), stays ? action : RowAction.CREATE, own, plan.duplicates());
    }
    return new RowPlan(plan.row(), action, record(task, plan, best), plan.duplicates());
  }

  /** Returns the record that a row is the same as, which for an earlier row is where that one goes. */
  private static String record(ImportTask task, RowPlan plan, DuplicateOf best) {
    if (best instanceof DuplicateOf.InFile earlier) {
      RowPlan leader = task.plans(List.of(earlier.row())).get(earlier.row());
      return leader == null ? plan.record() : leader.record();
    }
    return ((DuplicateOf.Existing) best).id();
  }
}
