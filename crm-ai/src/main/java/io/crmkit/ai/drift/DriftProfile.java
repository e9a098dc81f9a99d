package io.crmkit.ai.drift;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.json.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the features and the scores of some cases were distributed.
 *
 * @param features in the order of the schema
 * @param scores probabilities of models of {@link Task#BINARY}, margins of others
 */
@Versioned(1)
public record DriftProfile(List<Distribution> features, Distribution scores) {

  /** Into how many ranges numbers and scores are sorted. */
  public static final int RANGES = 10;

  static final String SCORES = "score";

  public DriftProfile {
    features = List.copyOf(features);
    Objects.requireNonNull(scores, "scores");
  }

  /** Returns the profile of what a model learned from: ten ranges of as many cases each, or the categories. */
  public static DriftProfile of(ModelIr model, ColumnBatch training) {
    List<Bins> bins = new ArrayList<>();
    for (int i = 0; i < model.schema().size(); i++) {
      Feature feature = model.schema().feature(i);
      bins.add(feature.kind() == FeatureKind.CATEGORY
          ? Bins.ofCategories(feature.name(), Math.max(1, feature.vocabulary().size()))
          : Bins.ofQuantiles(feature.name(), training.column(i), RANGES));
    }
    double[] scores = scores(model, training);
    DriftTally tally = new DriftTally(bins, Bins.ofQuantiles(SCORES, scores, RANGES));
    return tally.add(training, scores).result();
  }

  /** Returns a tally of the same bins that has counted nothing. */
  public DriftTally tally() {
    return new DriftTally(features.stream().map(Distribution::bins).toList(), scores.bins());
  }

  static double[] scores(ModelIr model, ColumnBatch rows) {
    double[] scores = new double[rows.rows()];
    Scorer.of(model).margins(rows, 0, scores.length, scores);
    for (int i = 0; model.task() == Task.BINARY && i < scores.length; i++) {
      scores[i] = model.calibrator().probability(scores[i]);
    }
    return scores;
  }
}
