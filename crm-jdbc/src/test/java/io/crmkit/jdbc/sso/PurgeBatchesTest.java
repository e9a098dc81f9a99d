package io.crmkit.jdbc.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.FaultyDataSource;
import io.crmkit.jdbc.FaultyDataSource.Fault;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.sso.signon.JdbcLoginProofs;
import io.crmkit.jdbc.sso.token.JdbcTokens;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.token.model.Denied;
import io.crmkit.sso.token.model.Denied.Kind;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is over is deleted a thousand rows at a time, each batch for good: nobody waits for the rest. */
class PurgeBatchesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
  private static final int ROWS = 1_050;
  /** Each batch prepares a statement and runs it. */
  private static final int SECOND_BATCH = 3;

  private static void diesAtTheSecondBatch(TestDatabase database, String table, ToIntFunction<Transactions> purge) {
    Transactions dying =
        Transactions.on(new FaultyDataSource(database.dataSource(), Fault.BEFORE_THE_CALL, SECOND_BATCH));
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> purge.applyAsInt(dying));
    Transactions healthy = Transactions.on(database.dataSource());
    int left = healthy.single(connection -> Jdbc.one(
        connection, "select count(*) from " + table, params -> {}, Row::smallNumber)).orElseThrow();
    assertThat(left).isEqualTo(ROWS - 1_000);
    assertThat(purge.applyAsInt(healthy)).isEqualTo(ROWS - 1_000);
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void ofDeniedTokens(TestDatabases databases) {
    try (TestDatabase database = databases.migrated()) {
      var denied = new JdbcTokens(Transactions.on(database.dataSource())).denied();
      for (int each = 0; each < ROWS; each++) {
        denied.deny(ACME, new Denied(Kind.TOKEN, "t-" + each), AT);
      }
      diesAtTheSecondBatch(database, "crm_denied_token", each -> new JdbcTokens(each).denied().purge(ACME, AT));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void ofProofsOfLogins(TestDatabases databases) {
    try (TestDatabase database = databases.migrated()) {
      var proofs = new JdbcLoginProofs(Transactions.on(database.dataSource()));
      for (int each = 0; each < ROWS; each++) {
        proofs.put(ACME, new LoginProof(new SessionId("s-" + each), null, null, null, "/", null, AT));
      }
      diesAtTheSecondBatch(database, "crm_login_proof", each -> new JdbcLoginProofs(each).purge(ACME, AT.plusNanos(1)));
    }
  }
}
