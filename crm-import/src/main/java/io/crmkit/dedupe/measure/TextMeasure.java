package io.crmkit.dedupe.measure;

/**
 * How alike two texts are, from 0 (nothing in common) to 1 (equal). Symmetric; two empty texts are equal.
 *
 * <p>Definitions differ between libraries, so here is what these are.
 */
public enum TextMeasure {

  /**
   * Jaro (1989), "Advances in record-linkage methodology": of code points that both have no further apart than half the
   * longer text less one, and how many of those changed their order; the half of those is rounded down, as in
   * Winkler's {@code strcmp95.c}.
   */
  JARO {
    @Override
    double of(String one, String other) {
      return Probe.of(one).jaro(other);
    }
  },

  /**
   * Winkler (1990), "String comparator metrics and enhanced decision rules": {@link #JARO}, and where that is more than
   * 0.7, raised by 0.1 of what is missing to 1 for each code point of the common prefix, up to 4.
   */
  JARO_WINKLER {
    @Override
    double of(String one, String other) {
      return Probe.of(one).jaroWinkler(other);
    }
  },

  /** One less the {@link Probe#levenshtein(String) edits} by the length of the longer text. */
  LEVENSHTEIN {
    @Override
    double of(String one, String other) {
      Probe probe = Probe.of(one);
      return share(probe.levenshtein(other), probe.length(), other);
    }
  },

  /** One less the {@link Probe#optimalAlignment(String) edits} by the length of the longer text. */
  OPTIMAL_ALIGNMENT {
    @Override
    double of(String one, String other) {
      Probe probe = Probe.of(one);
      return share(probe.optimalAlignment(other), probe.length(), other);
    }
  },

  /** The share of pairs of neighbours that both texts have, of those that either has; see {@link QGrams#jaccard}. */
  BIGRAM_JACCARD {
    @Override
    double of(String one, String other) {
      return QGrams.jaccard(one, other, 2);
    }
  },

  /** The cosine of the counts of three neighbours; see {@link QGrams#cosine}. */
  TRIGRAM_COSINE {
    @Override
    double of(String one, String other) {
      return QGrams.cosine(one, other, 3);
    }
  };

  abstract double of(String one, String other);

  /** Returns how alike two texts are, 0 to 1. */
  public double similarity(String one, String other) {
    return one.equals(other) ? 1 : of(one, other);
  }

  private static double share(int edits, int length, String other) {
    int longer = Math.max(length, other.codePointCount(0, other.length()));
    return longer == 0 ? 1 : 1 - (double) edits / longer;
  }
}
