package io.crmkit.testkit.ai.churn;

import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alarms of an in-memory store, guarded by the lock of its outbox. */
final class InMemoryDriftAlarms implements DriftAlarms {

  private record Model(TenantId tenant, long version) {}

  private final InMemoryOutbox outbox;
  private final Map<Model, DriftAlarm> newest = new HashMap<>();

  InMemoryDriftAlarms(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Optional<DriftAlarm> newest(TenantId tenant, long model) {
    synchronized (outbox) {
      return Optional.ofNullable(newest.get(new Model(tenant, model)));
    }
  }

  @Override
  public void add(TenantId tenant, DriftAlarm alarm, DomainEvent event) {
    synchronized (outbox) {
      long stored = newest(tenant, alarm.model()).map(DriftAlarm::number).orElse(0L);
      if (alarm.number() != stored + 1) {
        throw new StaleWriteException("the drift alarms of a model", alarm.number() - 1, stored);
      }
      outbox.append(List.of(event));
      newest.put(new Model(tenant, alarm.model()), alarm);
    }
  }
}
