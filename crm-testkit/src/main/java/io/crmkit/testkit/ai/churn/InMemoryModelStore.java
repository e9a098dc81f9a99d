package io.crmkit.testkit.ai.churn;

import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models of an in-memory store, guarded by the lock of its outbox. */
final class InMemoryModelStore implements ModelStore {

  private final InMemoryOutbox outbox;
  private final Map<TenantId, List<ChurnModel>> tenants = new HashMap<>();

  InMemoryModelStore(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Optional<ChurnModel> current(TenantId tenant) {
    synchronized (outbox) {
      List<ChurnModel> models = tenants.getOrDefault(tenant, List.of());
      return models.isEmpty() ? Optional.empty() : Optional.of(models.get(models.size() - 1));
    }
  }

  @Override
  public Optional<ChurnModel> version(TenantId tenant, long version) {
    synchronized (outbox) {
      List<ChurnModel> models = tenants.getOrDefault(tenant, List.of());
      return version < 1 || version > models.size() ? Optional.empty() : Optional.of(models.get((int) version - 1));
    }
  }

  @Override
  public void add(TenantId tenant, ChurnModel model, DomainEvent event) {
    synchronized (outbox) {
      int newest = tenants.getOrDefault(tenant, List.of()).size();
      if (model.version() != newest + 1L) {
        throw new StaleWriteException("the churn models of " + tenant, model.version() - 1, newest);
      }
      outbox.append(List.of(event));
      tenants.computeIfAbsent(tenant, unused -> new ArrayList<>()).add(model);
    }
  }
}
