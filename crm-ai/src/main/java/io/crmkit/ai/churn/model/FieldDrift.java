package io.crmkit.ai.churn.model;

import io.crmkit.ai.drift.Drift;
import java.util.Objects;

/**
 * How far one field is from what a model learned from.
 *
 * @param drift the population stability index of its values, what is missing among them, with its level
 * @param missingThen which share of customers had no value that the model knows, 0 to 1
 * @param missingNow which share has none today
 * @param unseen which share has a word today that the model has never seen; a part of {@code missingNow}
 */
public record FieldDrift(Drift drift, double missingThen, double missingNow, double unseen) {

  public FieldDrift {
    Objects.requireNonNull(drift, "drift");
    requireShare(missingThen);
    requireShare(missingNow);
    requireShare(unseen);
  }

  private static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share must be from 0 to 1 but was " + share);
    }
  }

  /** Returns the name of the field. */
  public String field() {
    return drift.name();
  }
}
