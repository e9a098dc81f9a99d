package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.DuplicateFinder;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One import at work: its template, and the ports as they are asked for this import alone. */
record ImportTask(ImportPorts ports, TenantId tenant, ImportId id, Template template, KeyScheme keys) {

  /** A batch ends behind so many, however few rows they are. */
  static final int MOST_CHARACTERS = 1 << 20;

  static ImportTask of(ImportPorts ports, TenantId tenant, ImportId id, Opened job) {
    return new ImportTask(ports, tenant, id, job.template(), ports.comparing().keys(job.template()));
  }

  String entityType() {
    return template.entityType();
  }

  DuplicateFinder finder() {
    return ports.comparing().finder(template);
  }

  BatchAnswer apply(RecordBatch batch) {
    return ports.records().apply(tenant, id, keys, batch);
  }

  Checkpoint checkpoint() {
    return ports.staging().checkpoint(tenant, id);
  }

  WorkMark planned() {
    return ports.staging().planned(tenant, id);
  }

  WorkMark mark(ImportWork work) {
    return ports.records().mark(tenant, id, work);
  }

  /** Returns the next rows behind a mark: a batch of them, which wide rows fill sooner. */
  List<StagedRow> rows(WorkMark behind) {
    return ports.staging().rows(tenant, id, behind.row(), ports.batch(), MOST_CHARACTERS);
  }

  Map<Long, RowPlan> plans(Collection<Long> rows) {
    return ports.staging().plans(tenant, id, rows);
  }

  /** Returns the next changes behind a mark, as {@link #rows} does. */
  List<RecordChange> changes(long before) {
    return ports.records().changes(tenant, id, before, ports.batch(), MOST_CHARACTERS);
  }

  Portion<String, ImportedRecord> portion(List<String> ids) {
    return ports.records().find(tenant, entityType(), ids, MOST_CHARACTERS);
  }

  Map<String, ImportedRecord> records(Collection<String> ids) {
    return ports.records().find(tenant, entityType(), ids);
  }
}
