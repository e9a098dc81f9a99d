package io.crmkit.record.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.record.model.ConversionChanges;

/** Writes several records of one store as one. The contract in crm-testkit proves an implementation. */
public interface ConversionRepository {

  /**
   * Writes all states and their events into the histories and the outbox, all or nothing.
   *
   * @throws StaleWriteException if the stored version of one of them is not the one that its change was based on
   */
  void save(TenantId tenant, ConversionChanges changes);
}
