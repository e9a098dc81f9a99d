package io.crmkit.ai.smile;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.core.progress.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import smile.clustering.KMeans;

/** Lets Smile find clusters, one run at a time. */
final class ClustersTraining implements Trainer {

  private static final double TOLERANCE = 1e-8;

  private final SmileClusters settings;

  ClustersTraining(SmileClusters settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return "smile-clusters";
  }

  @Override
  public Capabilities capabilities() {
    return SmileCases.capabilities(Task.CLUSTERING);
  }

  @Override
  public ModelIr train(TrainingSet set, Training run) {
    Points points = Points.of(SmileCases.require(this, set, run));
    return converted(tightest(points.rows(), run), points, set);
  }

  /** Returns the clusters with the least sum of squared distances, the first of equals. */
  KMeans tightest(double[][] points, Training run) {
    long different = Arrays.stream(points).map(DoubleArray::of).distinct().limit(settings.clusters()).count();
    if (different < settings.clusters()) {
      throw new UnlearnableException("there are %d different cases for %d clusters".formatted(
          different, settings.clusters()));
    }
    List<KMeans> runs = new ArrayList<>();
    try (SmileThread smile = new SmileThread()) {
      for (long seed : SmileThread.seeds(run.seed(), settings.runs())) {
        run.cancellation().check();
        runs.add(smile.run(seed, () -> KMeans.fit(points, settings.clusters(), settings.iterations(), TOLERANCE)));
        run.progress().progressed(new Progress(runs.size(), (long) settings.runs(), "runs", Duration.ZERO));
      }
    }
    return runs.stream().min(Comparator.comparingDouble(each -> each.distortion)).orElseThrow();
  }

  static ModelIr converted(KMeans found, Points points, TrainingSet set) {
    List<DoubleArray> centres = new ArrayList<>();
    for (double[] centre : found.centroids) {
      Arrays.stream(centre).forEach(number -> SmileCases.found(number, "centre"));
      centres.add(DoubleArray.of(centre));
    }
    return ModelIr.builder(Task.CLUSTERING, set.schema()).derivations(points.derivations())
        .predictor(new Clusters(points.inputs(), centres)).build();
  }
}
