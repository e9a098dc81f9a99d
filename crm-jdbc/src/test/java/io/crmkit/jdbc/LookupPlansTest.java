package io.crmkit.jdbc;

import org.junit.jupiter.api.Nested;

class LookupPlansTest {

  @Nested
  class OnH2 extends LookupPlansContract {
    OnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnPostgreSql extends LookupPlansContract {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }
}
