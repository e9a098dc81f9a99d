package io.crmkit.jdbc.approvals;

import io.crmkit.jdbc.TestDatabases;
import org.junit.jupiter.api.Nested;

class ApprovalsPlanTest {

  @Nested
  class OnH2 extends ApprovalsPlanContract {
    OnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnPostgreSql extends ApprovalsPlanContract {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }
}
