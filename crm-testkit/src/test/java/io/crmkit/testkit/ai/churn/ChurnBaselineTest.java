package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.ChurnTraining;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.CustomerRecord;
import io.crmkit.ai.churn.feature.KnownOutcome;
import io.crmkit.ai.churn.feature.Outcome;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.drift.Distribution;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.core.TenantId;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChurnBaselineTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final LocalDate DAY = LocalDate.parse("2024-02-01");
  private static final ChurnSettings SETTINGS = new ChurnSettings(
      new ChurnFeatures(Currency.getInstance("EUR"), 90), BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS);

  private final InMemoryChurn storage = new InMemoryChurn();
  private final ByTickets trainer = new ByTickets();
  private final ChurnTraining training = new ChurnTraining(storage.models(), SETTINGS, trainer, Clock.systemUTC());

  /** Says of whatever it is given that the margin is the number of tickets, less 2.5. */
  private static final class ByTickets implements Trainer {

    private final List<Integer> sizes = new ArrayList<>();

    @Override
    public String id() {
      return "by-tickets";
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.all(Task.BINARY);
    }

    @Override
    public ModelIr train(TrainingSet set, Training run) {
      sizes.add(set.size());
      run.progress().progressed(new Progress(1, 1L, "trainings", Duration.ZERO));
      int tickets = set.schema().indexOf("tickets").orElseThrow();
      return ModelIr.of(Task.BINARY, set.schema(), new Linear(-2.5, List.of(new Term(tickets, 1, 0))));
    }
  }

  /** Of those with tickets above 2 three quarters leave, of the others one quarter. */
  private static List<KnownOutcome> outcomes(int count) {
    SplittableRandom random = new SplittableRandom(3);
    return IntStream.range(0, count).mapToObj(i -> {
      int tickets = random.nextInt(6);
      boolean left = i % 4 == 0 ? tickets <= 2 : tickets > 2;
      return new KnownOutcome(CustomerRecord.of("C-" + i, DAY.minusDays(random.nextInt(900))).tickets(tickets).build(),
          DAY, left ? Outcome.LEFT : Outcome.STAYED);
    }).toList();
  }

  private Baseline learned(int count) {
    training.learn(ACME, outcomes(count), Training.seeded(5)).orElseThrow();
    return storage.models().current(ACME).orElseThrow().baseline().orElseThrow();
  }

  private static long count(List<KnownOutcome> outcomes, Outcome outcome, int leastTickets) {
    return outcomes.stream().filter(known -> known.outcome() == outcome)
        .filter(known -> tickets(known) >= leastTickets).count();
  }

  private static long tickets(KnownOutcome known) {
    return Objects.requireNonNull(known.customer().tickets());
  }

  @Test
  void profilesWhatWasLearnedFrom() {
    List<Distribution> features = learned(400).profile().features();

    assertThat(features).extracting(each -> each.bins().name()).contains("tenure", "tickets");
    assertThat(features).allSatisfy(each -> assertThat(each.total()).isEqualTo(400));
    Distribution tickets = features.stream().filter(each -> each.bins().name().equals("tickets")).findAny().orElseThrow();
    long none = outcomes(400).stream().filter(known -> tickets(known) == 0).count();
    assertThat(tickets.counts().get(tickets.bins().of(0))).isEqualTo(none);
    assertThat(tickets.counts()).last().as("missing").isEqualTo(0L);
  }

  @Test
  void countsWhatWasSaidOfAllCasesWhileTheyWereHeldOut() {
    LabelShift labels = learned(400).labels();

    List<KnownOutcome> all = outcomes(400);
    long positives = count(all, Outcome.LEFT, 0);
    // the share of those who left is near a half, which a margin above 0 exceeds: three tickets and more
    assertThat(labels).isEqualTo(new LabelShift(positives / 400.0, positives, count(all, Outcome.LEFT, 3),
        400 - positives, count(all, Outcome.STAYED, 3)));
    assertThat(trainer.sizes).containsExactly(400, 320, 320, 320, 320, 320);
  }

  @Test
  void holdsOutNoMoreThanEnoughOfALargeSet() {
    LabelShift labels = learned(2_000).labels();

    assertThat(trainer.sizes).containsExactly(2_000, 1_600, 1_600);
    assertThat(labels.positives() + labels.negatives()).isEqualTo(800);
  }

  @Test
  void tellsProgressOfTheModelAlone() {
    List<Progress> heard = new ArrayList<>();
    training.learn(ACME, outcomes(200), new Training(5, Cancellation.never(), heard::add)).orElseThrow();

    assertThat(heard).hasSize(1);
  }

  @Test
  void isNotThereWhereOnlyTheShareIsKept() {
    training.keepRate(ACME, new CaseCount(10, 30));

    assertThat(storage.models().current(ACME).orElseThrow().baseline()).isEmpty();
  }
}
