package io.crmkit.imports;

import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.DedupeStrategy;
import io.crmkit.imports.port.Staging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes what is to become of one row, because somebody has looked at it, and of those that follow it: the commit does
 * what they say then.
 */
final class Settling {

  private final ImportTask task;
  private final RowPlan before;

  /** What the row becomes; nothing of it is kept before those that follow it are. */
  private RowPlan settled;
  private final Map<String, Shared> shared = new HashMap<>();

  /** A record that rows have in common: whether one of them was to make it, and whether one has by now. */
  private static final class Shared {
    private boolean isOfImport;
    private boolean made;
  }

  private Settling(ImportTask task, RowPlan before, DedupeStrategy strategy) {
    this.task = task;
    this.before = before;
    this.settled = decided(task, before, strategy);
    shared.put(before.record(), new Shared());
    shared.put(settled.record(), new Shared());
  }

  /** Returns the counts of the import with the decision; nothing if there is no such row. */
  static Optional<RowCounts> of(ImportTask task, long row, DedupeStrategy strategy) {
    RowPlan plan = task.plans(List.of(row)).get(row);
    return plan == null ? Optional.empty() : Optional.of(new Settling(task, plan, strategy).run());
  }

  private static RowPlan decided(ImportTask task, RowPlan plan, DedupeStrategy strategy) {
    RowAction action = Planning.action(strategy);
    DuplicateOf best = Planning.best(plan.duplicates());
    if (best == null || action == RowAction.CREATE) {
      // there is nothing that the row could be merged with
      boolean stays = action == RowAction.SKIP || action == RowAction.REVIEW;
      return new RowPlan(plan.row(), stays ? action : RowAction.CREATE,
          RecordIds.of(task.tenant(), task.id(), plan.row()), plan.duplicates());
    }
    if (!(best instanceof DuplicateOf.InFile earlier)) {
      return new RowPlan(plan.row(), action, ((DuplicateOf.Existing) best).id(), plan.duplicates());
    }
    // what an earlier row is the same as is where that one goes
    RowPlan leader = task.plans(List.of(earlier.row())).getOrDefault(earlier.row(), plan);
    boolean waits = action.writes() && new Following(task, Map.of()).holdsBack(leader);
    return new RowPlan(plan.row(), waits ? RowAction.REVIEW : action, leader.record(), plan.duplicates());
  }

  private RowCounts run() {
    if (hasHeirs() || isMoved() && mayBeFollowed()) {
      settleOthers();
    }
    return write(List.of(before), List.of(settled));
  }

  /** Whether the row shares a record whose maker is left out. */
  private boolean hasHeirs() {
    Following following = new Following(task, Map.of(settled.row(), settled));
    RowPlan maker = Following.leader(settled) == null ? null : following.maker(settled);
    return maker != null && maker.row() != settled.row() && maker.action() != RowAction.CREATE
        || Following.isHeir(task, before);
  }

  /** Whether those that follow the row have to go elsewhere, or to wait, or one of them has to make its record. */
  private boolean isMoved() {
    boolean made = before.action() == RowAction.CREATE;
    boolean makes = settled.action() == RowAction.CREATE;
    return made != makes || isToWait() || !before.record().equals(settled.record());
  }

  private boolean isToWait() {
    return before.action() != RowAction.REVIEW && settled.action() == RowAction.REVIEW;
  }

  /** Whether a later row may be the same, as far as its keys say: most rows are settled without a look at all others. */
  private boolean mayBeFollowed() {
    StagedRow row = task.ports().staging().rows(task.tenant(), task.id(), List.of(before.row())).get(before.row());
    if (row == null || !task.ports().comparing().isByKeys(task.template())) {
      return true;
    }
    Map<String, List<Long>> alike =
        task.ports().staging().rowsWith(task.tenant(), task.id(), row.keys(), Staging.MOST_WITH_KEY);
    return alike.values().stream().anyMatch(rows ->
        rows.size() == Staging.MOST_WITH_KEY || rows.stream().anyMatch(number -> number > before.row()));
  }

  private RowCounts write(List<RowPlan> plans, List<RowPlan> settled) {
    WorkMark mark = task.planned();
    RowCounts counts = mark.counts();
    for (int i = 0; i < plans.size(); i++) {
      counts = counts.minus(Planning.count(plans.get(i))).plus(Planning.count(settled.get(i)));
    }
    task.ports().staging().plan(task.tenant(), task.id(),
        new PlannedBatch(mark, new WorkMark(mark.row(), counts), settled));
    return counts;
  }

  /**
   * Settles the other rows a batch at a time and before the row itself: who is stopped in between settles it again.
   */
  private void settleOthers() {
    int batch = task.ports().batch();
    List<RowPlan> plans = task.ports().staging().plans(task.tenant(), task.id(), 0, batch);
    while (!plans.isEmpty()) {
      settle(plans);
      plans = task.ports().staging().plans(task.tenant(), task.id(), plans.get(plans.size() - 1).row(), batch);
    }
  }

  private void settle(List<RowPlan> plans) {
    Map<Long, RowPlan> known = new HashMap<>(task.plans(followed(plans)));
    known.put(settled.row(), settled);
    Following following = new Following(task, known);
    List<RowPlan> from = new ArrayList<>();
    List<RowPlan> to = new ArrayList<>();
    for (RowPlan plan : plans) {
      RowPlan now = inherited(settled(plan, following));
      known.put(now.row(), now);
      if (now.row() == settled.row()) {
        settled = now;
      } else if (!now.equals(plan)) {
        from.add(plan);
        to.add(now);
      }
    }
    if (!to.isEmpty()) {
      write(from, to);
    }
  }

  private Set<Long> followed(List<RowPlan> plans) {
    Set<Long> rows = new HashSet<>();
    for (RowPlan plan : plans) {
      DuplicateOf.InFile earlier = plan.row() > before.row() ? Following.leader(plan) : null;
      if (earlier != null) {
        rows.add(earlier.row());
      }
    }
    return rows;
  }

  private RowPlan settled(RowPlan plan, Following following) {
    if (plan.row() <= before.row()) {
      return plan.row() == before.row() ? settled : plan;
    }
    return isToWait() && plan.action().writes() && plan.record().equals(before.record())
        ? waiting(plan, following) : following.of(plan);
  }

  /** Lets a row wait that follows one that is to wait, or one that follows that. */
  private RowPlan waiting(RowPlan plan, Following following) {
    DuplicateOf.InFile earlier = Following.leader(plan);
    RowPlan leader = earlier == null ? null : following.plan(earlier.row());
    return leader == null || leader.action() != RowAction.REVIEW ? following.of(plan)
        : new RowPlan(plan.row(), RowAction.REVIEW, leader.record(), plan.duplicates());
  }

  /** Has the first row that goes to a record make it, if rows have it in common and the row that was to does not. */
  private RowPlan inherited(RowPlan plan) {
    Shared record = shared.get(plan.record());
    if (record == null) {
      return plan;
    }
    record.isOfImport |= Following.isOwn(task, plan);
    if (!record.isOfImport || !plan.action().writes()) {
      return plan;
    }
    boolean makes = plan.action() == RowAction.CREATE;
    boolean isToMake = !record.made;
    record.made = true;
    return makes == isToMake ? plan : new RowPlan(plan.row(),
        isToMake ? RowAction.CREATE : Following.otherwise(task, plan), plan.record(), plan.duplicates());
  }
}
