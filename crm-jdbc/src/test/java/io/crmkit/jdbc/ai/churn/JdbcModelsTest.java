package io.crmkit.jdbc.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.CountedStatements;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.ai.churn.ModelStoreContract;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcModelsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

  @Nested
  class OnH2InMemory extends Stored {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends Stored {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends Stored {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class WhatIsDecodedOnce {

    private final TestDatabase database = TestDatabases.H2_MEMORY.migrated();
    private final ModelStore another;
    private final CountedStatements counted = new CountedStatements(database.dataSource());
    private final ModelStore store;

    WhatIsDecodedOnce() {
      another = new JdbcChurn(database.dataSource()).models();
      store = new JdbcChurn(counted.dataSource()).models();
    }

    @AfterEach
    void remove() {
      database.close();
    }

    @Test
    void isTheSameModelUntilAnotherHostHasMadeTheNext() {
      another.add(ACME, rate(1, 3), event(1));
      ChurnModel first = store.current(ACME).orElseThrow();
      int before = counted.executions();

      assertThat(store.current(ACME)).containsSame(first);
      assertThat(store.version(ACME, 1)).containsSame(first);
      assertThat(counted.executions()).as("each asks for the version only").isEqualTo(before + 2);
      another.add(ACME, rate(2, 5), event(2));
      assertThat(store.current(ACME)).contains(rate(2, 5));
      assertThat(store.version(ACME, 1)).containsSame(first);
    }

    @Test
    void isNotShownOfADatabaseThatWasPutBack() {
      another.add(ACME, rate(1, 3), event(1));
      assertThat(store.current(ACME)).contains(rate(1, 3));
      database.execute("delete from crm_churn_model");
      database.execute("delete from crm_event");
      new JdbcChurn(database.dataSource()).models().add(ACME, rate(1, 4), event(1));

      assertThat(store.current(ACME)).contains(rate(1, 4));
    }
  }

  private static ChurnModel rate(long version, double left) {
    return new ChurnModel(
        version, AT, CaseCount.NONE, Scoring.Rate.of(new BaseRate(left, 10), DecisionPolicy.QUARTERS));
  }

  private static DomainEvent event(long version) {
    return new DomainEvent(
        ACME, new Stream("churn-model", "current"), version, "churn.model-made", AT, "{}", Map.of());
  }

  private abstract static class Stored extends ModelStoreContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Stored(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected ModelStore emptyStore() {
      return new Restarted(transactions);
    }

    @Override
    protected Outbox outbox() {
      return new JdbcOutbox(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }

  /** A host that is started anew for each call, and so has nothing decoded. */
  private record Restarted(Transactions transactions) implements ModelStore {

    @Override
    public Optional<ChurnModel> current(TenantId tenant) {
      return new JdbcChurn(transactions).models().current(tenant);
    }

    @Override
    public Optional<ChurnModel> version(TenantId tenant, long version) {
      return new JdbcChurn(transactions).models().version(tenant, version);
    }

    @Override
    public void add(TenantId tenant, ChurnModel model, DomainEvent event) {
      new JdbcChurn(transactions).models().add(tenant, model, event);
    }
  }
}
