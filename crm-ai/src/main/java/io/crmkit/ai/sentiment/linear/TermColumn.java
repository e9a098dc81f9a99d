package io.crmkit.ai.sentiment.linear;

import java.util.HashSet;
import java.util.List;

/**
 * Terms of a model, and two numbers for each in the same place.
 *
 * @param terms each once, at most {@value #MOST}
 * @param rarity how rare each is, above 0: ln((1 + N) / (1 + d)) + 1 where it stands in d of N texts
 * @param weights what each adds to the logarithm of the odds that a text is positive
 */
public record TermColumn(List<String> terms, List<Double> rarity, List<Double> weights) {

  /** How many terms a column may have. */
  public static final int MOST = 2_000_000;

  /** Far below what any texts give, and far enough above 0 for its square. */
  private static final double LEAST_RARITY = 1e-100;

  public TermColumn {
    terms = List.copyOf(terms);
    rarity = List.copyOf(rarity);
    weights = List.copyOf(weights);
    if (terms.size() > MOST || rarity.size() != terms.size() || weights.size() != terms.size()) {
      throw new IllegalArgumentException("there must be as many terms as numbers, at most %d, but there are %d, %d and %d"
          .formatted(MOST, terms.size(), rarity.size(), weights.size()));
    }
    if (new HashSet<>(terms).size() < terms.size()) {
      throw new IllegalArgumentException("a term is there twice");
    }
    rarity.forEach(TermColumn::requireRarity);
    weights.forEach(each -> LinearModel.finite(each, "weight"));
  }

  /** A text whose terms had no rarity would have a length of zero, by which their weights are divided. */
  private static void requireRarity(double rarity) {
    LinearModel.finite(rarity, "rarity");
    if (rarity < LEAST_RARITY) {
      throw new IllegalArgumentException("rarity must be at least %s but was %s".formatted(LEAST_RARITY, rarity));
    }
  }
}
