package io.crmkit.ai.churn.model;

import io.crmkit.ai.drift.Distribution;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import java.util.List;
import java.util.Objects;

/**
 * What the customers of today are compared with: those that a model learned from.
 *
 * @param profile how their fields and their probabilities by the model were distributed
 * @param labels how often customers of either outcome were flagged by models that had not learned from them
 */
public record Baseline(DriftProfile profile, LabelShift labels) {

  public Baseline {
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(labels, "labels");
  }

  /** Checks that this can be compared with what a model of a schema reads. */
  void requireFor(FeatureSchema schema) {
    List<String> names = profile.features().stream().map((Distribution each) -> each.bins().name()).toList();
    List<String> read = schema.features().stream().map(Feature::name).toList();
    if (!names.equals(read)) {
      throw new IllegalArgumentException("a baseline of %s is not of a model of %s".formatted(names, read));
    }
  }
}
