package io.crmkit.forecast.outlook;

import org.jspecify.annotations.Nullable;

/**
 * What a deal may bring within some days.
 *
 * @param deal its id; null if the expectation is about no single deal
 * @param owner who sells it
 * @param amount what it brings if it is won in time, in minor units
 * @param probability that it is
 */
public record Expected(@Nullable String deal, String owner, long amount, double probability) {

  public Expected {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is from 0 to 1 but was " + probability);
    }
  }
}
