package io.crmkit.imports;

import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go that are the same as an earlier one of their file: where that one goes. The record of an earlier one that
 * is left out is made by the first of them that is not, its heir.
 */
final class Following {

  private final ImportTask task;

  /** Plans as they are about to be; what is not here is as it is kept. */
  private final Map<Long, RowPlan> known;

  Following(ImportTask task, Map<Long, RowPlan> known) {
    this.task = task;
    this.known = known;
  }

  /** Returns the earlier row that decides about a row; null if a record does, or nothing. */
  static DuplicateOf.@Nullable InFile leader(RowPlan plan) {
    return Planning.best(plan.duplicates()) instanceof DuplicateOf.InFile earlier && earlier.row() < plan.row()
        ? earlier : null;
  }

  /** Whether the record of a row is the one that it makes where nothing else is the same. */
  static boolean isOwn(ImportTask task, RowPlan plan) {
    return plan.record().equals(RecordIds.of(task.tenant(), task.id(), plan.row()));
  }

  /** Whether a row makes the record of an earlier one. */
  static boolean isHeir(ImportTask task, RowPlan plan) {
    return plan.action() == RowAction.CREATE && plan.isDuplicate() && !isOwn(task, plan);
  }

  /** Returns what an heir does where somebody else makes the record. */
  static RowAction otherwise(ImportTask task, RowPlan heir) {
    DuplicateOf best = Planning.best(heir.duplicates());
    RowAction action = best == null ? RowAction.MERGE : Planning.action(task.template().strategy(best.score()));
    return action.writes() && action != RowAction.CREATE ? action : RowAction.MERGE;
  }

  @Nullable RowPlan plan(long row) {
    RowPlan plan = known.get(row);
    return plan == null ? task.plans(List.of(row)).get(row) : plan;
  }

  /** Whether a row waits that was to make the record of this one, so that those that follow have none to go to. */
  boolean holdsBack(RowPlan leader) {
    RowPlan maker = leader.action().writes() ? null : maker(leader);
    return maker != null && maker.action() == RowAction.REVIEW;
  }

  /** Returns the row whose own record a row goes to; null for a record that no row of the import was to make. */
  @Nullable RowPlan maker(RowPlan plan) {
    RowPlan maker = plan;
    while (maker != null && !isOwn(task, maker)) {
      DuplicateOf.InFile earlier = leader(maker);
      maker = earlier == null ? null : plan(earlier.row());
    }
    return maker != null && maker.record().equals(plan.record()) ? maker : null;
  }

  /**
   * Returns the plan of a row that meets the record of an earlier one, wherever that has ended; if that one waits for
   * somebody to look at it, so does this one.
   */
  RowPlan of(RowPlan plan) {
    DuplicateOf.InFile earlier = leader(plan);
    RowPlan leader = earlier == null || makesItsOwn(plan) ? null : plan(earlier.row());
    if (leader == null) {
      return plan;
    }
    boolean holds = plan.action().writes() && holdsBack(leader);
    return leader.record().equals(plan.record()) && !holds ? plan : behind(plan, leader, holds);
  }

  private boolean makesItsOwn(RowPlan plan) {
    return plan.action() == RowAction.CREATE && isOwn(task, plan);
  }

  private RowPlan behind(RowPlan plan, RowPlan leader, boolean holds) {
    RowAction action = plan.action() == RowAction.CREATE ? otherwise(task, plan) : plan.action();
    boolean waits = holds || leader.action() == RowAction.REVIEW;
    return new RowPlan(plan.row(), waits ? RowAction.REVIEW : action, leader.record(), plan.duplicates());
  }
}
