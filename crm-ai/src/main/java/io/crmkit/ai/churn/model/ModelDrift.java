package io.crmkit.ai.churn.model;

import io.crmkit.ai.drift.Drift;
import io.crmkit.ai.drift.DriftLevel;
import io.crmkit.ai.drift.ShiftEstimate.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How far the customers of today are from those that a model learned from.
 *
 * @param scored by which model, and how many customers
 * @param fields in the order of the model
 * @param probabilities of all fields together: how the model's answers are spread
 * @param labels how many leave
 */
public record ModelDrift(Scored scored, List<FieldDrift> fields, Drift probabilities, LabelDrift labels) {

  public ModelDrift {
    Objects.requireNonNull(scored, "scored");
    Objects.requireNonNull(probabilities, "probabilities");
    Objects.requireNonNull(labels, "labels");
    fields = List.copyOf(fields);
  }

  /**
   * What was compared.
   *
   * @param model the version of the model
   * @param customers whose newest score is by that model
   * @param others whose newest score is by another one, which are left out
   */
  public record Scored(long model, long customers, long others) {}

  /**
   * Returns the worst of the levels of all fields and of the probabilities; if more or fewer leave than before, it is at
   * least {@link DriftLevel#MODERATE}.
   */
  public DriftLevel level() {
    DriftLevel labelled = labels.now().verdict() == Verdict.SHIFTED ? DriftLevel.MODERATE : DriftLevel.STABLE;
    return Stream.concat(fields.stream().map(FieldDrift::drift), Stream.of(probabilities)).map(Drift::level)
        .reduce(labelled, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  /** Returns the names of what has moved: fields, the furthest first, then {@code score} and {@code outcome}. */
  public List<String> moved() {
    List<String> moved = new ArrayList<>(fields.stream().map(FieldDrift::drift)
        .filter(drift -> drift.level() != DriftLevel.STABLE)
        .sorted(Comparator.comparingDouble(Drift::index).reversed()).map(Drift::name).toList());
    if (probabilities.level() != DriftLevel.STABLE) {
      moved.add(probabilities.name());
    }
    if (labels.now().verdict() == Verdict.SHIFTED) {
      moved.add("outcome");
    }
    return moved;
  }
}
