package io.crmkit.imports;

import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.DedupeStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    if (plan.action().writes() && settled.action() == RowAction.REVIEW) {
      holdBack(task, plan.record(), settled);
    }
    return Optional.of(write(task, List.of(plan), List.of(settled)));
  }

  private static RowCounts write(ImportTask task, List<RowPlan> plans, List<RowPlan> settled) {
    WorkMark before = task.planned();
    RowCounts counts = before.counts();
    for (int i = 0; i < plans.size(); i++) {
      counts = counts.minus(Planning.count(plans.get(i))).plus(Planning.count(settled.get(i)));
    }
    task.ports().staging().plan(task.tenant(), task.id(),
        new PlannedBatch(before, new WorkMark(before.row(), counts), settled));
    return counts;
  }

  /**
   * Lets the rows wait that follow one that is to wait, a batch at a time and before that one does: who is stopped in
   * between settles it again.
   */
  private static void holdBack(ImportTask task, String record, RowPlan leader) {
    int batch = task.ports().batch();
    List<RowPlan> plans = task.ports().staging().plans(task.tenant(), task.id(), leader.row(), batch);
    while (!plans.isEmpty()) {
      List<RowPlan> followers = followers(task, leader, plans.stream()
          .filter(plan -> plan.action().writes() && plan.record().equals(record)).toList());
      if (!followers.isEmpty()) {
        write(task, followers, followers.stream().map(plan -> waiting(plan, leader)).toList());
      }
      plans = task.ports().staging().plans(task.tenant(), task.id(), plans.get(plans.size() - 1).row(), batch);
    }
  }

  /** Returns those of some rows that follow one that waits, and those that follow these. */
  private static List<RowPlan> followers(ImportTask task, RowPlan leader, List<RowPlan> plans) {
    Map<Long, RowPlan> followed = new HashMap<>(task.plans(followed(plans)));
    followed.put(leader.row(), leader);
    List<RowPlan> followers = new ArrayList<>();
    for (RowPlan plan : plans) {
      if (Planning.best(plan.duplicates()) instanceof DuplicateOf.InFile earlier
          && waits(followed.get(earlier.row()))) {
        followers.add(plan);
        followed.put(plan.row(), waiting(plan, leader));
      }
    }
    return followers;
  }

  private static Set<Long> followed(List<RowPlan> plans) {
    Set<Long> rows = new HashSet<>();
    for (RowPlan plan : plans) {
      if (Planning.best(plan.duplicates()) instanceof DuplicateOf.InFile earlier) {
        rows.add(earlier.row());
      }
    }
    return rows;
  }

  private static boolean waits(@Nullable RowPlan plan) {
    return plan != null && plan.action() == RowAction.REVIEW;
  }

  private static RowPlan waiting(RowPlan plan, RowPlan leader) {
    return new RowPlan(plan.row(), RowAction.REVIEW, leader.record(), plan.duplicates());
  }

  /** Whether a row waits that was to make its record, so that those that follow it have none to go to. */
  static boolean holdsBack(ImportTask task, RowPlan leader) {
    return leader.action() == RowAction.REVIEW
        && leader.record().equals(RecordIds.of(task.tenant(), task.id(), leader.row()));
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
    if (!(best instanceof DuplicateOf.InFile earlier)) {
      return new RowPlan(plan.row(), action, ((DuplicateOf.Existing) best).id(), plan.duplicates());
    }
    // what an earlier row is the same as is where that one goes
    RowPlan leader = task.plans(List.of(earlier.row())).getOrDefault(earlier.row(), plan);
    boolean waits = action.writes() && holdsBack(task, leader);
    return new RowPlan(plan.row(), waits ? RowAction.REVIEW : action, leader.record(), plan.duplicates());
  }
}
