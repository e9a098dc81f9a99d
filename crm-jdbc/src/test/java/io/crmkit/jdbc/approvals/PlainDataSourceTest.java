package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ACME;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.BOARD;
import static io.crmkit.jdbc.approvals.Host.CHIEF;
import static io.crmkit.jdbc.approvals.Host.DEAL;
import static io.crmkit.jdbc.approvals.Host.GRACE;
import static io.crmkit.jdbc.approvals.Host.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.PlainConnections;
import io.crmkit.jdbc.PlainConnections.Mode;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host without a pool, whose connections commit by themselves or do not. */
class PlainDataSourceTest {

  private static final ApprovalId ID = new ApprovalId("A-1");

  private final HandClock clock = new HandClock(START);

  @ParameterizedTest
  @CsvSource({
      "H2_MEMORY, AUTO_COMMIT", "H2_MEMORY, MANUAL_COMMIT", "H2_FILE, AUTO_COMMIT", "H2_FILE, MANUAL_COMMIT",
      "POSTGRESQL, AUTO_COMMIT", "POSTGRESQL, MANUAL_COMMIT"})
  void runsAnApprovalFromTheFirstTableToTheLastEvent(TestDatabases databases, Mode mode) {
    try (TestDatabase database = databases.open()) {
      PlainConnections connections = new PlainConnections(database, mode);
      Migrator.migrate(connections.dataSource());

      play(new Host(connections.dataSource(), clock));
      checkFromOutside(new Host(database.dataSource(), clock));
      checkPublished(connections.dataSource(), new Host(connections.dataSource(), clock));

      assertThat(connections.left()).isEmpty();
      assertThat(connections.opened()).isGreaterThan(20);
    }
  }

  private void play(Host host) {
    host.publishDefinition(ACME);
    host.approvals().submit(ACME, ID, ALICE, DEAL).orElseThrow();
    host.approvals().handle(ACME, ID, Vote.approve(BOARD.get(0))).orElseThrow();
    clock.move(Duration.ofHours(1));
    assertThat(host.approvals().tick(ACME).handled()).isEqualTo(1);
    assertThat(host.approvals().submit(ACME, ID, ALICE, DEAL)).as("a second submission")
        .isInstanceOf(Refused.class);
    host.check(ACME, List.of(ID));
    host.approvals().handle(ACME, ID, Vote.approve(GRACE)).orElseThrow();
    host.approvals().handle(ACME, ID, Vote.approve(CHIEF)).orElseThrow();
  }

  private static void checkFromOutside(Host host) {
    assertThat(host.check(ACME, List.of(ID))).hasEntrySatisfying(ID, state ->
        assertThat(state).isInstanceOfSatisfying(Settled.class,
            settled -> assertThat(settled.outcome()).isEqualTo(Outcome.APPROVED)));
  }

  private void checkPublished(DataSource dataSource, Host host) {
    Subscriber subscriber = new Subscriber(0);
    subscriber.takeAll(new JdbcOutbox(Transactions.on(dataSource)), clock);
    assertThat(subscriber.arrived(ACME, new Stream(ApprovalEventJson.STREAM, ID.value())))
        .isEqualTo(host.history(ACME, ID));
  }
}
