package io.crmkit.dedupe.model;

import java.util.List;

/**
 * A class of pairs that share some fields without being matches, such as people of one household.
 *
 * @param prior the logarithm to base 2 of its odds against pairs that have nothing to do with each other
 * @param weights for each field of the model its 16 levels; all 0 for a field that is not shared
 */
public record Relation(double prior, List<List<Double>> weights) {

  public Relation {
    weights = weights.stream().map(List::copyOf).toList();
    weights.forEach(MatchField::checkWeights);
  }
}
