package io.crmkit.dedupe.model;

import io.crmkit.core.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that is compared.
 *
 * @param name of the column
 * @param kind how its values are written alike and compared
 * @param weights for each of the 16 levels, from missing, which has 0, over different, nearly equal and swapped
 * values to
 *     equal ones of eight frequencies, the rarest last
 * @param values what they were like; null in documents of version 1, which leave that to the records at hand
 */
public record MatchField(String name, FieldKind kind, List<Double> weights, @Nullable FieldValues values) {

  /** How many fields a model has at most. */
  public static final int MOST = 16;

  /** How many levels there are. */
  public static final int LEVELS = 16;

  public MatchField {
    Require.notBlank(name, "name");
    weights = List.copyOf(weights);
    checkWeights(weights);
  }

  /** Makes a field that leaves it to the records at hand how frequent a value is. */
  public MatchField(String name, FieldKind kind, List<Double> weights) {
    this(name, kind, weights, null);
  }

  /** Returns this field, knowing what its values are like. */
  public MatchField of(FieldValues known) {
    return new MatchField(name, kind, weights, known);
  }

  static void checkWeights(List<Double> weights) {
    if (weights.size() != LEVELS || weights.get(0) != 0) {
      throw new IllegalArgumentException(
          "weights need %d numbers, the first 0, but were %s".formatted(LEVELS, weights));
    }
  }
}
