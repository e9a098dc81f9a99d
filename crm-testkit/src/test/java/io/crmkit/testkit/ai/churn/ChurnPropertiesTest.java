package io.crmkit.testkit.ai.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.model.BaseRate;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.ChurnStatistics;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.ExplainedChange;
import io.crmkit.ai.churn.model.FieldChange;
import io.crmkit.ai.churn.model.Interval;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.model.ScoreChange;
import io.crmkit.core.json.JsonDocuments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for the scores of all customers by all models. */
class ChurnPropertiesTest {

  @Property(tries = 200)
  void splitsEveryChangeExactlyAndTheSameBackwards(@ForAll("oldModels") ChurnModel oldModel,
      @ForAll("facts") CustomerFacts oldFacts, @ForAll("newModels") ChurnModel newModel,
      @ForAll("facts") CustomerFacts newFacts) {
    ScoreChange change = ScoreChange.between(oldModel, oldFacts, newModel, newFacts);
    ScoreChange back = ScoreChange.between(newModel, newFacts, oldModel, oldFacts);

    assertThat(change.data().add(change.model())).isEqualByComparingTo(change.after().subtract(change.before()));
    assertThat(back.data()).isEqualByComparingTo(change.data().negate());
    assertThat(back.model()).isEqualByComparingTo(change.model().negate());
    assertThat(ScoreChange.between(oldModel, oldFacts, oldModel, newFacts).model()).isEqualByComparingTo("0");
    assertThat(ScoreChange.between(oldModel, oldFacts, newModel, oldFacts).data()).isEqualByComparingTo("0");
    boolean isOfBoth = change.data().signum() != 0 && change.model().signum() != 0;
    Statistics.label("effects").collect(isOfBoth ? "both" : "one");
    Statistics.label("effects").coverage(seen -> seen.check("both").percentage(share -> share > 5));
  }

  @Property(tries = 200)
  void splitsWhatTheCustomerDidByFieldsExactly(@ForAll("oldModels") ChurnModel oldModel,
      @ForAll("facts") CustomerFacts oldFacts, @ForAll("newModels") ChurnModel newModel,
      @ForAll("facts") CustomerFacts newFacts) {
    ExplainedChange change = ExplainedChange.between(oldModel, oldFacts, newModel, newFacts);
    ExplainedChange back = ExplainedChange.between(newModel, newFacts, oldModel, oldFacts);

    assertThat(change.change()).isEqualTo(ScoreChange.between(oldModel, oldFacts, newModel, newFacts));
    assertThat(change.fields().stream().map(FieldChange::effect).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(change.change().data());
    Map<List<String>, BigDecimal> backwards = new HashMap<>();
    back.fields().forEach(field -> backwards.put(field.fields(), field.effect().negate()));
    assertThat(change.fields()).hasSameSizeAs(back.fields()).allSatisfy(field -> assertThat(field.effect())
        .isCloseTo(Objects.requireNonNull(backwards.get(field.fields())), within(new BigDecimal("2e-13"))));
    long moved = change.fields().stream().filter(field -> field.effect().signum() != 0).count();
    Statistics.label("fields").collect(moved > 1 ? "several" : "at most one");
    Statistics.label("fields").coverage(seen -> seen.check("several").percentage(share -> share > 1));
  }

  @Property
  void believesTheMassToBeInsideOfTheInterval(@ForAll("rates") BaseRate rate,
      @ForAll @DoubleRange(min = 0.05, max = 0.99) double mass) {
    Interval interval = rate.interval(mass);

    assertThat(rate.below(interval.high()) - rate.below(interval.low())).isEqualTo(mass, within(1e-6));
    if (rate.left() >= 1 && rate.stayed() >= 1) {
      assertThat(rate.interval(mass / 2).width()).isLessThanOrEqualTo(interval.width());
    }
    Statistics.label("strength").collect(rate.left() + rate.stayed() > 5 ? "strong" : "weak");
    Statistics.label("strength").coverage(seen -> {
      seen.check("strong").percentage(share -> share > 20);
      seen.check("weak").percentage(share -> share > 5);
    });
  }

  @Property
  void movesTheMeanTowardsWhatIsSeen(@ForAll("rates") BaseRate prior, @ForAll @IntRange(max = 100) int left,
      @ForAll @IntRange(max = 100) int stayed) {
    BaseRate after = prior.seen(left, stayed);
    double data = left + stayed == 0 ? prior.mean() : (double) left / (left + stayed);

    assertThat(after.mean()).isBetween(Math.min(prior.mean(), data) - 1e-12, Math.max(prior.mean(), data) + 1e-12);
  }

  @Property(tries = 300)
  void addsUpTheSameInAnyOrder(@ForAll("manyScores") List<Score> scores, @ForAll @IntRange(max = 20) int cut) {
    ChurnStatistics together = of(scores);
    int at = Math.min(cut, scores.size());
    List<Score> backwards = new ArrayList<>(scores);
    Collections.reverse(backwards);

    assertThat(of(backwards)).isEqualTo(together);
    assertThat(of(scores.subList(at, scores.size())).merge(of(scores.subList(0, at)))).isEqualTo(together);
    assertThat(together.customers()).isEqualTo(scores.size());
  }

  @Property(tries = 300)
  void makesTheSameSchemaOfCustomersInAnyOrder(
      @ForAll("customers") List<CustomerFacts> customers, @ForAll Random random) {
    ChurnFeatures features = new ChurnFeatures(Currency.getInstance("EUR"), 90);
    List<CustomerFacts> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, random);

    assertThat(features.schema(shuffled)).isEqualTo(features.schema(customers));
  }

  @Property(tries = 300)
  void keepsScoresInDocuments(@ForAll("scores") Score score) {
    assertThat(JsonDocuments.read(JsonDocuments.write(score), Score.class).orElseThrow()).isEqualTo(score);
    Statistics.label("interval").collect(score.estimate().interval() == null ? "none" : "some");
    Statistics.label("interval").coverage(seen -> seen.check("some").percentage(share -> share > 15));
  }

  private static ChurnStatistics of(List<Score> scores) {
    return scores.stream().reduce(ChurnStatistics.EMPTY, ChurnStatistics::add, ChurnStatistics::merge);
  }

  @Provide
  Arbitrary<ChurnModel> oldModels() {
    return ChurnArbitraries.models(1);
  }

  @Provide
  Arbitrary<ChurnModel> newModels() {
    return ChurnArbitraries.models(2);
  }

  @Provide
  Arbitrary<CustomerFacts> facts() {
    return ChurnArbitraries.facts();
  }

  @Provide
  Arbitrary<BaseRate> rates() {
    return ChurnArbitraries.rates();
  }

  @Provide
  Arbitrary<Score> scores() {
    return ChurnArbitraries.scores();
  }

  @Provide
  Arbitrary<List<Score>> manyScores() {
    return ChurnArbitraries.scores().list().ofMaxSize(12);
  }

  /** Each field is a number with all customers, or a category with all. */
  @Provide
  Arbitrary<List<CustomerFacts>> customers() {
    return ChurnArbitraries.facts().list().ofMinSize(1).ofMaxSize(12).map(customers -> customers.stream()
        .map(facts -> new CustomerFacts(Map.of("tenure", 1.0), facts.categories(), null)).toList());
  }
}
