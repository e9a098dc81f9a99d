package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A feature that may be computed: the sum of some, or what that is for each of the sum of others.
 *
 * @param over places of the features that are added up
 * @param under places of the features that it is divided by the sum of; empty where it is not
 */
record Candidate(List<Integer> over, List<Integer> under) {

  Candidate {
    over = List.copyOf(over);
    under = List.copyOf(under);
  }

  /** Returns the places of the features that it reads. */
  BitSet reads() {
    BitSet reads = new BitSet();
    Stream.concat(over.stream(), under.stream()).forEach(reads::set);
    return reads;
  }

  /** Adds the steps that compute it behind other slots, and returns its own. */
  int derive(int features, List<Derivation> steps) {
    int above = sum(over, features, steps);
    if (under.isEmpty()) {
      return above;
    }
    return add(new Derivation.Ratio(above, sum(under, features, steps)), features, steps);
  }

  private static int sum(List<Integer> places, int features, List<Derivation> steps) {
    int slot = places.get(0);
    for (int place : places.subList(1, places.size())) {
      slot = add(new Derivation.Sum(slot, place), features, steps);
    }
    return slot;
  }

  private static int add(Derivation step, int features, List<Derivation> steps) {
    steps.add(step);
    return features + steps.size() - 1;
  }

  /** Returns its value for each case, as a model computes it. */
  double[] column(ColumnBatch rows) {
    List<Derivation> steps = new ArrayList<>();
    int slot = derive(rows.width(), steps);
    double[][] slots = new double[rows.width() + steps.size()][];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = i < rows.width() ? rows.column(i) : new double[rows.rows()];
    }
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).of(slots, rows.rows(), slots[rows.width() + i]);
    }
    return slots[slot];
  }
}
