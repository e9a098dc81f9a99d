package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.DedupeStrategy;
import io.crmkit.imports.port.Staging;
import java.util.List;
import java.util.Optional;

/** Changes what is to become of one row, because somebody has looked at it. */
final class Settling {

  private Settling() {}

  /** Returns the counts of the import with the decision; nothing if there is no such row. */
  static Optional<RowCounts> of(ImportPorts ports, TenantId tenant, ImportId id, long row, DedupeStrategy strategy) {
    Staging staging = ports.staging();
    RowPlan plan = staging.plans(tenant, id, List.of(row)).get(row);
    if (plan == null) {
      return Optional.empty();
    }
    RowPlan settled = settled(ports, tenant, id, plan, strategy);
    WorkMark before = staging.planned(tenant, id);
    RowCounts counts = before.counts().minus(Planning.count(plan)).plus(Planning.count(settled));
    staging.plan(tenant, id, new PlannedBatch(before, new WorkMark(before.row(), counts), List.of(settled)));
    return Optional.of(counts);
  }

  private static RowPlan settled(
      ImportPorts ports, TenantId tenant, ImportId id, RowPlan plan, DedupeStrategy strategy) {
    RowAction action = Planning.action(strategy);
    DuplicateOf best = Planning.best(plan.duplicates());
    String own = RecordIds.of(tenant, id, plan.row());
    if (best == null || action == RowAction.CREATE) {
      // there is nothing that the row could be merged with
      boolean stays = action == RowAction.SKIP || action == RowAction.REVIEW;
      return new RowPlan(plan.row(), stays ? action : RowAction.CREATE, own, plan.duplicates());
    }
    return new RowPlan(plan.row(), action, record(ports, tenant, id, plan, best), plan.duplicates());
  }

  /** Returns the record that a row is the same as, which for an earlier row is where that one goes. */
  private static String record(ImportPorts ports, TenantId tenant, ImportId id, RowPlan plan, DuplicateOf best) {
    if (best instanceof DuplicateOf.InFile earlier) {
      RowPlan leader = ports.staging().plans(tenant, id, List.of(earlier.row())).get(earlier.row());
      return leader == null ? plan.record() : leader.record();
    }
    return ((DuplicateOf.Existing) best).id();
  }
}
