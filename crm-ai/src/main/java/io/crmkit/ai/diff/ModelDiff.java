package io.crmkit.ai.diff;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.ModelIr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What differs between two models.
 *
 * @param changes in the order of the parts; none if the models are equal
 */
public record ModelDiff(List<ModelChange> changes) {

  public ModelDiff {
    changes = List.copyOf(changes);
  }

  /** Compares a model with the one before it. */
  public static ModelDiff of(ModelIr before, ModelIr after) {
    List<ModelChange> changes = new ArrayList<>();
    if (before.task() != after.task()) {
      changes.add(new ModelChange(ModelPart.TASK, VersionStep.MAJOR, "%s, not %s".formatted(
          after.task().name().toLowerCase(Locale.ROOT), before.task().name().toLowerCase(Locale.ROOT))));
    }
    changes.addAll(SchemaDiff.of(before.schema(), after.schema()));
    changes.addAll(DerivationDiff.of(before, after));
    changes.addAll(PredictorDiff.of(before.predictor(), after.predictor()));
    if (!before.calibrator().equals(after.calibrator())) {
      changes.add(new ModelChange(ModelPart.CALIBRATOR, VersionStep.PATCH,
          "%s, not %s".formatted(words(after.calibrator()), words(before.calibrator()))));
    }
    if (!before.policy().equals(after.policy())) {
      changes.add(new ModelChange(ModelPart.POLICY, VersionStep.PATCH,
          "%s, not %s".formatted(words(after.policy()), words(before.policy()))));
    }
    return new ModelDiff(changes);
  }

  /** Returns how far all changes together take the version: as far as the furthest. */
  public VersionStep step() {
    return changes.stream().map(ModelChange::step).max(Comparator.naturalOrder()).orElse(VersionStep.NONE);
  }

  /** Returns a line for each change, such as {@code schema: tenure is in years, not months}. */
  public List<String> lines() {
    return changes.stream().map(ModelChange::toString).toList();
  }

  private static String words(Calibrator calibrator) {
    return calibrator instanceof Calibrator.Isotonic steps
        ? "isotonic of %d steps".formatted(steps.margins().size()) : Words.of(calibrator);
  }

  private static String words(DecisionPolicy policy) {
    return "medium from %s, high from %s, critical from %s"
        .formatted(policy.medium(), policy.high(), policy.critical());
  }
}
