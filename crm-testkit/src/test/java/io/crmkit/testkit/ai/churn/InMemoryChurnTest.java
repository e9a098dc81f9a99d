package io.crmkit.testkit.ai.churn;

import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.core.event.Outbox;
import org.junit.jupiter.api.Nested;

class InMemoryChurnTest {

  @Nested
  class Models extends ModelStoreContract {

    private final InMemoryChurn storage = new InMemoryChurn();

    @Override
    protected ModelStore emptyStore() {
      return storage.models();
    }

    @Override
    protected Outbox outbox() {
      return storage.outbox();
    }
  }

  @Nested
  class Scores extends ScoreHistoryContract {

    private final InMemoryChurn storage = new InMemoryChurn();

    @Override
    protected ScoreHistory emptyHistory() {
      return storage.scores();
    }

    @Override
    protected Outbox outbox() {
      return storage.outbox();
    }
  }

  @Nested
  class Alarms extends DriftAlarmsContract {

    private final InMemoryChurn storage = new InMemoryChurn();

    @Override
    protected DriftAlarms emptyAlarms() {
      return storage.alarms();
    }

    @Override
    protected Outbox outbox() {
      return storage.outbox();
    }
  }
}
