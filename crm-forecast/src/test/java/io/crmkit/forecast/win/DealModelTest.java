package io.crmkit.forecast.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.forecast.accuracy.EventForecasts;
import io.crmkit.forecast.win.LeftOut.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DealModelTest {

  private static final int ROWS = 1200;

  private final Random random = new Random(11);
  private final double[] amounts = new double[ROWS];
  private final List<String> sources = new ArrayList<>();
  private final List<String> folds = new ArrayList<>();
  private final boolean[] won = new boolean[ROWS];

  DealModelTest() {
    for (int row = 0; row < ROWS; row++) {
      amounts[row] = Math.exp(8 + random.nextGaussian());
      sources.add(List.of("referral", "web", "call", "").get(random.nextInt(4)));
      folds.add(String.valueOf(row % 4));
      double logit = 8 - Math.log(amounts[row]) + (sources.get(row).equals("referral") ? 1.5 : 0);
      won[row] = random.nextDouble() < RidgeLogistic.probability(logit);
    }
  }

  private DealTable table(DealColumn... more) {
    List<DealColumn> columns = new ArrayList<>(
        List.of(DealColumn.numbers("amount", amounts), DealColumn.categories("source", sources)));
    columns.addAll(List.of(more));
    return new DealTable(columns);
  }

  private CrossPrediction predicted(DealTable table, Set<String> kept) {
    return CrossPrediction.of(table, won, folds, kept, done -> {});
  }

  @Test
  void tellsWonDealsFromLostOnesAndIsCalibrated() {
    EventForecasts judged = EventForecasts.of(predicted(table(), Set.of()).probabilities(), won);

    assertThat(judged.auc().orElseThrow()).isGreaterThan(0.75);
    assertThat(judged.equalMass(5).calibrationError()).isLessThan(0.05);
  }

  @Test
  void answersTheRateOfAllWhereNothingTellsDealsApart() {
    List<String> words = IntStream.range(0, ROWS).mapToObj(row -> "w" + random.nextInt(40)).toList();
    DealTable noise = new DealTable(List.of(
        DealColumn.categories("word", words), DealColumn.numbers("n", random.doubles(ROWS).toArray())));
    boolean[] fair = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      fair[row] = random.nextDouble() < 0.3;
    }
    EventForecasts judged = EventForecasts.of(
        CrossPrediction.of(noise, fair, folds, Set.of(), done -> {}).probabilities(), fair);

    assertThat(judged.brier()).isLessThan(judged.baseRate() * (1 - judged.baseRate()) + 0.001);
  }

  @Test
  void leavesOutWhatGivesTheOutcomeAway() {
    double[] closeValue = IntStream.range(0, ROWS).mapToDouble(row -> won[row] ? amounts[row] : 0).toArray();
    List<String> reasons = IntStream.range(0, ROWS).mapToObj(row -> won[row] || row % 3 == 0 ? "" : "price").toList();
    List<String> ids = IntStream.range(0, ROWS).mapToObj(row -> "D-" + row).toList();
    CrossPrediction found = predicted(table(
        DealColumn.numbers("close_value", closeValue), DealColumn.categories("reason", reasons),
        DealColumn.categories("id", ids)), Set.of());

    assertThat(found.leftOut()).extracting(LeftOut::column, LeftOut::reason).containsExactly(
        tuple("close_value", Reason.OUTCOME),
        tuple("id", Reason.IDENTIFIER),
        tuple("reason", Reason.AFTERWARDS));
    assertThat(found.probabilities()).isEqualTo(predicted(table(), Set.of()).probabilities());
  }

  @Test
  void usesWhatItIsToldToKeep() {
    double[] closeValue = IntStream.range(0, ROWS).mapToDouble(row -> won[row] ? amounts[row] : 0).toArray();
    CrossPrediction kept = predicted(table(DealColumn.numbers("close_value", closeValue)), Set.of("close_value"));

    assertThat(kept.leftOut()).isEmpty();
    assertThat(EventForecasts.of(kept.probabilities(), won).auc().orElseThrow()).isGreaterThan(0.99);
  }

  @Test
  void neverLooksAtTheOutcomeOfTheRowThatItPredicts() {
    double[] before = predicted(table(), Set.of()).probabilities();
    won[8] = !won[8];
    won[12] = !won[12];
    double[] after = predicted(table(), Set.of()).probabilities();

    for (int row = 0; row < ROWS; row += 4) { // rows 8 and 12 are of the same fold
      assertThat(after[row]).isEqualTo(before[row]);
    }
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void answersForDealsThatItHasNeverSeenTheLikeOf() {
    sources.set(0, "trade fair");
    amounts[0] = Double.NaN;
    amounts[1] = 1e12;
    double[] answers = predicted(table(), Set.of()).probabilities();

    assertThat(answers).doesNotContain(Double.NaN);
    assertThat(answers[0]).isBetween(1e-6, 1 - 1e-6);
  }

  @Test
  void answersARateFromFewDeals() {
    DealTable table = table();
    DealModel model = DealModel.fit(table, new int[] {0, 1, 2}, won, Set.of());

    assertThat(model.predict(new int[] {5})[0]).isBetween(0.1, 0.9);
    assertThat(model.description()).startsWith("the rate of all");
  }
}
