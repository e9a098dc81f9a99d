package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That PostgreSQL finds rows which come and go by their key, whatever it knows of their table. */
@TestInstance(Lifecycle.PER_CLASS)
class KeyPlansTest {

  // no other test has been there, whose tables PostgreSQL may have looked at
  private final TestDatabase database = TestDatabases.POSTGRESQL.open();

  @BeforeAll
  void migrate() {
    Migrator.migrate(database.dataSource());
  }

  @AfterAll
  void remove() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crm_approval", "crm_approval_token", "crm_approval_delegation",
      "crm_outbox", "crm_event", "crm_pending_login", "crm_saml_request", "crm_replay", "crm_login_proof",
      "crm_password_guess", "crm_refresh_family"})
  void leadByThePrimaryKeyWhileTheTableIsEmpty(String table) {
    String plan = Transactions.on(database.dataSource()).single(connection -> planByKey(connection, table));

    assertThat(plan).contains(table + "_pkey");
  }

  private static String planByKey(Connection connection, String table) throws SQLException {
    List<String> key = Jdbc.list(connection, "select a.attname from pg_index i join pg_attribute a"
        + " on a.attrelid = i.indrelid and a.attnum = any(i.indkey)"
        + " where i.indrelid = to_regclass(?) and i.indisprimary", params -> params.text(table), Row::text);
    String condition = IntStream.range(0, key.size()).mapToObj(i -> key.get(i) + " = $" + (i + 1))
        .collect(Collectors.joining(" and "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local plan_cache_mode = force_generic_plan");
      statement.execute("prepare by_key as select * from " + table + " where " + condition);
      List<String> plan = Jdbc.list(connection,
          "explain execute by_key(" + String.join(", ", Collections.nCopies(key.size(), "'1'")) + ")", params -> { },
          Row::text);
      statement.execute("deallocate by_key");
      return String.join("\n", plan);
    }
  }
}
