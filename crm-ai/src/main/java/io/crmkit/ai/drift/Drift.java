package io.crmkit.ai.drift;

/**
 * How far one distribution is from another one.
 *
 * <p>The population stability index is {@code sum of (now - then) * ln(now / then)} over the bins (Siddiqi 2006, Credit
 * Risk Scorecards; it is Jeffreys' divergence), of shares with half a case more in every bin. Where nothing has changed
 * it is about {@code (1 / cases then + 1 / cases now)} times a chi-squared of one degree less than there are bins
 * (Yurdakul 2018, Statistical Properties of Population Stability Index), so that few cases are apart by chance alone.
 *
 * @param name what was compared
 * @param index the population stability index
 * @param chance what chance exceeds once in a thousand times
 * @param level what the index says, if it exceeds chance
 */
public record Drift(String name, double index, double chance, DriftLevel level) {

  /** The quantile of the normal distribution at .999. */
  private static final double ONCE_IN_A_THOUSAND = 3.090232306167813;

  static Drift of(Distribution then, Distribution now) {
    if (!then.bins().equals(now.bins())) {
      throw new IllegalArgumentException("bins of %s and %s differ".formatted(then.bins().name(), now.bins().name()));
    }
    if (then.total() == 0 || now.total() == 0) {
      throw new IllegalArgumentException("nothing of %s was counted".formatted(then.bins().name()));
    }
    double index = 0;
    int used = 0;
    for (int bin = 0; bin < then.counts().size(); bin++) {
      double before = then.share(bin);
      double after = now.share(bin);
      index += (after - before) * StrictMath.log(after / before);
      used += then.counts().get(bin) + now.counts().get(bin) > 0 ? 1 : 0;
    }
    double chance = (1.0 / then.total() + 1.0 / now.total()) * chiSquared(used - 1);
    return new Drift(then.bins().name(), index, chance, DriftLevel.of(index, chance));
  }

  /** Wilson and Hilferty 1931: the cube root of a chi-squared is nearly normal. */
  private static double chiSquared(int degrees) {
    if (degrees < 1) {
      return 0;
    }
    double spread = 2.0 / (9 * degrees);
    double root = 1 - spread + ONCE_IN_A_THOUSAND * Math.sqrt(spread);
    return degrees * root * root * root;
  }
}
