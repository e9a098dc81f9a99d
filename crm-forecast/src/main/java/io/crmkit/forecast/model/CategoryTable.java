package io.crmkit.forecast.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one map of categories makes of a pipeline. Only the figures of single categories are kept: cumulative ones are a
 * view of them, so the two cannot contradict each other.
 *
 * <p>Cumulative figures are exact sums rounded once, half to even, and single ones the differences between them; so both
 * are less than a minor unit away from the exact ones.
 *
 * @param single each category that is in sums, the least sure first
 */
public record CategoryTable(List<CategoryFigures> single) {

  public CategoryTable {
    single = List.copyOf(single);
  }

  /** Returns each category together with all that are surer, in the same order. */
  public List<CategoryFigures> cumulative() {
    List<CategoryFigures> sums = new ArrayList<>();
    for (int i = single.size() - 1; i >= 0; i--) {
      CategoryFigures here = single.get(i);
      sums.add(sums.isEmpty() ? here : here.with(sums.get(sums.size() - 1)));
    }
    Collections.reverse(sums);
    return List.copyOf(sums);
  }
}
