package io.crmkit.ai.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.sentinel.Alarm.KnowsTheFuture;
import io.crmkit.ai.sentinel.Alarm.SameInSeveralFolds;
import io.crmkit.ai.sentinel.Alarm.TellsTheOutcome;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.Made;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SentinelTest {

  private static final TrainingSet HONEST = Made.customers(2000, 51);

  private static List<Alarm> watch(TrainingSet set) {
    return Sentinel.watch(set, Folds.stratified(set.labels(), 5, 1));
  }

  private static TrainingSet with(Feature feature, IntToDoubleFunction values) {
    List<Feature> features = new ArrayList<>(HONEST.schema().features());
    features.add(feature);
    double[][] columns = new double[features.size()][];
    for (int i = 0; i < columns.length - 1; i++) {
      columns[i] = HONEST.rows().column(i);
    }
    columns[columns.length - 1] = new double[HONEST.size()];
    Arrays.setAll(columns[columns.length - 1], values);
    return new TrainingSet(new FeatureSchema(features), ColumnBatch.of(columns), HONEST.labels(), HONEST.weights());
  }

  @Test
  void isSilentWhereAllIsWell() {
    assertThat(watch(HONEST)).isEmpty();
  }

  @Test
  void findsANumberThatWasWrittenAfterwards() {
    TrainingSet set = with(Feature.number("refund"), row -> HONEST.labels().at(row) * 10 + row % 10);
    assertThat(watch(set)).singleElement().isInstanceOfSatisfying(KnowsTheFuture.class, alarm -> {
      assertThat(alarm.feature()).isEqualTo("refund");
      assertThat(alarm.auc()).isGreaterThan(0.99);
    });
  }

  @Test
  void findsAReasonThatOnlyThoseWhoLeftGave() {
    TrainingSet set = with(Feature.category("reason", List.of("price")),
        row -> HONEST.labels().at(row) == 1 && row % 3 == 0 ? 0 : Double.NaN);
    assertThat(watch(set)).singleElement().isInstanceOfSatisfying(TellsTheOutcome.class, alarm -> {
      assertThat(alarm.value()).isEqualTo("is price");
      assertThat(alarm.share()).isEqualTo(1);
    });
  }

  @Test
  void findsRowsThatWereRepeatedBeforeTheyWereDivided() {
    int[] oversampled = new int[2600];
    Arrays.setAll(oversampled, i -> i < 2000 ? i : i - 2000);
    assertThat(watch(HONEST.rows(oversampled))).singleElement().isInstanceOfSatisfying(SameInSeveralFolds.class,
        alarm -> assertThat(alarm.share()).isBetween(0.3, 0.46));
  }

  @Test
  void isSilentWhereRowsAreAlikeByChance() {
    double[] coarse = new double[2000];
    Arrays.setAll(coarse, row -> row % 4);
    TrainingSet set = TrainingSet.of(new FeatureSchema(List.of(Feature.number("seats"))), ColumnBatch.of(coarse),
        HONEST.labels().toArray());
    assertThat(watch(set)).isEmpty();
  }
}
