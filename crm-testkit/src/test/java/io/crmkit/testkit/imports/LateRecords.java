package io.crmkit.testkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.RecordStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A store that somebody else gets to first whenever a batch is on its way. */
record LateRecords(RecordStore records, Runnable first) implements RecordStore {

  @Override
  public BatchAnswer apply(TenantId tenant, ImportId id, KeyScheme scheme, RecordBatch batch) {
    first.run();
    return records.apply(tenant, id, scheme, batch);
  }

  @Override
  public long revision(TenantId tenant, String entityType) {
    return records.revision(tenant, entityType);
  }

  @Override
  public Map<String, List<String>> holders(
      TenantId tenant, String entityType, KeyScheme scheme, Collection<String> keys, int most) {
    return records.holders(tenant, entityType, scheme, keys, most);
  }

  @Override
  public Map<String, List<String>> holdersBesides(
      TenantId tenant, ImportId maker, String entityType, KeyScheme scheme, Collection<String> keys, int most) {
    return records.holdersBesides(tenant, maker, entityType, scheme, keys, most);
  }

  @Override
  public Map<String, RecordChange> changes(TenantId tenant, ImportId id, Collection<String> ids) {
    return records.changes(tenant, id, ids);
  }

  @Override
  public Map<String, ImportedRecord> find(TenantId tenant, String entityType, Collection<String> ids) {
    return records.find(tenant, entityType, ids);
  }

  @Override
  public WorkMark mark(TenantId tenant, ImportId id, ImportWork work) {
    return records.mark(tenant, id, work);
  }

  @Override
  public Portion<String, ImportedRecord> find(
      TenantId tenant, String entityType, List<String> ids, long characters) {
    return records.find(tenant, entityType, ids, characters);
  }

  @Override
  public List<RecordChange> changes(TenantId tenant, ImportId id, long before, int limit, long characters) {
    return records.changes(tenant, id, before, limit, characters);
  }

  @Override
  public List<UndoConflict> conflicts(TenantId tenant, ImportId id, long skip, int limit) {
    return records.conflicts(tenant, id, skip, limit);
  }
}
