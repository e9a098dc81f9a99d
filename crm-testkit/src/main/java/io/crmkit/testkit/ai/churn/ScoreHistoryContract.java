package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Estimate;
import io.crmkit.ai.churn.model.Interval;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.ScoreMark;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.core.MadeUpCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ScoreHistory} must do. Extend it next to your adapter. */
public abstract class ScoreHistoryContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final CustomerId ANN = new CustomerId("Größe 🚀 1");
  private static final CustomerId BOB = new CustomerId("2");
  private static final int WRITERS = 4;

  private @Nullable ScoreHistory history;

  /** Returns a history that holds nothing. Called once for each test. */
  protected abstract ScoreHistory emptyHistory();

  /** Returns the outbox that the events of this test's history go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startEmpty() {
    history = emptyHistory();
  }

  private ScoreHistory history() {
    return Objects.requireNonNull(history);
  }

  @Test
  protected void findsNothingUntilSomethingIsAdded() {
    assertThat(history().latest(ACME, List.of(ANN))).isEmpty();
    assertThat(history().latest(ACME, List.of())).isEmpty();
    assertThat(history().asOf(ACME, ANN, Instant.MAX)).isEmpty();
    assertThat(of(ACME, ANN)).isEmpty();
    assertThat(latest(ACME)).isEmpty();
  }

  @Test
  protected void findsScoresAsTheyWereAdded() {
    Score first = new Score(ANN, ScoreMark.first(AT),
        new CustomerFacts(
            Map.of("tenure", 1e-300, "größe", -0.1), Map.of("plan", "Größe \"1\""), Money.parse("EUR 1.50")),
        new Estimate(0, 0.1, new Interval(0, 1), RiskLevel.LOW));
    Score second = first.next(new CustomerFacts(Map.of(), Map.of(), null),
        new Estimate(Long.MAX_VALUE, 1, null, RiskLevel.CRITICAL), AT.plusNanos(1));
    append(first);
    append(second);

    assertThat(of(ACME, ANN)).containsExactly(second, first);
    assertThat(history().latest(ACME, List.of(ANN, BOB))).isEqualTo(Map.of(ANN, second));
  }

  @Test
  protected void tellsWhatAScoreWasAtAnInstant() {
    Score first = score(ANN, 1, AT);
    Score second = score(ANN, 2, AT.plusNanos(2));
    Score third = score(ANN, 3, AT.plusNanos(2));
    append(first);
    append(second);
    append(third);

    assertThat(history().asOf(ACME, ANN, AT.minusNanos(1))).isEmpty();
    assertThat(history().asOf(ACME, ANN, AT)).contains(first);
    assertThat(history().asOf(ACME, ANN, AT.plusNanos(1))).contains(first);
    assertThat(history().asOf(ACME, ANN, AT.plusNanos(2))).as("the last of two of the same time").contains(third);
    assertThat(history().asOf(ACME, ANN, Instant.MAX)).contains(third);
    assertThat(history().asOf(ACME, BOB, AT)).isEmpty();
  }

  @Test
  protected void pagesBackThroughManyScoresWhileOthersAreAdded() {
    List<Score> all = IntStream.rangeClosed(1, 11).mapToObj(i -> score(ANN, i, AT.plusNanos(i))).toList();
    all.forEach(this::append);
    List<Score> seen = new ArrayList<>();
    BoundedPages.stream(3, page -> history().of(ACME, ANN, page)).forEach(score -> {
      if (seen.isEmpty()) {
        append(score(ANN, 12, AT.plusNanos(12)));
      }
      seen.add(score);
    });

    List<Score> backwards = new ArrayList<>(all);
    Collections.reverse(backwards);
    assertThat(seen).isEqualTo(backwards);
    MadeUpCursor.isRefusedBy(page -> history().of(ACME, ANN, page));
  }

  @Test
  protected void listsTheNewestScoreOfEveryCustomer() {
    List<Score> firsts = IntStream.range(0, 7).mapToObj(i -> score(new CustomerId("c" + i), 1, AT)).toList();
    history().append(ACME, firsts, List.of());
    Score second = score(new CustomerId("c3"), 2, AT);
    append(second);

    assertThat(latest(ACME)).hasSize(7).contains(second, firsts.get(6)).doesNotContain(firsts.get(3));
  }

  @Test
  protected void keepsCustomersOfLikeNamesApart() {
    List<CustomerId> names = List.of("c-1", "C-1", "c-1 ", " c-1", "c-1\t", "c-1%", "c_1", "c-1'; --", "\u00E9", "e\u0301",
        "\uFFFF", "\uD83D\uDE80".repeat(100), "x".repeat(199), "x".repeat(200)).stream().map(CustomerId::new).toList();
    List<Score> scores = IntStream.range(0, names.size()).mapToObj(i -> score(names.get(i), 1, AT.plusNanos(i))).toList();
    history().append(ACME, scores, List.of());

    assertThat(latest(ACME)).containsExactlyInAnyOrderElementsOf(scores);
    assertThat(history().latest(ACME, names).values()).containsExactlyInAnyOrderElementsOf(scores);
    scores.forEach(score -> {
      assertThat(history().latest(ACME, List.of(score.customer()))).isEqualTo(Map.of(score.customer(), score));
      assertThat(of(ACME, score.customer())).containsExactly(score);
    });
  }

  @Test
  protected void keepsEveryCharacterAndDigitOfFacts() {
    CustomerFacts facts = new CustomerFacts(
        Map.of("x".repeat(200), -0.0, "a\r\nb", Double.MIN_VALUE, "most", -Double.MAX_VALUE),
        Map.of("'\"\\", "a\u0000b", "e\u0301", "\r\n\t", "\uFFFF", "\uD83D\uDE80"), Money.parse("JPY 9007199254740993"));
    Score score = Score.first(ANN, facts, new Estimate(1, Math.nextDown(1.0), null, RiskLevel.HIGH), AT);
    append(score);

    assertThat(history().latest(ACME, List.of(ANN, ANN))).isEqualTo(Map.of(ANN, score));
    assertThat(of(ACME, ANN)).containsExactly(score);
  }

  @Test
  protected void tellsTheOutbox() {
    DomainEvent event = event(ANN, 1);
    history().append(ACME, List.of(score(ANN, 1, AT), score(BOB, 1, AT)), List.of(event));

    assertThat(takeFromOutbox()).containsExactly(event);
  }

  @Test
  protected void addsAllOrNothing() {
    append(score(BOB, 1, AT));

    List<Score> oneIsStale = List.of(score(ANN, 1, AT), score(BOB, 1, AT));
    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> history().append(ACME, oneIsStale, List.of(event(ANN, 1))));
    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> append(score(BOB, 3, AT)));
    assertThat(of(ACME, ANN)).isEmpty();
    assertThat(latest(ACME)).hasSize(1);
    assertThat(of(ACME, BOB)).hasSize(1);
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void letsOneOfManyWritersWin() throws Exception {
    append(score(ANN, 1, AT));
    Callable<Boolean> write = this::wins;
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : writers.invokeAll(Collections.nCopies(WRITERS, write))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
      assertThat(of(ACME, ANN)).hasSize(2);
      assertThat(takeFromOutbox()).hasSize(1);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  protected void refusesACustomerWhoIsThereTwice() {
    List<Score> twice = List.of(score(ANN, 1, AT), score(ANN, 2, AT));

    assertThatIllegalArgumentException().isThrownBy(() -> history().append(ACME, twice, List.of(event(ANN, 1))))
        .withMessage("a customer is there twice");
    assertThat(latest(ACME)).isEmpty();
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void letsWritersOfTheSameCustomersPassEachOtherWhateverTheirOrder() throws Exception {
    List<CustomerId> customers = IntStream.range(0, 200).mapToObj(i -> new CustomerId("c" + i)).toList();
    List<CustomerId> backwards = new ArrayList<>(customers);
    Collections.reverse(backwards);
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      for (long number = 1; number <= 5; number++) {
        long next = number;
        List<Callable<Boolean>> both = List.of(() -> wins(customers, next), () -> wins(backwards, next));
        List<Boolean> answers = new ArrayList<>();
        for (Future<Boolean> answer : writers.invokeAll(both)) {
          answers.add(answer.get());
        }
        assertThat(answers).containsExactlyInAnyOrder(true, false);
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(latest(ACME)).hasSize(200).allMatch(score -> score.mark().number() == 5);
  }

  @Test
  protected void keepsTenantsApart() {
    append(score(ANN, 1, AT));

    assertThat(history().latest(GLOBEX, List.of(ANN))).isEmpty();
    assertThat(history().asOf(GLOBEX, ANN, Instant.MAX)).isEmpty();
    assertThat(of(GLOBEX, ANN)).isEmpty();
    assertThat(latest(GLOBEX)).isEmpty();
    history().append(GLOBEX, List.of(score(ANN, 1, AT.plusNanos(1))), List.of());
    assertThat(of(ACME, ANN)).containsExactly(score(ANN, 1, AT));
  }

  private boolean wins() {
    try {
      history().append(ACME, List.of(score(ANN, 2, AT), score(BOB, 1, AT)), List.of(event(ANN, 1)));
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private boolean wins(List<CustomerId> customers, long number) {
    try {
      history().append(ACME, customers.stream().map(customer -> score(customer, number, AT)).toList(), List.of());
      return true;
    } catch (StaleWriteException lost) {
      return false;
    }
  }

  private void append(Score score) {
    history().append(ACME, List.of(score), List.of());
  }

  private List<Score> of(TenantId tenant, CustomerId customer) {
    return BoundedPages.stream(2, page -> history().of(tenant, customer, page)).toList();
  }

  private List<Score> latest(TenantId tenant) {
    return BoundedPages.stream(3, page -> history().latest(tenant, page)).toList();
  }

  private List<DomainEvent> takeFromOutbox() {
    return outbox().claim("contract", Instant.parse("2100-01-01T00:00:00Z"), Duration.ofMinutes(1), 100).stream()
        .map(Claim::event).toList();
  }

  private static Score score(CustomerId customer, long number, Instant at) {
    CustomerFacts facts = new CustomerFacts(Map.of("n", (double) number), Map.of(), null);
    return new Score(
        customer, new ScoreMark(number, 1, at), facts, new Estimate(1, 0.5, null, RiskLevel.HIGH));
  }

  private static DomainEvent event(CustomerId customer, long sequence) {
    return new DomainEvent(ACME, new Stream("churn-score", customer.value()), sequence, "churn.level-changed", AT, "{}",
        Map.of());
  }
}
