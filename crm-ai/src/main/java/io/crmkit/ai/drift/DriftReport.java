package io.crmkit.ai.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How far cases are from those that a model learned from.
 *
 * @param features in the order of the schema
 * @param scores what the model makes of all of them together
 */
public record DriftReport(List<Drift> features, Drift scores) {

  public DriftReport {
    features = List.copyOf(features);
    Objects.requireNonNull(scores, "scores");
  }

  /**
   * Compares two profiles.
   *
   * @throws IllegalArgumentException if their bins differ, or one of them has counted nothing
   */
  public static DriftReport of(DriftProfile baseline, DriftProfile now) {
    if (baseline.features().size() != now.features().size()) {
      throw new IllegalArgumentException(
          "profiles have %d and %d features".formatted(baseline.features().size(), now.features().size()));
    }
    List<Drift> features = new ArrayList<>();
    for (int i = 0; i < baseline.features().size(); i++) {
      features.add(Drift.of(baseline.features().get(i), now.features().get(i)));
    }
    return new DriftReport(features, Drift.of(baseline.scores(), now.scores()));
  }

  /** Returns the highest level of a feature or of the scores. */
  public DriftLevel level() {
    return Stream.concat(features.stream(), Stream.of(scores)).map(Drift::level).max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Returns the features that have moved, those that moved furthest first. */
  public List<Drift> moved() {
    return features.stream().filter(each -> each.level() != DriftLevel.STABLE)
        .sorted(Comparator.comparingDouble(Drift::index).reversed()).toList();
  }
}
