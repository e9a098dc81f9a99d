package io.crmkit.ai.ir;

import io.crmkit.core.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a model asks of a case, in the order of the numbers of a row.
 *
 * @param features at least one, each name once
 */
@Scalar
public record FeatureSchema(List<Feature> features) {

  /** How many features a model may have. */
  public static final int MOST_FEATURES = 100_000;

  public FeatureSchema {
    features = List.copyOf(features);
    if (features.isEmpty() || features.size() > MOST_FEATURES) {
      throw new IllegalArgumentException("features must be 1 to %d, not %d".formatted(MOST_FEATURES, features.size()));
    }
    Map<String, Feature> seen = new HashMap<>();
    for (Feature feature : features) {
      if (seen.put(feature.name(), feature) != null) {
        throw new IllegalArgumentException("a feature is there twice: " + feature.name());
      }
    }
  }

  /** Returns how many numbers a row has. */
  public int size() {
    return features.size();
  }

  /** Returns the feature at a place of a row. */
  public Feature feature(int index) {
    return features.get(index);
  }

  /** Returns the place of a feature in a row. */
  public OptionalInt indexOf(String name) {
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).name().equals(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
