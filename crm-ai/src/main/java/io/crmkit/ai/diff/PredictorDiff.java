package io.crmkit.ai.diff;

import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What two models predict with. */
final class PredictorDiff {

  private PredictorDiff() {}

  static List<ModelChange> of(Predictor before, Predictor after) {
    if (before.equals(after)) {
      return List.of();
    }
    String now = words(after);
    String then = words(before);
    String what = now.equals(then) ? now + " as before, with other numbers" : now + ", not " + then;
    return List.of(new ModelChange(ModelPart.PREDICTOR, VersionStep.MINOR, what + kept(before, after)));
  }

  /** Returns how many trees are the same ones: a model that was trained on has them, one trained anew has none. */
  private static String kept(Predictor before, Predictor after) {
    if (!(before instanceof TreeEnsemble then && after instanceof TreeEnsemble now)) {
      return "";
    }
    Set<Tree> known = new HashSet<>(then.trees());
    long same = now.trees().stream().filter(known::contains).count();
    return same == 0 ? "" : "; %d of the trees were there before".formatted(same);
  }

  private static String words(Predictor predictor) {
    if (predictor instanceof TreeEnsemble ensemble) {
      return words(ensemble);
    }
    if (predictor instanceof Linear linear) {
      return "linear of %d terms".formatted(linear.terms().size());
    }
    if (predictor instanceof Clusters clusters) {
      return "%d clusters of %d slots".formatted(clusters.centres().size(), clusters.inputs().size());
    }
    return predictor instanceof Blend blend
        ? "blend of %s".formatted(Words.list(blend.members().stream().map(each -> words(each.predictor()))))
        : Words.kind(predictor);
  }

  private static String words(TreeEnsemble ensemble) {
    int nodes = ensemble.trees().stream().mapToInt(Tree::size).sum();
    int depth = ensemble.trees().stream().mapToInt(Tree::depth).max().orElse(0);
    return String.format(Locale.ROOT, "%,d trees of %,d nodes, depth %d", ensemble.trees().size(), nodes, depth);
  }
}
