package io.crmkit.imports;

import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.DedupeStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what is to become of the rows of one import, in their order. */
final class Planning {

  private final ImportTask task;

  Planning(ImportTask task) {
    this.task = task;
  }

  /** Returns how far it is when every row has a plan, or the work should rest. */
  WorkMark run(StagingRun.Rest rest, ProgressMeter meter) {
    WorkMark mark = task.planned();
    List<StagedRow> rows = task.rows(mark);
    while (!rows.isEmpty() && !rest.getAsBoolean()) {
      List<RowPlan> plans = plans(rows);
      WorkMark after = new WorkMark(rows.get(rows.size() - 1).number(), mark.counts().plus(counts(plans)));
      task.ports().staging().plan(task.tenant(), task.id(), new PlannedBatch(mark, after, plans));
      meter.add(rows.size());
      mark = after;
      rows = task.rows(mark);
    }
    return mark;
  }

  private static RowCounts counts(List<RowPlan> plans) {
    RowCounts counts = RowCounts.NONE;
    for (RowPlan plan : plans) {
      counts = counts.plus(count(plan));
    }
    return counts;
  }

  static RowCounts count(RowPlan plan) {
    return RowCounts.of(plan.action(), plan.isDuplicate() ? 1 : 0);
  }

  private List<RowPlan> plans(List<StagedRow> rows) {
    List<List<DuplicateOf>> found = task.finder().find(task.tenant(), task.id(), task.template(), rows);
    Map<Long, RowPlan> known = new HashMap<>(leaders(found));
    List<RowPlan> plans = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      RowPlan plan = plan(rows.get(i).number(), found.get(i), known);
      known.put(plan.row(), plan);
      plans.add(plan);
    }
    return plans;
  }

  /** Reads the plans of the rows before that these rows are the same as. */
  private Map<Long, RowPlan> leaders(List<List<DuplicateOf>> found) {
    Set<Long> numbers = new HashSet<>();
    found.forEach(each -> each.forEach(duplicate -> {
      if (duplicate instanceof DuplicateOf.InFile earlier) {
        numbers.add(earlier.row());
      }
    }));
    return task.plans(numbers);
  }

  private RowPlan plan(long row, List<DuplicateOf> duplicates, Map<Long, RowPlan> known) {
    DuplicateOf best = best(duplicates);
    String own = RecordIds.of(task.tenant(), task.id(), row);
    if (best == null) {
      return new RowPlan(row, RowAction.CREATE, own, duplicates);
    }
    RowAction action = action(task.template().strategy(best.score()));
    if (action == RowAction.CREATE) {
      return new RowPlan(row, action, own, duplicates);
    }
    if (best instanceof DuplicateOf.InFile earlier) {
      RowPlan leader = Objects.requireNonNull(known.get(earlier.row()), "the plan of an earlier row");
      boolean waits = leader.action() == RowAction.REVIEW;
      return new RowPlan(row, waits ? RowAction.REVIEW : action, leader.record(), duplicates);
    }
    return new RowPlan(row, action, ((DuplicateOf.Existing) best).id(), duplicates);
  }

  /** A row that waits in another import may never become a record: it is shown but decides nothing. */
  static @Nullable DuplicateOf best(List<DuplicateOf> duplicates) {
    for (DuplicateOf each : duplicates) {
      if (!(each instanceof DuplicateOf.Staged)) {
        return each;
      }
    }
    return null;
  }

  static RowAction action(DedupeStrategy strategy) {
    if (strategy == DedupeStrategy.SKIP) {
      return RowAction.SKIP;
    }
    if (strategy == DedupeStrategy.UPDATE) {
      return RowAction.UPDATE;
    }
    if (strategy == DedupeStrategy.MERGE) {
      return RowAction.MERGE;
    }
    return strategy == DedupeStrategy.REVIEW ? RowAction.REVIEW : RowAction.CREATE;
  }
}
