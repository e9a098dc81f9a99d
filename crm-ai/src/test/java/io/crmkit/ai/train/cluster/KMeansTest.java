package io.crmkit.ai.train.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.train.Made;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.CancellationSource;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.ProgressListener;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KMeansTest {

  private static final Training RUN = Training.seeded(1);

  private static TrainingSet line(double... x) {
    FeatureSchema schema = new FeatureSchema(List.of(Feature.number("x")));
    return TrainingSet.of(schema, ColumnBatch.of(x), new double[x.length]);
  }

  @Test
  void aCentreWithoutCasesGoesToTheCaseThatIsFarthestFromItsOwn() {
    Points points = Points.of(line(0, 0.1, 1, 1.1, 5));
    double[][] begun = {points.rows[0], points.rows[2], {100}};
    Gathering found = new Lloyd(points, Cancellation.never()).gather(begun, 50);
    assertThat(found.nearest()).containsExactly(0, 0, 1, 1, 2);
    assertThat(found.inertias()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void aCentreThatNoCaseNeedsIsLeftOut() {
    Points points = Points.of(line(0, 0, 3, 3));
    double[][] begun = {{100}, points.rows[0], points.rows[2]};
    Gathering found = new Lloyd(points, Cancellation.never()).gather(begun, 50);
    assertThat(found.centres()).hasDimensions(2, 1);
    assertThat(found.nearest()).containsExactly(0, 0, 1, 1);
  }

  /** By hand: the mean of (b - a) / max(a, b), a being the mean distance within and b that to the next cluster. */
  @Test
  void measuresSilhouettesAsTheirAuthorDid() {
    Points points = Points.of(line(0, 1, 9, 10));
    double mean = new Silhouette(points, 4, 1).mean(new int[] {0, 0, 1, 1});
    assertThat(mean).isEqualTo((2 * 8.5 / 9.5 + 2 * 7.5 / 8.5) / 4, within(1e-12));
    assertThat(new Silhouette(points, 4, 1).mean(new int[] {0, 1, 1, 1})).as("who is alone has 0").isEqualTo(
        (0 + (1 - 8.5) / 8.5 + (9 - 4.5) / 9 + (10 - 5) / 10.0) / 4, within(1e-12));
  }

  @Test
  void tellsGroupsApartWhateverTheirUnitsAndCategories() {
    FeatureSchema schema = new FeatureSchema(
        List.of(Feature.number("revenue"), Feature.category("plan", List.of("a", "b"))));
    double[] revenue = {1e6, 1.1e6, 9e6, 9.1e6, Double.NaN, 5e6};
    double[] plans = {0, 0, 1, 1, 1, Double.NaN};
    ModelIr model = KMeans.of(2).train(TrainingSet.of(schema, ColumnBatch.of(revenue, plans), new double[6]), RUN);
    Scorer scorer = Scorer.of(model);
    double[] clusters = new double[6];
    Arrays.setAll(clusters, row -> scorer.margin(new double[] {revenue[row], plans[row]}));
    assertThat(clusters).startsWith(1, 1, 0, 0, 0);
    assertThat(clusters[5]).as("whose plan is missing has a cluster too").isIn(0.0, 1.0);
  }

  @Test
  void triesOneNumberOnlyIfItIsGiven() {
    Clustering found = KMeans.of(3).cluster(Made.customers(200, 51), RUN);
    assertThat(found.tried()).singleElement().extracting(Clustering.Tried::silhouette).isEqualTo(Double.NaN);
    assertThat(((Clusters) found.model().predictor()).centres()).hasSize(3);
  }

  @Test
  void refusesWhatCannotBeToldApart() {
    assertThatExceptionOfType(UnlearnableException.class)
        .isThrownBy(() -> KMeans.DEFAULT.train(line(4, 4, Double.NaN), RUN))
        .withMessageContaining("no field has two values");
    assertThatExceptionOfType(UnlearnableException.class)
        .isThrownBy(() -> KMeans.DEFAULT.train(line(1e308, 1e308, -1e308), RUN))
        .withMessageContaining("too large");
    assertThatIllegalArgumentException().isThrownBy(() -> new KMeans(1, 3, 1, 1))
        .withMessageContaining("1 to 3 clusters");
    assertThatIllegalArgumentException().isThrownBy(() -> KMeans.of(0));
  }

  @Test
  void stopsWhenItIsToldTo() {
    CancellationSource cancelled = new CancellationSource();
    cancelled.cancel();
    assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> KMeans.DEFAULT.train(
        Made.customers(100, 1), new Training(1, cancelled, ProgressListener.none())));
  }
}
