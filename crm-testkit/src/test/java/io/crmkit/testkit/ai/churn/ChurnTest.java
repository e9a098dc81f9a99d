package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.churn.Churn;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ScoreReport;
import io.crmkit.ai.churn.ScoreReport.RefusedRecord;
import io.crmkit.ai.churn.ScoreRun;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnStatistics;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.ScoreChange;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.money.Money;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.CancellationSource;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChurnTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final CustomerId ONE = new CustomerId("C-1");
  private static final ChurnSettings SETTINGS = new ChurnSettings(
      new ChurnFeatures(Currency.getInstance("EUR"), 90), BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS);

  private final InMemoryChurn storage = new InMemoryChurn();
  private final HandClock clock = new HandClock(NOON);
  private final Churn churn = new Churn(storage.models(), storage.scores(), SETTINGS, clock);

  @Nested
  class WithoutAModel {

    @Test
    void scoresByThePriorAndSaysHowSureThatIs() {
      Score score = churn.predict(ACME, customer("C-1", 2)).orElseThrow();

      assertThat(score.estimate().model()).isZero();
      assertThat(score.estimate().probability()).isEqualTo(0.15, within(1e-12));
      assertThat(score.estimate().interval()).isEqualTo(SETTINGS.prior().interval(0.9));
      assertThat(score.estimate().level()).isEqualTo(RiskLevel.LOW);
      assertThat(churn.model(ACME).scoring()).isInstanceOf(Scoring.Rate.class);
    }

    @Test
    void hasNoChangeOfOneScore() {
      churn.predict(ACME, customer("C-1", 2)).orElseThrow();

      assertThat(churn.lastChange(ACME, ONE)).isEmpty();
      assertThat(churn.lastChange(ACME, new CustomerId("nobody"))).isEmpty();
    }
  }

  @Nested
  class OneCustomer {

    @Test
    void isScoredByTheNewestModelAndKeepsItsHistory() {
      Score first = churn.predict(ACME, customer("C-1", 0)).orElseThrow();
      add(learned(1, 0));
      clock.move(Duration.ofDays(1));
      Score second = churn.predict(ACME, customer("C-1", 2)).orElseThrow();

      assertThat(second.estimate().probability()).isEqualTo(Logistic.of(2));
      assertThat(churn.history(ACME, ONE, PageRequest.first(5)).items()).containsExactly(second, first);
      assertThat(churn.asOf(ACME, ONE, NOON.plusSeconds(3600))).contains(first);
      assertThat(churn.asOf(ACME, ONE, clock.instant())).hasValueSatisfying(
          score -> assertThat(score.estimate().model()).isEqualTo(1));
      assertThat(churn.model(ACME, 1)).contains(learned(1, 0));
    }

    @Test
    void isToldWhyTheScoreChanged() {
      add(learned(1, 0));
      churn.predict(ACME, customer("C-1", 0)).orElseThrow();
      add(learned(2, 1));
      churn.predict(ACME, customer("C-1", 2)).orElseThrow();

      ScoreChange change = churn.lastChange(ACME, ONE).orElseThrow();
      double data = (Logistic.of(2) - Logistic.of(0) + Logistic.of(3) - Logistic.of(1)) / 2;
      assertThat(change.before().doubleValue()).isEqualTo(0.5);
      assertThat(change.data().doubleValue()).isEqualTo(data, within(1e-11));
      assertThat(change.data().add(change.model())).isEqualByComparingTo(change.after().subtract(change.before()));
    }

    @Test
    void causesAnEventOnlyWhereTheLevelChanges() {
      add(learned(1, 0));
      for (int tickets : new int[] {0, 0, 4, 5}) {
        churn.predict(ACME, customer("C-1", tickets)).orElseThrow();
      }

      List<DomainEvent> events = events();
      assertThat(events).extracting(DomainEvent::sequence).containsExactly(1L, 2L);
      assertThat(events).extracting(DomainEvent::payload).satisfiesExactly(
          first -> assertThat(first).contains("\"level\":\"high\"").doesNotContain("before"),
          second -> assertThat(second).contains("\"before\":\"high\"", "\"level\":\"critical\""));
    }

    @Test
    void isRefusedWithAllThatIsWrong() {
      CustomerRecord wrong = CustomerRecord.of("C-1", LocalDate.parse("2030-01-01")).number("tenure", 1).build();

      assertThat(churn.predict(ACME, wrong)).isInstanceOfSatisfying(Validated.Invalid.class,
          invalid -> assertThat(invalid.violations().all()).hasSize(2));
      assertThat(churn.history(ACME, ONE, PageRequest.first(1)).items()).isEmpty();
    }
  }

  @Nested
  class ManyCustomers {

    private final List<Long> heard = new ArrayList<>();

    @Test
    void areScoredAsTheyComeAndTheUnsoundToldOf() {
      add(learned(1, 0));
      ScoreReport report = churn.predictAll(ACME, customers(1_234), run(Cancellation.never()));

      assertThat(report.model()).isEqualTo(1);
      assertThat(report.refused()).isEqualTo(13);
      assertThat(report.firstRefused()).extracting(RefusedRecord::index).startsWith(0L, 100L).hasSize(13);
      assertThat(report.statistics().customers()).isEqualTo(1_221);
      assertThat(report.statistics()).isEqualTo(churn.statistics(ACME, Cancellation.never()));
      assertThat(heard).last().isEqualTo(1_234L);
    }

    @Test
    void areHeldInPartsOnly() {
      Iterator<CustomerRecord> source = customers(2 * Churn.PART);
      CancellationSource cancellation = new CancellationSource();
      Iterator<CustomerRecord> watched = new Iterator<>() {
        private int taken;

        @Override
        public boolean hasNext() {
          return source.hasNext();
        }

        @Override
        public CustomerRecord next() {
          if (++taken == Churn.PART + 1) {
            cancellation.cancel();
            assertThat(churn.statistics(ACME, Cancellation.never()).customers()).as("the first part").isEqualTo(495);
          }
          return source.next();
        }
      };

      assertThatExceptionOfType(CancelledException.class)
          .isThrownBy(() -> churn.predictAll(ACME, watched, run(cancellation)));
      assertThat(source.hasNext()).isFalse();
    }

    @Test
    void stopWhenToldTo() {
      CancellationSource cancellation = new CancellationSource();
      Iterator<CustomerRecord> source = IntStream.range(0, 3 * Churn.PART).mapToObj(i -> {
        if (i == Churn.PART) {
          cancellation.cancel();
        }
        return customer("C-" + i, 0);
      }).iterator();

      assertThatExceptionOfType(CancelledException.class)
          .isThrownBy(() -> churn.predictAll(ACME, source, run(cancellation)));
      assertThat(churn.statistics(ACME, Cancellation.never()).customers()).isEqualTo(2L * Churn.PART);
    }

    @Test
    void haveTwoScoresWhereTheyComeTwice() {
      ScoreReport report = churn.predictAll(ACME,
          List.of(customer("C-1", 1), customer("C-2", 1), customer("C-1", 2)).iterator(), ScoreRun.PLAIN);

      assertThat(report.statistics().customers()).isEqualTo(3);
      assertThat(churn.history(ACME, ONE, PageRequest.first(5)).items())
          .extracting(score -> score.facts().numbers().get("tickets")).containsExactly(2.0, 1.0);
    }

    @Test
    void comeToStatistics() {
      add(learned(1, 0));
      CustomerRecord worthy = CustomerRecord.of("C-9", LocalDate.parse("2024-01-01")).tickets(0)
          .revenue(Money.parse("EUR 10.00")).build();
      churn.predictAll(ACME, List.of(worthy, customer("C-1", 9)).iterator(), ScoreRun.PLAIN);

      ChurnStatistics statistics = churn.statistics(ACME, Cancellation.never());
      assertThat(statistics.levels()).isEqualTo(Map.of(RiskLevel.HIGH, 1L, RiskLevel.CRITICAL, 1L));
      assertThat(statistics.expectedLosses()).isEqualTo(Map.of("EUR", Money.parse("EUR 5.00")));
      assertThat(churn.statistics(new TenantId("globex"), Cancellation.never())).isEqualTo(ChurnStatistics.EMPTY);
    }

    private ScoreRun run(Cancellation cancellation) {
      ProgressListener listener = progress -> heard.add(progress.done());
      return new ScoreRun(cancellation, listener);
    }

    /** Of which every hundredth is not sound. */
    private Iterator<CustomerRecord> customers(int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> customer(i % 100 == 0 ? " " : "C-" + i, i % 5)).iterator();
    }
  }

  private void add(ChurnModel model) {
    Stream stream = new Stream("churn-model", "current");
    storage.models().add(ACME, model,
        new DomainEvent(ACME, stream, model.version(), "churn.model-made", NOON, "{}", Map.of()));
  }

  private List<DomainEvent> events() {
    return storage.outbox().claim("test", Instant.parse("2100-01-01T00:00:00Z"), Duration.ofMinutes(1), 100).stream()
        .map(Claim::event).filter(event -> event.type().equals("churn.level-changed")).toList();
  }

  /** A model whose log-odds are the tickets and an intercept. */
  private static ChurnModel learned(long version, double intercept) {
    ModelIr ir = ModelIr.of(Task.BINARY, new FeatureSchema(List.of(Feature.number("tickets"))),
        new Linear(intercept, List.of(new Term(0, 1, 0))));
    return new ChurnModel(version, NOON, CaseCount.NONE, new Scoring.Learned(ir));
  }

  private static CustomerRecord customer(String id, int tickets) {
    return CustomerRecord.of(id, LocalDate.parse("2024-01-01")).tickets(tickets).build();
  }
}
