package io.crmkit.ai.explain;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What would change the probability of a case: each allowed value of each field, scored anew with all else as it is.
 * They say what the model would answer, not what would happen if somebody did it. It belongs to one thread.
 */
public final class Counterfactuals {

  private static final Comparator<Change> LOWEST_FIRST = Comparator.comparingDouble(Change::after)
      .thenComparing(Change::field).thenComparing(Change::to);

  private final ModelIr model;
  private final Choices choices;
  private final Scorer scorer;

  private Counterfactuals(ModelIr model, Choices choices) {
    this.model = model;
    this.choices = choices;
    scorer = Scorer.of(model);
  }

  /**
   * Returns what tries choices out, for the calling thread.
   *
   * @throws IllegalArgumentException if the model has no probability, or the choices are of another schema
   */
  public static Counterfactuals of(ModelIr model, Choices choices) {
    if (model.task() != Task.BINARY) {
      throw new IllegalArgumentException("only a binary model has a probability, not one of " + model.task());
    }
    if (!choices.schema().equals(model.schema())) {
      throw new IllegalArgumentException("the choices are of another schema");
    }
    return new Counterfactuals(model, choices);
  }

  /** Returns what each other value would change, the lowest probability first. */
  public List<Change> changes(double[] row) {
    double before = scorer.probability(row);
    double[] changed = row.clone();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      for (double value : choices.of(i)) {
        if (choices.leads(i, row[i], value)) {
          changed[i] = value;
          changes.add(change(model.schema().feature(i), row[i], value, before, scorer.probability(changed)));
        }
      }
      changed[i] = row[i];
    }
    changes.sort(LOWEST_FIRST);
    return List.copyOf(changes);
  }

  private static Change change(Feature feature, double from, double to, double before, double after) {
    String shown = feature.personal() || Double.isNaN(from) ? "" : Fields.text(feature, from);
    return new Change(feature.name(), shown, Fields.text(feature, to), before, after);
  }
}
