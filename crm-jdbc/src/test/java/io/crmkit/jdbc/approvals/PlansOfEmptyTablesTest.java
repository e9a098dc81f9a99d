package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ACME;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.BOARD;
import static io.crmkit.jdbc.approvals.Host.DEAL;
import static io.crmkit.jdbc.approvals.Host.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.RowCopies;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.testkit.core.HandClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What a connection of PostgreSQL reads when it planned its statements while the tables were empty, and they have filled
 * since: as is the case in the first minutes of every database, and for as long as few requests are open at a time.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PlansOfEmptyTablesTest {

  private static final int MANY = 20_000;
  // after five executions PostgreSQL may settle on a plan for any parameters, and its driver sends five before that
  private static final int UNTIL_SETTLED = 15;
  // pages: three or four of each index that is read or written, and of each table; the indexes of MANY rows have hundreds
  private static final long FEW = 100;
  private static final PageRequest PAGE = PageRequest.first(10);

  // no other test has been there, whose tables PostgreSQL may have looked at
  private final TestDatabase database = TestDatabases.POSTGRESQL.open();
  private final Transactions transactions = Transactions.on(database.dataSource());
  private final Host host = new Host(database.dataSource(), new HandClock(START));
  private final ApprovalRepository repository = host.repository();
  private int submitted;

  @BeforeAll
  void settleAndFill() {
    Migrator.migrate(database.dataSource());
    host.publishDefinition(ACME);
    for (int i = 0; i < UNTIL_SETTLED; i++) {
      submitAndVote();
      lookUp();
    }
    RowCopies.insert(database, "crm_approval", "approval_id = 'S-1'",
        MANY, Map.of("approval_id", "'F-' || n", "entity_id", "'D-' || (n + 1)", "definition_version", "n + 1"));
    RowCopies.insert(database, "crm_approval_seat", "approval_id = 'S-1' and actor = 'ben'",
        MANY, Map.of("approval_id", "'F-' || n", "actor", "'a-' || n"));
  }

  @AfterAll
  void remove() {
    database.close();
  }

  @Test
  void changeARequestByItsKeys() {
    assertThat(pagesOf(this::submitAndVote)).isBetween(10L, FEW);
  }

  @Test
  void leadToWhatIsLookedUp() {
    assertThat(pagesOf(this::lookUp)).isBetween(10L, FEW);
  }

  private void submitAndVote() {
    ApprovalId id = new ApprovalId("S-" + ++submitted);
    host.approvals().submit(ACME, id, ALICE, DEAL).orElseThrow();
    host.approvals().handle(ACME, id, Vote.approve(BOARD.get(0))).orElseThrow();
    assertThat(repository.find(ACME, id)).isPresent();
  }

  private void lookUp() {
    assertThat(repository.openFor(ACME, DEAL.entityType(), List.of("no such"))).isEmpty();
    assertThat(repository.ofSubject(ACME, DEAL.entityType(), "no such", PAGE).items()).isEmpty();
    assertThat(repository.pinnedTo(ACME, "no such", 1, PAGE).items()).isEmpty();
    assertThat(repository.inbox(ACME, ALICE, PAGE).items()).isEmpty();
    assertThat(repository.asking(ACME, ALICE, PAGE).items()).isEmpty();
    assertThat(repository.due(ACME, START, PAGE.limit())).isEmpty();
  }

  private long pagesOf(Runnable work) {
    long before = pages();
    work.run();
    return pages() - before;
  }

  /** The pages of the tables and their indexes that were ever looked at. */
  private long pages() {
    return transactions.single(connection -> {
      Jdbc.one(connection, "select pg_stat_force_next_flush()", params -> { }, row -> 0);
      return Jdbc.one(connection, "select sum(heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read)"
          + " from pg_statio_user_tables where schemaname = current_schema()", params -> { }, Row::number).orElseThrow();
    });
  }
}
