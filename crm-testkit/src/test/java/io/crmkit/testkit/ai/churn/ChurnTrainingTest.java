package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.ai.churn.Churn;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ChurnTraining;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.feature.KnownOutcome;
import io.crmkit.ai.churn.feature.Outcome;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnEvent.ModelMade;
import io.crmkit.ai.churn.model.ChurnRefusal;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.train.Constraints;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingRefusal;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.ai.train.cluster.KMeans;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.core.Decision;
import io.crmkit.core.Refusal;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Outcome.Accepted;
import io.crmkit.core.observe.Outcome.Refused;
import io.crmkit.core.observe.ServiceCall;
import io.crmkit.core.progress.CancellationSource;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.testkit.core.HandClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChurnTrainingTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final LocalDate DAY = LocalDate.parse("2024-02-01");
  private static final DecisionPolicy POLICY = DecisionPolicy.ofCosts(20, 100);
  private static final ChurnSettings SETTINGS = new ChurnSettings(
      new ChurnFeatures(Currency.getInstance("EUR"), 90), BaseRate.prior(0.15, 40), POLICY);
  private static final Ensemble SMALL = new Ensemble(List.of(ElasticNet.DEFAULT.trainer(),
      Boosting.builder().rounds(40).learningRate(0.1).leaves(2).build().trainer()), 3);

  private final InMemoryChurn storage = new InMemoryChurn();
  private final HandClock clock = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
  private final ChurnTraining training = new ChurnTraining(storage.models(), SETTINGS, SMALL, clock);
  private final Churn churn = new Churn(storage.models(), storage.scores(), SETTINGS, clock);

  /** Who has tickets leaves, who logs in stays. */
  private static KnownOutcome known(int number, SplittableRandom random) {
    int tickets = random.nextInt(6);
    int logins = random.nextInt(60);
    boolean left = random.nextDouble() < Logistic.of(tickets - 0.08 * logins);
    return new KnownOutcome(CustomerRecord.of("C-" + number, DAY.minusDays(random.nextInt(900))).tickets(tickets)
        .logins(logins).build(), DAY, left ? Outcome.LEFT : Outcome.STAYED);
  }

  private static List<KnownOutcome> outcomes(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<KnownOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(known(i, random));
    }
    return outcomes;
  }

  private static Refusal refusal(Decision<ModelMade> decision) {
    return ((Decision.Refused<ModelMade>) decision).refusal();
  }

  @Test
  void refusesTrainersOfOtherQuestions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChurnTraining(storage.models(), SETTINGS, KMeans.DEFAULT, clock))
        .withMessage("k-means answers CLUSTERING, not BINARY");
  }

  @Test
  void refusesConstraintsThatItsFieldsCannotBeHeldTo() {
    Training run = Training.seeded(1).under(Constraints.NONE.rising("shoe-size"));
    assertThat(refusal(training.learn(ACME, outcomes(200), run)))
        .isEqualTo(new TrainingRefusal.UnknownField("shoe-size"));
  }

  @Test
  void learnsWhatCustomersLeaveByAndScoresByIt() {
    ModelMade made = training.learn(ACME, outcomes(600), Training.seeded(1)).orElseThrow().get(0);

    assertThat(made.version()).isOne();
    assertThat(made.kind()).isEqualTo("learned");
    assertThat(made.cases().all()).isEqualTo(600);
    assertThat(((Scoring.Learned) churn.model(ACME).scoring()).ir().policy()).isEqualTo(POLICY);
    assertThat(probability("angry", 5, 2)).isGreaterThan(0.85);
    assertThat(probability("content", 0, 50)).isLessThan(0.15);
  }

  private double probability(String id, int tickets, int logins) {
    CustomerRecord customer = CustomerRecord.of(id, DAY).tickets(tickets).logins(logins).build();
    return churn.predict(ACME, customer).orElseThrow().estimate().probability();
  }

  @Test
  void theSameCasesAndSeedMakeTheSameModelAsANewVersion() {
    training.learn(ACME, outcomes(300), Training.seeded(1)).orElseThrow();
    ModelMade second = training.learn(ACME, outcomes(300), Training.seeded(1)).orElseThrow().get(0);

    assertThat(second.version()).isEqualTo(2);
    assertThat(churn.model(ACME, 2).orElseThrow().scoring()).isEqualTo(churn.model(ACME, 1).orElseThrow().scoring());
  }

  @Test
  void refusesTooFewCases() {
    assertThat(refusal(training.learn(ACME, outcomes(99), Training.seeded(1))))
        .isEqualTo(new ChurnRefusal.TooFewCases(99, 100));
    assertThat(churn.model(ACME).version()).isZero();
  }

  @Test
  void refusesTooFewOfOneOutcome() {
    List<KnownOutcome> stayed = outcomes(600).stream().filter(known -> known.outcome() == Outcome.STAYED).toList();
    assertThat(refusal(training.learn(ACME, stayed, Training.seeded(1))))
        .isEqualTo(new ChurnRefusal.TooFewOfOne(new CaseCount(0, stayed.size()), 20));
  }

  @Test
  void refusesARecordThatIsNewerThanItsDay() {
    List<KnownOutcome> outcomes = outcomes(200);
    outcomes.set(3, new KnownOutcome(CustomerRecord.of("C-X", DAY.plusDays(1)).build(), DAY, Outcome.LEFT));
    assertThat(refusal(training.learn(ACME, outcomes, Training.seeded(1))))
        .isInstanceOfSatisfying(ChurnRefusal.UnsoundRecord.class, unsound -> {
          assertThat(unsound.index()).isEqualTo(3);
          assertThat(unsound.violations().all().get(0).code()).isEqualTo("churn.after-the-day");
          assertThat(unsound.message()).contains("/first_seen").doesNotContain("C-X");
        });
  }

  @Test
  void refusesAFieldThatKnowsTheOutcome() {
    List<KnownOutcome> outcomes = new ArrayList<>();
    for (KnownOutcome known : outcomes(300)) {
      CustomerRecord.Builder customer = CustomerRecord.of(known.customer().id(), known.customer().firstSeen());
      outcomes.add(new KnownOutcome(customer.number("refund", known.outcome().label() * 50).build(), DAY, known.outcome()));
    }
    assertThat(refusal(training.learn(ACME, outcomes, Training.seeded(1))))
        .isEqualTo(new ChurnRefusal.KnowsTheFuture(List.of("refund (ai.knows-the-future)")));
    assertThat(churn.model(ACME).version()).isZero();
  }

  @Test
  void refusesANameThatIsANumberAndACategory() {
    List<KnownOutcome> outcomes = outcomes(200);
    outcomes.set(0, new KnownOutcome(CustomerRecord.of("A", DAY).number("plan", 1).build(), DAY, Outcome.LEFT));
    outcomes.set(1, new KnownOutcome(CustomerRecord.of("B", DAY).category("plan", "x").build(), DAY, Outcome.LEFT));
    assertThat(refusal(training.learn(ACME, outcomes, Training.seeded(1))))
        .isInstanceOf(ChurnRefusal.NothingToLearn.class);
  }

  @Test
  void keepsTheShareOfAllWhereTheyAreTooFew() {
    ModelMade made = training.keepRate(ACME, new CaseCount(10, 30));

    assertThat(made.kind()).isEqualTo("rate");
    assertThat(probability("anybody", 1, 1)).isEqualTo((40 * 0.15 + 10) / 80);
  }

  @Test
  void keepsNothingIfItIsToldToStop() {
    CancellationSource cancelled = new CancellationSource();
    cancelled.cancel();
    assertThatExceptionOfType(CancelledException.class).isThrownBy(() ->
        training.learn(ACME, outcomes(200), new Training(1, cancelled, ProgressListener.none())));
    assertThat(churn.model(ACME).version()).isZero();
  }

  @Test
  void tellsItsListenerOfEveryCallAndHowItEnded() {
    List<ServiceCall> heard = new ArrayList<>();
    ChurnTraining observed = new ChurnTraining(storage.models(), SETTINGS, SMALL, clock, heard::add);
    observed.keepRate(ACME, new CaseCount(7, 61));
    observed.learn(ACME, outcomes(ChurnTraining.LEAST_CASES - 1), Training.seeded(1));
    assertThat(heard).extracting(ServiceCall::operation, ServiceCall::outcome, ServiceCall::events).containsExactly(
        tuple("keep-rate", new Accepted(), 1), tuple("learn", new Refused("churn.too-few-cases"), 0));
  }
}
