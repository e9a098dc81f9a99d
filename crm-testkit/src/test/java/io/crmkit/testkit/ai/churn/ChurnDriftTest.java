package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.churn.Churn;
import io.crmkit.ai.churn.ChurnDrift;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ScoreRun;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnRefusal;
import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.ai.churn.model.FieldDrift;
import io.crmkit.ai.churn.model.ModelDrift;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.churn.port.DriftAlarms;
import io.crmkit.ai.drift.DriftLevel;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.drift.ShiftEstimate.Verdict;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.CancellationSource;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChurnDriftTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final FeatureSchema SCHEMA = new FeatureSchema(
      List.of(Feature.number("tickets"), Feature.category("plan", List.of("basic", "pro"))));
  private static final ModelIr IR =
      ModelIr.of(Task.BINARY, SCHEMA, new Linear(-1.5, List.of(new Term(0, 1, 0))));
  private static final LabelShift LABELS = new LabelShift(0.5, 400, 300, 1_600, 160);
  private static final ChurnSettings SETTINGS = new ChurnSettings(
      new ChurnFeatures(Currency.getInstance("EUR"), 90), BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS);

  private final InMemoryChurn storage = new InMemoryChurn();
  private final HandClock clock = new HandClock(NOON);
  private final Churn churn = new Churn(storage.models(), storage.scores(), SETTINGS, clock);
  private final ChurnDrift drift =
      new ChurnDrift(storage.models(), storage.scores(), storage.alarms(), SETTINGS, clock);

  /** A model that learned of 1,000 customers: half basic and half pro, a fifth with two tickets, the others with none. */
  private static ChurnModel model(long version) {
    ColumnBatch training = ColumnBatch.of(IntStream.range(0, 1_000).mapToDouble(i -> i % 5 == 0 ? 2 : 0).toArray(),
        IntStream.range(0, 1_000).mapToDouble(i -> i < 500 ? 0 : 1).toArray());
    return made(version, new Scoring.Learned(IR, new Baseline(DriftProfile.of(IR, training), LABELS)));
  }

  private static ChurnModel made(long version, Scoring scoring) {
    return new ChurnModel(version, NOON, CaseCount.NONE, scoring);
  }

  private void add(ChurnModel model) {
    storage.models().add(ACME, model, new DomainEvent(ACME, new Stream("churn-model", "current"), model.version(),
        "churn.model-made", NOON, "{}", Map.of()));
  }

  private void score(int count, IntFunction<CustomerRecord> customers) {
    churn.predictAll(ACME, IntStream.range(0, count).mapToObj(customers).iterator(), ScoreRun.PLAIN);
  }

  private static CustomerRecord customer(int number, int tickets, String plan) {
    CustomerRecord.Builder customer =
        CustomerRecord.of("C-" + number, LocalDate.parse("2024-01-01")).tickets(tickets);
    return plan.isEmpty() ? customer.build() : customer.category("plan", plan).build();
  }

  /** Who is as those that were learned from. */
  private static CustomerRecord asBefore(int number) {
    return customer(number, number % 5 == 0 ? 2 : 0, number % 2 == 0 ? "basic" : "pro");
  }

  /** Of ten, two are basic, six pro; one has no plan and one another. */
  private static CustomerRecord otherPlans(int number) {
    List<String> plans = List.of("basic", "basic", "pro", "pro", "pro", "pro", "pro", "pro", "", "new");
    return customer(number, number % 5 == 0 ? 2 : 0, plans.get(number % 10));
  }

  private ModelDrift measured() {
    return drift.measure(ACME, Cancellation.never()).orElseThrow().get(0);
  }

  private Refusal refusal() {
    return ((Decision.Refused<ModelDrift>) drift.measure(ACME, Cancellation.never())).refusal();
  }

  private List<DomainEvent> alarms() {
    return storage.outbox().claim("test", Instant.parse("2100-01-01T00:00:00Z"), Duration.ofMinutes(1), 10_000).stream()
        .map(Claim::event).filter(event -> event.type().equals("churn.drifted")).toList();
  }

  @Nested
  class Compared {

    @Test
    void areStableWhereNothingHasChanged() {
      add(model(1));
      score(1_000, ChurnDriftTest::asBefore);

      ModelDrift found = measured();
      assertThat(found.scored()).isEqualTo(new ModelDrift.Scored(1, 1_000, 0));
      assertThat(found.fields()).allSatisfy(field -> assertThat(field.drift().index()).isZero());
      assertThat(found.probabilities().index()).isZero();
      assertThat(found.level()).isEqualTo(DriftLevel.STABLE);
      assertThat(found.moved()).isEmpty();
    }

    @Test
    void areShareByShareOfEachField() {
      add(model(1));
      score(1_000, ChurnDriftTest::otherPlans);

      FieldDrift plan = measured().fields().get(1);
      // half a case more in each of three bins: 500, 500 and 0 then, 200, 600 and 200 now
      double all = 1_001.5;
      double index = (200.5 - 500.5) / all * Math.log(200.5 / 500.5) + (600.5 - 500.5) / all * Math.log(600.5 / 500.5)
          + (200.5 - 0.5) / all * Math.log(200.5 / 0.5);
      assertThat(plan.field()).isEqualTo("plan");
      assertThat(plan.drift().index()).isEqualTo(index, within(1e-12));
      assertThat(plan.missingThen()).isZero();
      assertThat(plan.missingNow()).isEqualTo(0.2);
      assertThat(plan.unseen()).isEqualTo(0.1);
      assertThat(measured().level()).isEqualTo(DriftLevel.DRIFT);
      assertThat(measured().moved()).containsExactly("plan");
    }

    @Test
    void estimateHowManyLeaveByHowManyAreFlagged() {
      add(model(1));
      score(1_000, i -> customer(i, i % 10 < 6 ? 2 : 0, i % 2 == 0 ? "basic" : "pro"));

      ModelDrift found = measured();
      double hits = 300.5 / 401;
      double falseAlarms = 160.5 / 1_601;
      assertThat(found.labels().then()).isEqualTo(0.2);
      assertThat(found.labels().flagged()).isEqualTo(0.6);
      assertThat(found.labels().now().rate())
          .isEqualTo((600.5 / 1_001 - falseAlarms) / (hits - falseAlarms), within(1e-12));
      assertThat(found.labels().now().verdict()).isEqualTo(Verdict.SHIFTED);
      assertThat(found.moved()).containsExactly("tickets", "score", "outcome");
    }

    @Test
    void areMovedWhereOnlyMoreLeave() {
      add(model(1));
      // 30 % have tickets instead of 20 %, which is too little for the index of the field to tell
      score(1_000, i -> customer(i, i % 10 < 3 ? 2 : 0, i % 2 == 0 ? "basic" : "pro"));

      ModelDrift found = measured();
      assertThat(found.fields()).allSatisfy(
          field -> assertThat(field.drift().level()).isEqualTo(DriftLevel.STABLE));
      assertThat(found.moved()).containsExactly("outcome");
      assertThat(found.level()).isEqualTo(DriftLevel.MODERATE);
    }

    @Test
    void nameWhatHasMovedFurthestFirst() {
      add(model(1));
      score(1_000, i -> customer(i, i % 5 < 2 ? 2 : 0, i % 10 == 0 ? "basic" : "pro"));

      assertThat(measured().moved()).containsExactly("plan", "tickets", "score", "outcome");
    }

    @Test
    void areOnlyThoseWhomTheModelHasScored() {
      add(model(1));
      score(300, ChurnDriftTest::otherPlans);
      add(model(2));
      score(150, ChurnDriftTest::asBefore);

      assertThat(measured().scored()).isEqualTo(new ModelDrift.Scored(2, 150, 150));
      assertThat(measured().level()).isEqualTo(DriftLevel.STABLE);
    }
  }

  @Nested
  class Untold {

    @Test
    void isDriftOfTheShareOfAll() {
      score(200, ChurnDriftTest::asBefore);
      assertThat(refusal()).isEqualTo(new ChurnRefusal.NoBaseline(0, "rate"));
      assertThat(refusal().code()).isEqualTo("churn.no-baseline");
    }

    @Test
    void isDriftOfAModelThatWasMadeElsewhere() {
      add(made(1, new Scoring.Learned(IR)));
      score(200, ChurnDriftTest::asBefore);
      assertThat(refusal()).isEqualTo(new ChurnRefusal.NoBaseline(1, "learned"));
    }

    @Test
    void isDriftOfTooFewScores() {
      add(model(1));
      score(99, ChurnDriftTest::asBefore);
      assertThat(refusal()).isEqualTo(new ChurnRefusal.TooFewScores(99, 100));
      assertThat(refusal().code()).isEqualTo("churn.too-few-scores");

      churn.predict(ACME, asBefore(99)).orElseThrow();
      assertThat(measured().scored().customers()).isEqualTo(100);
    }

    @Test
    void isDriftIfItIsToldToStop() {
      add(model(1));
      score(200, ChurnDriftTest::otherPlans);
      CancellationSource cancelled = new CancellationSource();
      cancelled.cancel();

      assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> drift.watch(ACME, cancelled));
      assertThat(alarms()).isEmpty();
    }
  }

  @Nested
  class Alarms {

    private DriftLevel watch() {
      return drift.watch(ACME, Cancellation.never()).orElseThrow().get(0).level();
    }

    /** A third of the customers have another plan: moderate. */
    private void moveALittle() {
      score(1_000, i -> customer(i, i % 5 == 0 ? 2 : 0, i % 3 == 0 ? "basic" : "pro"));
    }

    @Test
    void areSoundedOnceForEachLevelThatIsWorse() {
      add(model(1));
      score(1_000, ChurnDriftTest::asBefore);
      assertThat(watch()).isEqualTo(DriftLevel.STABLE);
      moveALittle();
      assertThat(List.of(watch(), watch())).containsOnly(DriftLevel.MODERATE);
      score(1_000, ChurnDriftTest::otherPlans);
      assertThat(List.of(watch(), watch())).containsOnly(DriftLevel.DRIFT);
      score(1_000, ChurnDriftTest::asBefore);
      assertThat(watch()).isEqualTo(DriftLevel.STABLE);
      moveALittle();
      assertThat(watch()).isEqualTo(DriftLevel.MODERATE);

      List<DomainEvent> alarms = alarms();
      assertThat(alarms).extracting(DomainEvent::sequence).containsExactly(1L, 2L);
      assertThat(alarms).extracting(DomainEvent::stream).containsOnly(new Stream("churn-drift", "1"));
      assertThat(alarms).extracting(DomainEvent::payload).satisfiesExactly(
          first -> assertThat(first).contains("\"before\":\"stable\"", "\"level\":\"moderate\"", "[\"plan\"]"),
          second -> assertThat(second).contains("\"before\":\"moderate\"", "\"level\":\"drift\"", "\"version\":1"));
    }

    @Test
    void skipALevelThatWasNeverThere() {
      add(model(1));
      score(1_000, ChurnDriftTest::otherPlans);
      watch();

      assertThat(alarms()).singleElement().satisfies(alarm -> assertThat(alarm.sequence()).isOne());
    }

    @Test
    void beginAnewWithEachModel() {
      add(model(1));
      score(1_000, ChurnDriftTest::otherPlans);
      watch();
      add(model(2));
      score(1_000, ChurnDriftTest::otherPlans);
      watch();

      assertThat(alarms()).extracting(alarm -> alarm.stream().id()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void areNotSoundedByMeasuring() {
      add(model(1));
      score(1_000, ChurnDriftTest::otherPlans);

      assertThat(measured().level()).isEqualTo(DriftLevel.DRIFT);
      assertThat(alarms()).isEmpty();
    }

    @Test
    void areNotSoundedAgainWhereSomebodyElseWasFirst() {
      add(model(1));
      score(200, ChurnDriftTest::otherPlans);

      watchAfter(DriftLevel.DRIFT);
      assertThat(alarms()).extracting(DomainEvent::payload).containsExactly("{}");
    }

    @Test
    void areSoundedBehindABetterLevelOfSomebodyElse() {
      add(model(1));
      score(200, ChurnDriftTest::otherPlans);

      watchAfter(DriftLevel.MODERATE);
      assertThat(alarms()).extracting(DomainEvent::sequence).containsExactly(1L, 2L);
      assertThat(alarms()).isEmpty();
      assertThat(storage.alarms().newest(ACME, 1)).contains(new DriftAlarm(1, 2, DriftLevel.DRIFT, NOON));
    }

    /** Watches while somebody else sounds an alarm just before it is written. */
    private void watchAfter(DriftLevel other) {
      DriftAlarms raced = new DriftAlarms() {
        private boolean isFirst = true;

        @Override
        public Optional<DriftAlarm> newest(TenantId tenant, long model) {
          return storage.alarms().newest(tenant, model);
        }

        @Override
        public void add(TenantId tenant, DriftAlarm alarm, DomainEvent event) {
          if (isFirst) {
            isFirst = false;
            storage.alarms().add(tenant, new DriftAlarm(1, 1, other, NOON),
                new DomainEvent(tenant, event.stream(), 1, event.type(), NOON, "{}", Map.of()));
          }
          storage.alarms().add(tenant, alarm, event);
        }
      };
      new ChurnDrift(storage.models(), storage.scores(), raced, SETTINGS, clock).watch(ACME, Cancellation.never());
    }

    @Test
    void areSoundedOnceByManyAtOnce() throws Exception {
      add(model(1));
      score(200, ChurnDriftTest::otherPlans);
      Callable<DriftLevel> watch = this::watch;
      ExecutorService watchers = Executors.newFixedThreadPool(4);
      try {
        List<DriftLevel> levels = new ArrayList<>();
        for (Future<DriftLevel> level : watchers.invokeAll(Collections.nCopies(8, watch))) {
          levels.add(level.get());
        }
        assertThat(levels).containsOnly(DriftLevel.DRIFT);
      } finally {
        watchers.shutdownNow();
      }

      assertThat(alarms()).hasSize(1);
    }
  }
}
