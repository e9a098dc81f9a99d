package io.crmkit.benchmarks.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedBatch;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.Staging;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Counts the rows of one import and keeps none: what is measured is all that comes before a store. */
final class CountingStaging implements Staging {

  private Checkpoint checkpoint = Checkpoint.START;
  private long valid;

  long valid() {
    return valid;
  }

  @Override
  public Checkpoint checkpoint(TenantId tenant, ImportId id) {
    return checkpoint;
  }

  @Override
  public void stage(TenantId tenant, ImportId id, String entityType, StagedBatch batch) {
    checkpoint = batch.after();
    valid += batch.valid().size();
  }

  @Override
  public List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit) {
    return List.of();
  }

  @Override
  public List<StagedRow> rows(TenantId tenant, ImportId id, long after, int limit, long characters) {
    return List.of();
  }

  @Override
  public Map<Long, StagedRow> rows(TenantId tenant, ImportId id, Collection<Long> numbers) {
    return Map.of();
  }

  @Override
  public List<RejectedRow> rejected(TenantId tenant, ImportId id, long after, int limit) {
    return List.of();
  }

  @Override
  public Portion<Long, StagedRow> rows(TenantId tenant, ImportId id, List<Long> numbers, long characters) {
    return new Portion<>(Map.of(), numbers.size());
  }

  @Override
  public Map<String, List<Long>> rowsWith(TenantId tenant, ImportId id, Collection<String> keys, int most) {
    return Map.of();
  }

  @Override
  public Map<String, List<DuplicateOf.Staged>> othersWith(
      TenantId tenant, ImportId id, String entityType, Collection<String> keys, int most) {
    return Map.of();
  }

  @Override
  public WorkMark planned(TenantId tenant, ImportId id) {
    return WorkMark.START;
  }

  @Override
  public void plan(TenantId tenant, ImportId id, PlannedBatch batch) {
    // nothing is kept that could be planned
  }

  @Override
  public List<RowPlan> plans(TenantId tenant, ImportId id, long after, int limit) {
    return List.of();
  }

  @Override
  public Map<Long, RowPlan> plans(TenantId tenant, ImportId id, Collection<Long> numbers) {
    return Map.of();
  }

  @Override
  public void settle(TenantId tenant, ImportId id) {
    // nobody else looks here
  }

  @Override
  public void remove(TenantId tenant, ImportId id) {
    checkpoint = Checkpoint.START;
  }
}
