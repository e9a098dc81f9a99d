package io.crmkit.ai.drift;

/** A part of some cases, and how sure it is; half a case more of each kind, so that no rate is without doubt. */
record Rate(double share, double variance) {

  /** The quantile of the normal distribution at .995: intervals of 99 %. */
  static final double Z = 2.5758293035489004;

  static Rate of(long some, long all) {
    double share = (some + 0.5) / (all + 1.0);
    return new Rate(share, share * (1 - share) / all);
  }

  static void require(long some, long all) {
    if (all < 1 || some < 0 || some > all) {
      throw new IllegalArgumentException("%d of %d cases is no part".formatted(some, all));
    }
  }

  /** Returns both ends of the interval of Wilson 1927. */
  static double[] wilson(long some, long all) {
    double share = (double) some / all;
    double weight = Z * Z / all;
    double middle = (share + weight / 2) / (1 + weight);
    double reach = Z * Math.sqrt(share * (1 - share) / all + weight / (4.0 * all)) / (1 + weight);
    return new double[] {Math.max(0, Math.min(share, middle - reach)), Math.min(1, Math.max(share, middle + reach))};
  }
}
