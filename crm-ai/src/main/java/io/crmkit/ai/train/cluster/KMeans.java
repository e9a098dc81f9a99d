package io.crmkit.ai.train.cluster;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.Capabilities.Ability;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.core.progress.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gathers cases around centres, each case to its nearest. Labels are not read, weights count.
 *
 * <p>A number is moved and scaled to mean 0 and variance 1, a category is a coordinate of 0 or 1 for each of its values
 * (at most the {@value Points#MOST_CATEGORIES} most frequent of all fields). A number that is missing counts as the
 * mean, a category that is missing is none of its values.
 *
 * @param least number of clusters
 * @param most number of clusters; where that is more than the least, the number with the highest mean silhouette is
 *     taken, the smallest of equals, over all cases or {@value Silhouette#MOST_CASES} drawn ones
 * @param starts of each number of clusters, of which that of least inertia stays
 * @param rounds of a start at most
 */
public record KMeans(int least, int most, int starts, int rounds) implements Trainer {

  /** Two to eight clusters, five starts each. */
  public static final KMeans DEFAULT = new KMeans(2, 8, 5, 100);

  private static final int MOST_CLUSTERS = 10_000;

  public KMeans {
    if (least < 1 || most < least || most > MOST_CLUSTERS || starts < 1 || rounds < 1 || least == 1 && most > 1) {
      throw new IllegalArgumentException("%d to %d clusters, %d starts and %d rounds".formatted(
          least, most, starts, rounds));
    }
  }

  /** Returns settings for a given number of clusters. */
  public static KMeans of(int clusters) {
    return new KMeans(clusters, clusters, DEFAULT.starts, DEFAULT.rounds);
  }

  @Override
  public String id() {
    return "k-means";
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all(Task.CLUSTERING).without(Ability.DIRECTIONS, Ability.GROUPS);
  }

  @Override
  public ModelIr train(TrainingSet set, Training run) {
    return cluster(set, run).model();
  }

  /**
   * Returns clusters and what was tried to find them. There are fewer than asked for where fewer cases differ.
   *
   * @throws io.crmkit.core.RefusedException if the training has constraints: there is no margin to hold
   * @throws UnlearnableException if no field has two values
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   */
  public Clustering cluster(TrainingSet set, Training run) {
    Points points = Points.of(capabilities().require(id(), set, run));
    Silhouette silhouette = new Silhouette(points, least == most ? 0 : Silhouette.MOST_CASES, run.seed());
    List<Clustering.Tried> tried = new ArrayList<>();
    Gathering best = Gathering.NONE;
    double highest = Double.NEGATIVE_INFINITY;
    for (int clusters = least; clusters <= most; clusters++) {
      Gathering found = best(points, clusters, run);
      double mean = silhouette.mean(found.nearest());
      tried.add(new Clustering.Tried(found.centres().length, found.inertia(), mean));
      if (clusters == least || mean > highest) {
        best = found;
        highest = mean;
      }
      run.progress().progressed(new Progress(clusters - least + 1L, most - least + 1L, "trainings", Duration.ZERO));
    }
    return new Clustering(model(set, points, best), DoubleArray.of(best.inertias()), tried);
  }

  private Gathering best(Points points, int clusters, Training run) {
    SplittableRandom random = new SplittableRandom(run.seed() + clusters);
    Gathering best = Gathering.NONE;
    for (int start = 0; start < starts; start++) {
      Gathering found = new Lloyd(points, run.cancellation()).gather(points.seeds(clusters, random.split()), rounds);
      best = start == 0 || found.inertia() < best.inertia() ? found : best;
    }
    return best;
  }

  private static ModelIr model(TrainingSet set, Points points, Gathering best) {
    List<DoubleArray> centres = best.bySize(points.weights).stream().map(DoubleArray::of).toList();
    return ModelIr.builder(Task.CLUSTERING, set.schema()).derivations(points.derivations)
        .predictor(new Clusters(points.inputs, centres)).build();
  }
}
