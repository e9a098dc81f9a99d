package io.crmkit.imports;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.Template;
import java.util.List;
import java.util.Map;

/** Lets the rows of one import become records, a batch at a time, each batch once. */
final class Committing {

  /** How often a batch is tried while others write the same records. */
  private static final int MOST_TRIES = 100;

  private final ImportPorts ports;
  private final TenantId tenant;
  private final ImportId id;
  private final Template template;

  Committing(ImportPorts ports, TenantId tenant, ImportId id, Opened job) {
    this.ports = ports;
    this.tenant = tenant;
    this.id = id;
    this.template = job.template();
  }

  /** Returns how far it is when every row has reached its record, or the work should rest. */
  WorkMark run(StagingRun.Rest rest, ProgressMeter meter) {
    if (!KeyFields.of(template).isEmpty()) {
      ports.records().keyBy(tenant, template.entityType(), KeyFields.of(template));
    }
    WorkMark mark = ports.records().mark(tenant, id, ImportWork.COMMIT);
    List<RowPlan> plans = next(mark);
    while (!plans.isEmpty() && !rest.getAsBoolean()) {
      mark = commit(mark, plans);
      meter.add(plans.size());
      plans = next(mark);
    }
    return mark;
  }

  private List<RowPlan> next(WorkMark mark) {
    return ports.staging().plans(tenant, id, mark.row(), ports.batch());
  }

  private WorkMark commit(WorkMark before, List<RowPlan> plans) {
    Map<Long, StagedRow> rows =
        ports.staging().rows(tenant, id, plans.stream().map(RowPlan::row).toList());
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      CommitBatch batch = new CommitBatch(ports, tenant, id, template);
      plans.forEach(plan -> batch.add(plan, rows));
      RecordBatch writes = batch.finish(before);
      BatchAnswer answer = ports.records().apply(tenant, id, writes);
      if (answer instanceof BatchAnswer.Done) {
        return writes.after();
      }
      if (answer instanceof BatchAnswer.Elsewhere elsewhere) {
        return elsewhere.mark();
      }
    }
    throw new StaleWriteException("the records of import " + id, before.row(), before.row());
  }
}
