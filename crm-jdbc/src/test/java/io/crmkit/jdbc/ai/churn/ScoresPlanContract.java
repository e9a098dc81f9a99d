package io.crmkit.jdbc.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.base.Throwables;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Estimate;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.ScoreMark;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.CountedStatements;
import io.crmkit.jdbc.ExplainedDataSource;
import io.crmkit.jdbc.Plan;
import io.crmkit.jdbc.RowCopies;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** That scores among many cost what is found and not what there is, in a few statements. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ScoresPlanContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");
  private static final CustomerId ONE = new CustomerId("C-0");
  private static final int MANY = 20_000;
  private static final int PART = 500;
  private static final int PAGE = 10;

  private final TestDatabase database;
  private final ExplainedDataSource explained;
  private final ScoreHistory scores;

  ScoresPlanContract(TestDatabases databases) {
    database = databases.migrated();
    explained = new ExplainedDataSource(database.dataSource());
    scores = new JdbcChurn(explained.dataSource()).scores();
  }

  @BeforeAll
  void fill() {
    for (TenantId tenant : List.of(ACME, GLOBEX)) {
      new JdbcChurn(database.dataSource()).scores().append(tenant, List.of(score(ONE, 1)), List.of());
    }
    RowCopies.insert(database, "crm_churn_newest", "customer_id = 'C-0'", MANY, Map.of("customer_id", "'C-' || n",
        "score", "replace(score, 'C-0', 'C-' || n)"));
    RowCopies.insert(database, "crm_churn_score", "customer_id = 'C-0'", MANY, Map.of("number", "1 + n",
        "score", "replace(score, '\"number\":1', '\"number\":' || (1 + n))", "at", "at + cast(n as bigint) * 1000000000"));
    database.execute("analyze");
  }

  @AfterAll
  void remove() {
    database.close();
  }

  @Test
  void readsThePageOfManyCustomersThatItIsAskedFor() {
    Page<Score> half = scores.latest(ACME, PageRequest.first(PageRequest.MOST));
    explained.takePlans();

    assertThat(scores.latest(ACME, PageRequest.first(PAGE).after(half.next())).items()).hasSize(PAGE);
    assertThatItReadsOnly(PAGE);
  }

  @Test
  void findsTheNewestScoresOfAPartByTheirKeys() {
    assertThat(scores.latest(ACME, some(PART))).hasSize(PART);
    assertThatItReadsOnly(PART * 2);
  }

  @Test
  void findsTheNewestScoresOfAPartInOneStatement() {
    CountedStatements counted = new CountedStatements(database.dataSource());

    assertThat(new JdbcChurn(counted.dataSource()).scores().latest(ACME, some(PART))).hasSize(PART);
    assertThat(counted.executions()).isEqualTo(1);
  }

  @Test
  void readsAPageOfALongHistory() {
    Page<Score> first = scores.of(ACME, ONE, PageRequest.first(PAGE));
    assertThat(first.items()).hasSize(PAGE);
    assertThatItReadsOnly(PAGE);

    assertThat(scores.of(ACME, ONE, PageRequest.first(PAGE).after(first.next())).items()).hasSize(PAGE);
    assertThatItReadsOnly(PAGE);
  }

  @Test
  void findsWhatHeldAtAnInstantOfALongHistory() {
    for (long ago : new long[] {4, MANY / 2, MANY - 4}) {
      assertThat(scores.asOf(ACME, ONE, AT.plusSeconds(MANY - ago)).map(score -> score.mark().number()))
          .hasValue(MANY - ago + 1);
      assertThatItReadsOnly(1);
    }
    assertThat(scores.asOf(ACME, ONE, AT.minusNanos(1))).isEmpty();
    assertThatItReadsOnly(1);
  }

  @Test
  void addsAPartInAFewBatches() {
    CountedStatements counted = new CountedStatements(database.dataSource());
    ScoreHistory plain = new JdbcChurn(counted.dataSource()).scores();
    for (long number = 1; number <= 2; number++) {
      long next = number;
      plain.append(ACME, IntStream.range(0, PART).mapToObj(i -> score(new CustomerId("new " + i), next)).toList(),
          List.of(new DomainEvent(
              ACME, new Stream("churn-score", "new 1"), number, "churn.level-changed", AT, "{}", Map.of())));
    }

    // each time the newest, the history, the event and its mark in the outbox
    assertThat(counted.executions()).isEqualTo(2 * 4);
  }

  @Test
  void changesRowsByTheirKeys() {
    explained.takePlans();
    scores.append(ACME, List.of(score(new CustomerId("C-77"), 2), score(new CustomerId("C-78"), 2)), List.of());

    assertThat(explained.takePlans()).hasSizeGreaterThanOrEqualTo(2).noneMatch(Plan::readsAWholeTable);
  }

  @Test
  void tellsNothingOfFactsThatItCannotKeep() {
    CustomerFacts facts = new CustomerFacts(Map.of(), Map.of("plan", "private \uD83D"), null);
    Score score = Score.first(new CustomerId("half"), facts, estimate(), AT);
    ScoreHistory plain = new JdbcChurn(database.dataSource()).scores();

    StoreException refusal = catchThrowableOfType(StoreException.class,
        () -> plain.append(ACME, List.of(score), List.of()));
    assertThat(refusal.reason()).isEqualTo(Reason.BAD_VALUE);
    assertThat(Throwables.getStackTraceAsString(refusal)).doesNotContain("private");
    assertThat(plain.latest(ACME, List.of(score.customer()))).isEmpty();
  }

  private static List<CustomerId> some(int count) {
    return IntStream.range(0, count).mapToObj(i -> new CustomerId("C-" + 31 * i)).toList();
  }

  // one row more tells whether there is a next page, one more on each side ends a range, and H2 counts some rows twice
  private void assertThatItReadsOnly(int rows) {
    List<Plan> plans = explained.takePlans();
    assertThat(plans).isNotEmpty().noneMatch(Plan::readsAWholeTable)
        .allSatisfy(plan -> assertThat(plan.rows()).as("%s", plan).isLessThanOrEqualTo(2L * rows + 5));
  }

  private static Score score(CustomerId customer, long number) {
    CustomerFacts facts = new CustomerFacts(Map.of("n", (double) number), Map.of(), null);
    return new Score(customer, new ScoreMark(number, 1, AT), facts, estimate());
  }

  private static Estimate estimate() {
    return new Estimate(1, 0.5, null, RiskLevel.HIGH);
  }
}
