package io.crmkit.ai.action.model;

import java.util.List;

/**
 * Every action of the catalogue for one customer: those that could be offered, worth most first, and all others with
 * the reason.
 */
public record Ranking(List<Ranked> ranked, List<Excluded> excluded) {

  public Ranking {
    ranked = List.copyOf(ranked);
    excluded = List.copyOf(excluded);
  }

  /** Whether nothing can be offered. */
  public boolean abstains() {
    return ranked.isEmpty();
  }
}
