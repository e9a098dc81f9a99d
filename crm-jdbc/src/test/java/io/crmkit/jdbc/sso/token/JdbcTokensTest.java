package io.crmkit.jdbc.sso.token;

import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.sso.token.port.DeniedTokens;
import io.crmkit.sso.token.port.KeyRings;
import io.crmkit.sso.token.port.RefreshFamilies;
import io.crmkit.testkit.sso.token.DeniedTokensContract;
import io.crmkit.testkit.sso.token.KeyRingsContract;
import io.crmkit.testkit.sso.token.RefreshFamiliesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcTokensTest {

  @Nested
  class FamiliesOnH2 extends Families {
    FamiliesOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class FamiliesOnPostgreSql extends Families {
    FamiliesOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class RingsOnH2 extends Rings {
    RingsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class RingsOnPostgreSql extends Rings {
    RingsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  @Nested
  class DenialsOnH2 extends Denials {
    DenialsOnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class DenialsOnPostgreSql extends Denials {
    DenialsOnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Families extends RefreshFamiliesContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Families(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected RefreshFamilies emptyRepository() {
      return new JdbcTokens(transactions).families();
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

  private abstract static class Rings extends KeyRingsContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Rings(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected KeyRings emptyRepository() {
      return new JdbcTokens(transactions).rings();
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

  private abstract static class Denials extends DeniedTokensContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Denials(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected DeniedTokens empty() {
      return new JdbcTokens(transactions).denied();
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
