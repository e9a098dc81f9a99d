package io.crmkit.testkit.ai.churn;

import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.CaseCount;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Estimate;
import io.crmkit.ai.churn.model.Interval;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.ScoreMark;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.ai.ModelArbitraries;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Arbitrary facts, models and scores. Facts have the names of the features of {@link ModelArbitraries}, as numbers or
 * as categories, so that a model finds some of what it asks for.
 */
public final class ChurnArbitraries {

  private static final List<String> WORDS = List.of("month", "year", "Größe", "never seen");
  private static final List<String> CUSTOMERS = List.of("C-1", "C-2", "Größe 🚀", "c-1");
  private static final Instant START = Instant.parse("2024-05-01T12:00:00.123456789Z");

  private ChurnArbitraries() {}

  /** Ids of a few customers. */
  public static Arbitrary<CustomerId> customers() {
    return Arbitraries.of(CUSTOMERS).map(CustomerId::new);
  }

  /** Facts, of a third of which the worth is not known. */
  public static Arbitrary<CustomerFacts> facts() {
    Arbitrary<Money> worths = Combinators.combine(
        Arbitraries.longs().between(0, 1_000_000), Arbitraries.of("EUR", "JPY")).as(Money::ofMinor);
    return Combinators.combine(fields(), worths.injectNull(1 / 3.0)).as(ChurnArbitraries::facts);
  }

  /** What each feature is: a number, a category or not known. */
  private static Arbitrary<List<Object>> fields() {
    Arbitrary<Object> field = Arbitraries.frequencyOf(
        Tuple.of(3, ModelArbitraries.numbers().map(number -> (Object) number)),
        Tuple.of(3, Arbitraries.of(WORDS).map(word -> (Object) word)),
        Tuple.of(1, Arbitraries.just(List.of())));
    return field.list().ofSize(ModelArbitraries.MOST_FEATURES);
  }

  private static CustomerFacts facts(List<Object> fields, @Nullable Money worth) {
    Map<String, Double> numbers = new HashMap<>();
    Map<String, String> categories = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i) instanceof Double number) {
        numbers.put("feature " + i, number);
      } else if (fields.get(i) instanceof String word) {
        categories.put("feature " + i, word);
      }
    }
    return new CustomerFacts(numbers, categories, worth);
  }

  /** Beliefs of any strength, from that of Jeffreys on. */
  public static Arbitrary<BaseRate> rates() {
    Arbitrary<Double> parameters = Arbitraries.oneOf(
        Arbitraries.doubles().between(0.5, 5), Arbitraries.doubles().between(5, 50_000));
    return Combinators.combine(parameters, parameters).as(BaseRate::new);
  }

  /** What answers: mostly learned models, of half of which it is known what they learned from. */
  public static Arbitrary<Scoring> scorings() {
    Arbitrary<Scoring> learned = ModelArbitraries.models(Task.BINARY).flatMap(
        ir -> baselines(ir).injectNull(0.5).map(baseline -> new Scoring.Learned(ir, baseline)));
    Arbitrary<Scoring> beliefs =
        Combinators.combine(rates(), ModelArbitraries.policies()).as(Scoring.Rate::of);
    return Arbitraries.frequencyOf(Tuple.of(4, learned), Tuple.of(1, beliefs));
  }

  /** Baselines of a few cases of a model. */
  public static Arbitrary<Baseline> baselines(ModelIr ir) {
    Arbitrary<LabelShift> labels = Combinators.combine(Arbitraries.doubles().between(0, 1),
        Arbitraries.longs().between(1, 500), Arbitraries.longs().between(1, 500)).as((threshold, positives, negatives) ->
            new LabelShift(threshold, positives, positives / 2, negatives, negatives / 3));
    return Combinators.combine(ModelArbitraries.batches(ir.schema(), 5), labels)
        .as((rows, shift) -> new Baseline(DriftProfile.of(ir, rows), shift));
  }

  /** Models of a version. */
  public static Arbitrary<ChurnModel> models(long version) {
    Arbitrary<Long> counts = Arbitraries.longs().between(0, 1_000);
    return Combinators.combine(scorings(), counts, counts).as((scoring, left, stayed) ->
        new ChurnModel(version, START.plusSeconds(version), new CaseCount(left, stayed), scoring));
  }

  /** First scores of customers, some with an interval. */
  public static Arbitrary<Score> scores() {
    return Combinators.combine(customers(), facts(), estimates()).as((customer, facts, estimate) ->
        new Score(customer, ScoreMark.first(START), facts, estimate));
  }

  /** Estimates of a few models. */
  public static Arbitrary<Estimate> estimates() {
    Arbitrary<Double> probabilities = Arbitraries.doubles().between(0, 1);
    Arbitrary<Interval> intervals = Combinators.combine(probabilities, probabilities)
        .as((one, other) -> new Interval(Math.min(one, other), Math.max(one, other)));
    return Combinators.combine(Arbitraries.longs().between(0, 3), probabilities, intervals.injectNull(0.5),
        Arbitraries.of(RiskLevel.values())).as(Estimate::new);
  }
}
