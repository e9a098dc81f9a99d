package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.churn.ChurnDrift;
import io.crmkit.ai.churn.ChurnSettings;
import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.ModelDrift;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.drift.DriftLevel;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.drift.ShiftEstimate.Verdict;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.testkit.ai.ModelArbitraries;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for the drift of all models under all customers. */
class ChurnDriftPropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  @Property(tries = 100)
  void isNoneOfThoseWhoWereLearnedFrom(
      @ForAll("irs") ModelIr ir, @ForAll("facts") List<CustomerFacts> facts, @ForAll Random random) {
    ChurnModel model = model(ir, facts);
    ModelDrift found = drift(model, facts, random);

    assertThat(found.fields()).allSatisfy(field -> {
      assertThat(field.drift().index()).isZero();
      assertThat(field.missingNow()).isEqualTo(field.missingThen());
    });
    assertThat(found.probabilities().index()).isZero();
    assertThat(found.level()).isEqualTo(
        found.labels().now().verdict() == Verdict.SHIFTED ? DriftLevel.MODERATE : DriftLevel.STABLE);
  }

  @Property(tries = 100)
  void isTheSameInWhateverOrderCustomersCome(@ForAll("irs") ModelIr ir, @ForAll("facts") List<CustomerFacts> before,
      @ForAll("facts") List<CustomerFacts> now, @ForAll Random random) {
    ChurnModel model = model(ir, before);
    ModelDrift found = drift(model, now, random);

    assertThat(drift(model, now, random)).isEqualTo(found);
    assertThat(found.fields()).allSatisfy(field -> {
      assertThat(field.unseen()).isLessThanOrEqualTo(field.missingNow());
      assertThat(field.drift().level()).isLessThanOrEqualTo(found.level());
    });
    assertThat(found.moved().isEmpty()).isEqualTo(found.level() == DriftLevel.STABLE);
    Statistics.label("level").collect(found.level());
    Statistics.label("level").coverage(seen -> seen.check(DriftLevel.DRIFT).percentage(share -> share > 10));
    Statistics.label("unseen").collect(found.fields().stream().anyMatch(field -> field.unseen() > 0) ? "some" : "none");
    Statistics.label("unseen").coverage(seen -> seen.check("some").percentage(share -> share > 5));
  }

  private static ChurnModel model(ModelIr ir, List<CustomerFacts> facts) {
    double[][] columns = new double[ir.schema().size()][facts.size()];
    for (int i = 0; i < facts.size(); i++) {
      double[] row = facts.get(i).row(ir.schema());
      for (int feature = 0; feature < row.length; feature++) {
        columns[feature][i] = row[feature];
      }
    }
    Baseline baseline =
        new Baseline(DriftProfile.of(ir, ColumnBatch.of(columns)), new LabelShift(0.5, 100, 60, 100, 40));
    return new ChurnModel(1, NOON, CaseCount.NONE, new Scoring.Learned(ir, baseline));
  }

  /** Scores customers in an order of the draw. */
  private static ModelDrift drift(ChurnModel model, List<CustomerFacts> facts, Random random) {
    InMemoryChurn storage = new InMemoryChurn();
    storage.models().add(ACME, model,
        new DomainEvent(ACME, new Stream("churn-model", "current"), 1, "churn.model-made", NOON, "{}", Map.of()));
    List<CustomerFacts> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    List<Score> scores = new ArrayList<>();
    for (CustomerFacts each : shuffled) {
      scores.add(Score.first(new CustomerId("C-" + scores.size()), each, model.estimate(each), NOON));
    }
    storage.scores().append(ACME, scores, List.of());
    ChurnSettings settings = new ChurnSettings(new ChurnFeatures(Currency.getInstance("EUR"), 90),
        BaseRate.prior(0.15, 40), DecisionPolicy.QUARTERS);
    return new ChurnDrift(storage.models(), storage.scores(), storage.alarms(), settings, Clock.systemUTC())
        .measure(ACME, Cancellation.never()).orElseThrow().get(0);
  }

  @Provide
  Arbitrary<ModelIr> irs() {
    return ModelArbitraries.models(Task.BINARY);
  }

  /** Ten times as many as are drawn, so that there are enough. */
  @Provide
  Arbitrary<List<CustomerFacts>> facts() {
    return ChurnArbitraries.facts().list().ofMinSize(10).ofMaxSize(20)
        .map(some -> Collections.nCopies(10, some).stream().flatMap(List::stream).toList());
  }
}
