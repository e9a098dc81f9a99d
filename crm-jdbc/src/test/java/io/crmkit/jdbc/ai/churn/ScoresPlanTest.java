package io.crmkit.jdbc.ai.churn;

import io.crmkit.jdbc.TestDatabases;
import org.junit.jupiter.api.Nested;

class ScoresPlanTest {

  @Nested
  class OnH2 extends ScoresPlanContract {
    OnH2() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnPostgreSql extends ScoresPlanContract {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }
}
