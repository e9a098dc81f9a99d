package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratorTest {

  private static final Migration FIRST =
      new Migration("V001__first.sql", "create table if not exists crm_first (id int primary key);\n");
  private static final Migration SECOND =
      new Migration("V002__second.sql", "create table if not exists crm_second (id int primary key);\n");
  private static final Migration BROKEN = new Migration("V002__second.sql",
      "create table if not exists crm_second (id int primary key);\ncreate table crm_third (id nonsense);\n");

  @ParameterizedTest
  @EnumSource
  void appliesTheScriptsOfThisLibraryOnce(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      assertThat(Migrator.migrate(database.dataSource())).startsWith(1);
      assertThat(Migrator.migrate(database.dataSource())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void appliesOnlyWhatIsNew(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      Migrator.migrate(database.dataSource(), List.of(FIRST));

      assertThat(Migrator.migrate(database.dataSource(), List.of(FIRST, SECOND))).containsExactly(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesAloneWhatANewerNodeHasApplied(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      Migrator.migrate(database.dataSource(), List.of(FIRST, SECOND));

      assertThat(Migrator.migrate(database.dataSource(), List.of(FIRST))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAScriptThatWasEditedAfterItWasApplied(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      Migrator.migrate(database.dataSource(), List.of(FIRST));
      Migration edited = new Migration(FIRST.name(), FIRST.text() + "-- edited\n");

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> Migrator.migrate(database.dataSource(), List.of(edited)))
          .withMessageContaining("V001__first.sql was edited");
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnAfterAScriptThatFailedHalfWay(TestDatabases databases) {
    try (TestDatabase database = databases.open()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> Migrator.migrate(database.dataSource(), List.of(FIRST, BROKEN)));

      Migrator.migrate(database.dataSource(), List.of(FIRST, SECOND));

      database.execute("insert into crm_second (id) values (1)");
      assertThat(Migrator.migrate(database.dataSource(), List.of(FIRST, SECOND))).isEmpty();
    }
  }

  @Test
  void goesOnWhereverAScriptOfThisLibraryWasCutShort() {
    try (TestDatabase database = TestDatabases.H2_MEMORY.open()) {
      List<Migration> applied = new ArrayList<>();
      for (Migration each : Migration.ofThisLibrary()) {
        for (int statements = 0; statements <= each.statements(Dialect.H2).size(); statements++) {
          List<Migration> cut = new ArrayList<>(applied);
          cut.add(cutShort(each, statements));
          assertThatExceptionOfType(StoreException.class)
              .isThrownBy(() -> Migrator.migrate(database.dataSource(), cut)).withMessageContaining("CUT_HERE");
        }
        applied.add(each);
        assertThat(Migrator.migrate(database.dataSource(), applied)).containsExactly(each.version());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void migratesOnceWhenNodesStartTogether(TestDatabases databases) throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try (TestDatabase database = databases.open()) {
      Callable<List<Integer>> start = () -> Migrator.migrate(database.dataSource(), List.of(FIRST, SECOND));
      List<Integer> applied = new ArrayList<>();
      for (Future<List<Integer>> node : nodes.invokeAll(List.of(start, start, start, start))) {
        applied.addAll(node.get());
      }

      assertThat(applied).containsExactly(1, 2);
    } finally {
      nodes.shutdownNow();
    }
  }

  private static Migration cutShort(Migration whole, int statements) {
    List<String> begin = whole.statements(Dialect.H2).subList(0, statements);
    return new Migration(whole.name(), String.join("", begin.stream().map(each -> each + ";\n").toList())
        + "drop table cut_here;\n");
  }
}
