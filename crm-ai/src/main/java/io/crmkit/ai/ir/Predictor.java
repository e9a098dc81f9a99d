package io.crmkit.ai.ir;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** What makes one number of the slots of a case: the margin, which is a log-odds where the task is {@link Task#BINARY}. */
public sealed interface Predictor permits Predictor.Linear, Predictor.TreeEnsemble, Predictor.Blend, Predictor.Clusters {

  /** Returns the margin of a case. */
  double margin(double[] slots);

  /** Returns one more than the highest slot that it reads. */
  int slots();

  /** Returns the same predictor of other slots. */
  Predictor reading(IntUnaryOperator slots);

  /** {@code intercept + sum of weight * slot}; a slot without a value counts as its mean. */
  record Linear(double intercept, List<Term> terms) implements Predictor {

    public Linear {
      intercept = Finite.require(intercept, "intercept");
      terms = List.copyOf(terms);
    }

    @Override
    public double margin(double[] slots) {
      double sum = intercept;
      for (int i = 0; i < terms.size(); i++) {
        Term term = terms.get(i);
        sum += term.weight * term.valued(slots[term.slot]);
      }
      return sum;
    }

    @Override
    public int slots() {
      return terms.stream().mapToInt(term -> term.slot + 1).max().orElse(0);
    }

    @Override
    public Predictor reading(IntUnaryOperator slots) {
      return new Linear(intercept, terms.stream()
          .map(term -> new Term(slots.applyAsInt(term.slot), term.weight, term.mean)).toList());
    }
  }

  /**
   * One summand of a linear predictor.
   *
   * @param mean of the slot in what was learned from: what explanations compare with
   */
  record Term(int slot, double weight, double mean) {

    public Term {
      Slots.require(slot);
      weight = Finite.require(weight, "weight");
      mean = Finite.require(mean, "mean");
    }

    /** Returns a value, or the mean where there is none. */
    public double valued(double value) {
      return Double.isNaN(value) ? mean : value;
    }
  }

  /** {@code base + sum of the leaves}. */
  record TreeEnsemble(double base, List<Tree> trees) implements Predictor {

    public TreeEnsemble {
      base = Finite.require(base, "base");
      trees = List.copyOf(trees);
    }

    @Override
    public double margin(double[] slots) {
      double sum = base;
      for (int i = 0; i < trees.size(); i++) {
        sum += trees.get(i).value(slots);
      }
      return sum;
    }

    @Override
    public int slots() {
      int most = 0;
      for (Tree tree : trees) {
        for (int node = 0; node < tree.size(); node++) {
          most = Math.max(most, tree.slot(node) + 1);
        }
      }
      return most;
    }

    @Override
    public Predictor reading(IntUnaryOperator slots) {
      return new TreeEnsemble(base, trees.stream().map(tree -> tree.reading(slots)).toList());
    }
  }

  /** {@code intercept + sum of weight * margin} of other predictors, which may be blends in turn. */
  record Blend(double intercept, List<Member> members) implements Predictor {

    /** How many blends may be within one another. */
    public static final int DEEPEST = 16;

    public Blend {
      intercept = Finite.require(intercept, "intercept");
      members = List.copyOf(members);
      if (depth(members) > DEEPEST) {
        throw new IllegalArgumentException("blends of blends are deeper than " + DEEPEST);
      }
    }

    private static int depth(List<Member> members) {
      int deepest = 0;
      for (Member member : members) {
        deepest = Math.max(deepest, member.predictor instanceof Blend blend ? depth(blend.members) : 0);
      }
      return deepest + 1;
    }

    @Override
    public double margin(double[] slots) {
      double sum = intercept;
      for (int i = 0; i < members.size(); i++) {
        sum += members.get(i).weight * members.get(i).predictor.margin(slots);
      }
      return sum;
    }

    @Override
    public int slots() {
      return members.stream().mapToInt(member -> member.predictor.slots()).max().orElse(0);
    }

    @Override
    public Predictor reading(IntUnaryOperator slots) {
      return new Blend(intercept, members.stream()
          .map(member -> new Member(member.weight, member.predictor.reading(slots))).toList());
    }
  }

  /** A predictor and how much its margin counts. */
  record Member(double weight, Predictor predictor) {

    public Member {
      weight = Finite.require(weight, "weight");
      if (predictor instanceof Clusters) {
        throw new IllegalArgumentException("clusters have no margin to blend");
      }
    }
  }

  /**
   * Centres of k-means; the margin is the number of the nearest, the first of equals.
   *
   * @param inputs the slots that make a point, each with a value
   * @param centres at least one, each with a number for every input
   */
  record Clusters(List<Integer> inputs, List<DoubleArray> centres) implements Predictor {

    public Clusters {
      inputs = List.copyOf(inputs);
      inputs.forEach(Slots::require);
      centres = List.copyOf(centres);
      if (centres.isEmpty()) {
        throw new IllegalArgumentException("there is no centre");
      }
      for (DoubleArray centre : centres) {
        if (centre.size() != inputs.size() || !centre.isFinite()) {
          throw new IllegalArgumentException("a centre is no point of %d numbers: %s".formatted(inputs.size(), centre));
        }
      }
    }

    @Override
    public double margin(double[] slots) {
      int nearest = 0;
      for (int i = 1; i < centres.size(); i++) {
        if (distance(i, slots) < distance(nearest, slots)) {
          nearest = i;
        }
      }
      return nearest;
    }

    /** Returns the squared distance of a case to a centre. */
    public double distance(int centre, double[] slots) {
      double sum = 0;
      for (int i = 0; i < inputs.size(); i++) {
        double apart = slots[inputs.get(i)] - centres.get(centre).at(i);
        sum += apart * apart;
      }
      return sum;
    }

    @Override
    public int slots() {
      return inputs.stream().mapToInt(slot -> slot + 1).max().orElse(0);
    }

    @Override
    public Predictor reading(IntUnaryOperator slots) {
      return new Clusters(inputs.stream().map(slots::applyAsInt).toList(), centres);
    }
  }
}
