package io.crmkit.ai.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.Validated.Invalid;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DriftTest {

  private static final ModelIr MODEL = ModelIr.of(Task.BINARY,
      new FeatureSchema(List.of(Feature.number("tenure"), Feature.category("plan", List.of("basic", "plus", "gold")))),
      new Linear(0, List.of(new Term(0, -0.1, 20), new Term(1, 0.5, 1))));

  private static ColumnBatch cases(long seed, int count, double mean, double missing) {
    Random random = new Random(seed);
    double[] tenure = new double[count];
    double[] plan = new double[count];
    for (int i = 0; i < count; i++) {
      tenure[i] = random.nextDouble() < missing ? Double.NaN : mean + 10 * random.nextGaussian();
      plan[i] = random.nextInt(3);
    }
    return ColumnBatch.of(tenure, plan);
  }

  private static DriftReport report(ColumnBatch now) {
    DriftProfile baseline = DriftProfile.of(MODEL, cases(1, 5_000, 20, 0.05));
    return DriftReport.of(baseline, baseline.tally().add(MODEL, now).result());
  }

  @Nested
  class BinsOf {

    @Test
    void holdAboutAsManyOfTheValuesEach() {
      double[] values = new Random(3).doubles(10_000).toArray();
      Bins bins = Bins.ofQuantiles("x", values, 10);
      long[] counts = new long[bins.count()];
      for (double each : values) {
        counts[bins.of(each)]++;
      }
      assertThat(counts).hasSize(11);
      assertThat(counts[10]).as("missing").isZero();
      for (int i = 0; i < 10; i++) {
        assertThat(counts[i]).isBetween(999L, 1001L);
      }
    }

    @Test
    void areFewerWhereValuesAreOftenTheSame() {
      assertThat(Bins.ofQuantiles("x", new double[] {0, 0, 0, 0, 0, 0, 0, 1, 2, 3}, 5).edges())
          .isEqualTo(DoubleArray.of(0, 2));
      assertThat(Bins.ofQuantiles("x", new double[] {7, 7, 7}, 5).count()).isEqualTo(2);
      assertThat(Bins.ofQuantiles("x", new double[] {Double.NaN}, 5).count()).isEqualTo(2);
    }

    @Test
    void haveOneForWhatIsMissingOrUnknown() {
      Bins numbers = new Bins("x", DoubleArray.of(1, 2), 0);
      assertThat(List.of(numbers.of(1), numbers.of(1.5), numbers.of(9), numbers.of(Double.NaN)))
          .containsExactly(0, 1, 2, 3);
      Bins categories = Bins.ofCategories("x", 2);
      assertThat(List.of(categories.of(0), categories.of(1), categories.of(2), categories.of(-1),
          categories.of(Double.NaN))).containsExactly(0, 1, 2, 2, 2);
    }
  }

  @Test
  void countsByTheFormulaWithHalfACaseMoreInEveryBin() {
    Bins bins = Bins.ofCategories("x", 2);
    Drift drift =
        Drift.of(new Distribution(bins, List.of(60L, 40L, 0L)), new Distribution(bins, List.of(30L, 70L, 0L)));

    double expected = (30.5 - 60.5) / 101.5 * Math.log(30.5 / 60.5) + (70.5 - 40.5) / 101.5 * Math.log(70.5 / 40.5);
    assertThat(drift.index()).isEqualTo(expected, within(1e-12));
    assertThat(drift.chance()).as("2/100 of chi-squared(1) at .999, which is 10.83").isEqualTo(0.2166, within(0.01));
    assertThat(drift.level()).isEqualTo(DriftLevel.DRIFT);
  }

  @Test
  void isStableWhereNothingHasChanged() {
    assertThat(report(cases(2, 3_000, 20, 0.05)).level()).isEqualTo(DriftLevel.STABLE);
  }

  @Test
  void tellsWhichFeatureMovedAndWhatTheScoresMakeOfIt() {
    DriftReport report = report(cases(2, 3_000, 28, 0.05));

    assertThat(report.moved()).extracting(Drift::name).containsExactly("tenure");
    assertThat(report.level()).isEqualTo(DriftLevel.DRIFT);
    assertThat(report.scores().level()).isEqualTo(DriftLevel.DRIFT);
    assertThat(report.features().get(1).level()).isEqualTo(DriftLevel.STABLE);
  }

  @Test
  void seesThatValuesAreMissing() {
    assertThat(report(cases(2, 3_000, 20, 0.25)).moved()).extracting(Drift::name).containsExactly("tenure");
  }

  @Test
  void takesNoChanceOfFewCasesForDrift() {
    int apart = 0;
    for (int seed = 10; seed < 60; seed++) {
      DriftReport report = report(cases(seed, 40, 20, 0.05));
      apart += report.features().get(0).index() > DriftLevel.MODERATE_FROM ? 1 : 0;
      assertThat(report.level()).isEqualTo(DriftLevel.STABLE);
    }
    assertThat(apart).as("indexes that would have been an alarm").isGreaterThan(25);
  }

  @Test
  void mergesTalliesInAnyOrder() {
    DriftProfile baseline = DriftProfile.of(MODEL, cases(1, 500, 20, 0.05));
    ColumnBatch all = cases(4, 300, 25, 0.1);
    int[] first = IntStream.range(0, 100).toArray();
    int[] second = IntStream.range(100, 300).toArray();
    DriftTally parts = baseline.tally().add(MODEL, all.rows(second))
        .merge(baseline.tally().add(MODEL, all.rows(first))).merge(baseline.tally());

    assertThat(parts.result()).isEqualTo(baseline.tally().add(MODEL, all).result());
    DriftTally others = DriftProfile.of(MODEL, all).tally();
    assertThatIllegalArgumentException().isThrownBy(() -> parts.merge(others)).withMessageContaining("other bins");
  }

  @Test
  void refusesToCompareWithNothing() {
    DriftProfile baseline = DriftProfile.of(MODEL, cases(1, 500, 20, 0.05));
    DriftProfile nothing = baseline.tally().result();
    assertThatIllegalArgumentException().isThrownBy(() -> DriftReport.of(baseline, nothing))
        .withMessageContaining("nothing of tenure");
  }

  @Test
  void isKeptAsJson() {
    DriftProfile baseline = DriftProfile.of(MODEL, cases(1, 500, 20, 0.05));
    String json = DriftJson.write(baseline);

    assertThat(DriftJson.readProfile(json).orElseThrow()).isEqualTo(baseline);
    assertThat(json).contains("\"version\":1", "\"categories\":3");
    assertThat(DriftJson.readProfile(json.replace("\"counts\"", "\"count\""))).isInstanceOf(Invalid.class);
    assertThat(DriftJson.readProfile(json.replaceFirst("\"counts\":\\[", "\"counts\":[1,")).toString())
        .contains("bins");
  }
}
