package io.crmkit.dedupe.model;

import io.crmkit.core.Require;
import java.util.List;

/**
 * A field that is compared.
 *
 * @param name of the column
 * @param kind how its values are written alike and compared
 * @param weights for each of the 16 levels, from missing, which has 0, over different, nearly equal and swapped
 * values to
 *     equal ones of eight frequencies, the rarest last
 */
public record MatchField(String name, FieldKind kind, List<Double> weights) {

  /** How many fields a model has at most. */
  public static final int MOST = 16;

  /** How many levels there are. */
  public static final int LEVELS = 16;

  public MatchField {
    Require.notBlank(name, "name");
    weights = List.copyOf(weights);
    checkWeights(weights);
  }

  static void checkWeights(List<Double> weights) {
    if (weights.size() != LEVELS || weights.get(0) != 0) {
      throw new IllegalArgumentException(
          "weights need %d numbers, the first 0, but were %s".formatted(LEVELS, weights));
    }
  }
}
