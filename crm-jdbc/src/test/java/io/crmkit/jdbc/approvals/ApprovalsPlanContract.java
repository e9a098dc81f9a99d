package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ACME;
import static io.crmkit.jdbc.approvals.Host.ADMIN;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.BOARD;
import static io.crmkit.jdbc.approvals.Host.DEAL;
import static io.crmkit.jdbc.approvals.Host.FAY;
import static io.crmkit.jdbc.approvals.Host.GLOBEX;
import static io.crmkit.jdbc.approvals.Host.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.ExplainedDataSource;
import io.crmkit.jdbc.Plan;
import io.crmkit.jdbc.RowCopies;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** That what is read among many rows costs what it finds, by the plans of the database and not by any clock. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ApprovalsPlanContract {

  private static final int MANY = 20_000;
  private static final int PAGE = 10;
  private static final PageRequest FIRST_PAGE = PageRequest.first(PAGE);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Actor ANN = BOARD.get(0);
  private static final Actor PATIENT = new Actor("pat");
  private static final ApprovalId ORIGINAL = new ApprovalId("A-1");

  private final HandClock clock = new HandClock(START);
  private final JdbcApprovalsFixture fixture;
  private final ExplainedDataSource explained;
  private final ApprovalRepository repository;
  private final DefinitionRepository definitions;

  ApprovalsPlanContract(TestDatabases databases) {
    fixture = new JdbcApprovalsFixture(databases);
    explained = new ExplainedDataSource(fixture.database().dataSource());
    JdbcApprovals storage = new JdbcApprovals(explained.dataSource());
    repository = storage.approvals();
    definitions = storage.definitions();
  }

  @BeforeAll
  void fill() {
    Host host = new Host(fixture.database().dataSource(), clock);
    host.publishDefinition(ACME);
    host.publishDefinition(GLOBEX);
    host.approvals().submit(ACME, ORIGINAL, ALICE, DEAL).orElseThrow();
    host.approvals().submit(GLOBEX, ORIGINAL, ALICE, DEAL).orElseThrow();
    for (int i = 0; i < 300; i++) {
      host.approvals().handle(i % 2 == 0 ? ACME : GLOBEX, ORIGINAL, new Comment(ALICE, "remark " + i)).orElseThrow();
    }
    // one a second falls due, in another order than that of the ids
    copy("crm_approval", "approval_id = 'A-1'", Map.of("approval_id", "'F-' || n", "submitted_at", "submitted_at + n",
        "due_at", "due_at + cast(n as bigint) * 1000000000"));
    copy("crm_approval", "approval_id = 'A-1'", Map.of("approval_id", "'N-' || n", "submitted_at", "submitted_at - n",
        "due_at", "null"));
    copy("crm_approval", "approval_id = 'A-1'", Map.of("approval_id", "'P-' || n", "entity_id", "'R-' || n",
        "due_at", "null"));
    // what was ever asked for one of them and is over
    copy("crm_approval", "approval_id = 'A-1'", Map.of("approval_id", "'O-' || n", "entity_id", "'R-77'",
        "status", "'APPROVED'", "due_at", "null"));
    // what is pending elsewhere: only these are pinned to the second version
    copy("crm_approval", "approval_id = 'A-1'", Map.of("approval_id", "'V-' || n", "entity_id", "'V-' || n",
        "definition_version", "2 + n / 3", "due_at", "null"));
    copy("crm_approval_seat", "approval_id = 'A-1'", Map.of("approval_id", "'F-' || n", "since", "since + n"));
    copy("crm_approval_seat", "approval_id = 'A-1' and actor = 'ben'", Map.of("approval_id", "'N-' || n",
        "actor", "'%s'".formatted(PATIENT), "since", "null"));
    copy("crm_approval_definition", "version = 1", Map.of("name", "'Copy ' || n", "entity_type", "'type ' || n"));
    // what autovacuum does within a minute; of the plans until then see PlansOfEmptyTablesTest
    fixture.database().execute("analyze");
  }

  @AfterAll
  void remove() {
    fixture.close();
  }

  @BeforeEach
  void forgetPlans() {
    explained.takePlans();
  }

  @Test
  void findsAnApprovalByItsKey() {
    assertThat(repository.find(ACME, new ApprovalId("F-77"))).isPresent();

    assertThatItReadsOnly(1);
  }

  @Test
  void findsWhatIsPinnedToADefinitionAmongAllThatIsPending() {
    assertThat(repository.pinnedTo(ACME, "Discount", 7, FIRST_PAGE).items()).hasSize(3);

    assertThatItReadsOnly(3);
  }

  @Test
  void findsWhatIsDueAmongAllThatIsPending() {
    // the original and those one to four seconds later
    List<ApprovalId> due = repository.due(ACME, START.plus(HOUR).plusSeconds(4), 100);

    assertThat(due).hasSize(5);
    assertThatItReadsOnly(5);
  }

  @Test
  void findsNothingDueAmongAllThatIsPending() {
    assertThat(repository.due(ACME, START, 100)).isEmpty();

    assertThatItReadsOnly(0);
  }

  @Test
  void readsNoMoreOfWhatIsDueThanItIsAskedFor() {
    assertThat(repository.due(ACME, Instant.MAX, PAGE)).hasSize(PAGE);

    assertThatItReadsOnly(PAGE);
  }

  @Test
  void readsAPageOfALongInbox() {
    assertThatPagesCost(page -> repository.inbox(ACME, ANN, page), 3 * PAGE);
  }

  @Test
  void readsAnInboxPastAllThatIsNotYetAskedFor() {
    assertThat(repository.inbox(ACME, PATIENT, FIRST_PAGE).items()).isEmpty();

    assertThatItReadsOnly(0);
  }

  @Test
  void readsAPageOfManySeats() {
    assertThatPagesCost(page -> repository.asking(ACME, ANN, page), PAGE);
  }

  @Test
  void readsNothingForSomebodyWithoutASeat() {
    assertThat(repository.asking(ACME, FAY, FIRST_PAGE).items()).isEmpty();

    assertThatItReadsOnly(0);
  }

  @Test
  void readsAPageOfARecordWithManyApprovals() {
    assertThatPagesCost(page -> repository.ofSubject(ACME, DEAL.entityType(), DEAL.entityId(), page), PAGE);
  }

  @Test
  void findsWhatIsPendingAmongAllThatWasAskedForARecord() {
    List<String> records = List.of("R-77", "R-1234", "no such");

    assertThat(repository.openFor(ACME, DEAL.entityType(), records)).extracting(found -> found.id().value())
        .containsExactly("P-1234", "P-77");
    // PostgreSQL takes R-77 for a record with much that is pending, and reads the index by several processes
    assertThatItReadsOnly(12);
  }

  @Test
  void readsAPageOfALongHistory() {
    assertThat(repository.history(ACME, ORIGINAL, 100, PAGE)).hasSize(PAGE);

    assertThatItReadsOnly(PAGE);
  }

  @Test
  void findsDefinitionsByTheirKeys() {
    PublishedDefinition one = definitions.latest(ACME, "Copy 77").orElseThrow();
    assertThatItReadsOnly(1);

    DefinitionRef ref = one.ref();
    assertThat(definitions.find(ACME, ref)).isPresent();
    assertThatItReadsOnly(1);
  }

  @Test
  void findsTheDefinitionsOfATypeAmongThoseOfManyTypes() {
    assertThat(definitions.current(ACME, "type 77")).hasSize(1);

    assertThatItReadsOnly(2);
  }

  @Test
  void changesRowsByTheirKeys() {
    Host host = new Host(explained.dataSource(), clock);
    ApprovalId id = new ApprovalId("B-1");
    host.approvals().submit(ACME, id, ALICE, DEAL).orElseThrow();
    host.approvals().handle(ACME, id, Vote.approve(ANN)).orElseThrow();
    host.approvals().handle(ACME, id, new Recall(ADMIN, "")).orElseThrow();

    List<Plan> plans = explained.takePlans();

    assertThat(plans).extracting(Plan::sql).anyMatch(sql -> sql.contains("update crm_approval set"))
        .anyMatch(sql -> sql.contains("delete from crm_approval_seat"));
    assertThat(plans).noneMatch(Plan::readsAWholeTable);
  }

  private <T> void assertThatPagesCost(Function<PageRequest, Page<T>> list, int rows) {
    Page<T> half = list.apply(PageRequest.first(PageRequest.MOST));
    explained.takePlans();

    assertThat(list.apply(FIRST_PAGE).items()).hasSize(PAGE);
    assertThatItReadsOnly(rows);
    assertThat(list.apply(FIRST_PAGE.after(half.next())).items()).hasSize(PAGE);
    assertThatItReadsOnly(rows);
  }

  // one row more tells whether there is a next page, one more on each side ends a range, and H2 counts some rows twice
  private void assertThatItReadsOnly(int rows) {
    Collection<Plan> plans = explained.takePlans();
    assertThat(plans).isNotEmpty().noneMatch(Plan::readsAWholeTable)
        .allSatisfy(plan -> assertThat(plan.rows()).as("%s", plan).isLessThanOrEqualTo(2L * rows + 5))
        // three or four levels of an index for each row, and the row itself
        .allSatisfy(plan -> assertThat(plan.pages()).as("%s", plan).isLessThanOrEqualTo(5L * rows + 10));
  }

  private void copy(String table, String condition, Map<String, String> changed) {
    RowCopies.insert(fixture.database(), table, condition, MANY, changed);
  }
}
