package io.crmkit.ai.ir;

import io.crmkit.ai.ir.Derivation.OfOne;
import io.crmkit.ai.ir.Derivation.OfTwo;
import io.crmkit.core.json.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * A model as data: all that is needed to score, explain, store, compare and export it.
 *
 * @param task what it answers
 * @param schema what it asks of a case
 * @param derivations the slots that are computed, in the order in which they follow the features; each of at most 64
 *     values in at most 64 steps
 * @param predictor reads slots
 * @param calibrator makes the margin a probability; {@link Calibrator#NONE} unless the task is {@link Task#BINARY}
 * @param policy makes the probability a level
 */
@Versioned(1)
public record ModelIr(Task task, FeatureSchema schema, List<Derivation> derivations, Predictor predictor,
    Calibrator calibrator, DecisionPolicy policy) {

  /** How many slots are computed at most. */
  public static final int MOST_DERIVATIONS = 1_000_000;

  public ModelIr {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(calibrator, "calibrator");
    Objects.requireNonNull(policy, "policy");
    derivations = List.copyOf(derivations);
    if (derivations.size() > MOST_DERIVATIONS) {
      throw new IllegalArgumentException("derivations are %d, more than %d".formatted(derivations.size(), MOST_DERIVATIONS));
    }
    Slots.requireEarlierInputs(schema.size(), derivations);
    if (predictor.slots() > schema.size() + derivations.size()) {
      throw new IllegalArgumentException("the predictor reads slot %d of %d".formatted(
          predictor.slots() - 1, schema.size() + derivations.size()));
    }
    if (task == Task.CLUSTERING != predictor instanceof Predictor.Clusters) {
      throw new IllegalArgumentException("%s cannot be done by %s".formatted(task, predictor.getClass().getSimpleName()));
    }
    if (task != Task.BINARY && !calibrator.equals(Calibrator.NONE)) {
      throw new IllegalArgumentException("only probabilities are calibrated, not " + task);
    }
  }

  /** Returns a model that is not calibrated and prepares nothing. */
  public static ModelIr of(Task task, FeatureSchema schema, Predictor predictor) {
    return builder(task, schema).predictor(predictor).build();
  }

  /** Returns a builder of a model that is not calibrated, prepares nothing and has a policy of quarters. */
  public static Builder builder(Task task, FeatureSchema schema) {
    return new Builder(task, schema);
  }

  /** Returns how many numbers the predictor may read: one for each feature, then one for each derivation. */
  public int slots() {
    return schema.size() + derivations.size();
  }

  /**
   * Returns what people call the thing that a slot tells of: the name of its feature, however it was prepared, and
   * {@code a / b} for what is computed of two.
   */
  public String field(int slot) {
    if (slot < schema.size()) {
      return schema.feature(slot).name();
    }
    Derivation derivation = derivations.get(slot - schema.size());
    return derivation instanceof OfTwo two
        ? "%s %s %s".formatted(field(two.first()), two.sign(), field(two.second()))
        : field(((OfOne) derivation).input());
  }

  /** Writes the derived slots of a case behind its features. */
  public void prepare(double[] slots) {
    int at = schema.size();
    for (int i = 0; i < derivations.size(); i++) {
      slots[at + i] = derivations.get(i).of(slots);
    }
  }

  /** Writes the derived slots of the first {@code rows} cases of columns, behind those of the features. */
  void prepare(double[][] slots, int rows) {
    int at = schema.size();
    for (int i = 0; i < derivations.size(); i++) {
      derivations.get(i).of(slots, rows, slots[at + i]);
    }
  }

  /** Returns the slots of a case. */
  public double[] slots(double[] row) {
    if (row.length != schema.size()) {
      throw new IllegalArgumentException("a row has %d numbers, not %d".formatted(row.length, schema.size()));
    }
    double[] slots = new double[slots()];
    System.arraycopy(row, 0, slots, 0, row.length);
    prepare(slots);
    return slots;
  }

  /** Puts a model together. */
  public static final class Builder {

    private final Task task;
    private final FeatureSchema schema;
    private final List<Derivation> derivations = new ArrayList<>();
    private Predictor predictor = new Predictor.Linear(0, List.of());
    private Calibrator calibrator = Calibrator.NONE;
    private DecisionPolicy policy = DecisionPolicy.QUARTERS;

    private Builder(Task task, FeatureSchema schema) {
      this.task = task;
      this.schema = schema;
    }

    /** Adds a derived slot and returns its number. */
    public int derive(Derivation derivation) {
      derivations.add(Objects.requireNonNull(derivation, "derivation"));
      return schema.size() + derivations.size() - 1;
    }

    /** Adds derived slots. */
    public Builder derivations(List<? extends Derivation> more) {
      derivations.addAll(more);
      return this;
    }

    /** Adds the derived slots of another model of the same features, and returns its predictor, which reads them here. */
    public Predictor append(ModelIr other) {
      if (!other.schema().equals(schema)) {
        throw new IllegalArgumentException("models of different features cannot be joined");
      }
      int behind = derivations.size();
      IntUnaryOperator slots = slot -> slot < schema.size() ? slot : slot + behind;
      other.derivations().forEach(derivation -> derivations.add(derivation.reading(slots)));
      return other.predictor().reading(slots);
    }

    /** Says what predicts; a margin of 0 without. */
    public Builder predictor(Predictor predictor) {
      this.predictor = predictor;
      return this;
    }

    /** Says what makes probabilities; {@link Calibrator#NONE} without. */
    public Builder calibrator(Calibrator calibrator) {
      this.calibrator = calibrator;
      return this;
    }

    /** Says what makes levels; {@link DecisionPolicy#QUARTERS} without. */
    public Builder policy(DecisionPolicy policy) {
      this.policy = policy;
      return this;
    }

    /**
     * Returns the model.
     *
     * @throws IllegalArgumentException if parts do not fit together, naming them
     */
    public ModelIr build() {
      return new ModelIr(task, schema, derivations, predictor, calibrator, policy);
    }
  }
}
