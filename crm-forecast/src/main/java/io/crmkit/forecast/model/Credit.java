package io.crmkit.forecast.model;

import io.crmkit.core.Require;
import org.jspecify.annotations.Nullable;

/**
 * The part of a deal that somebody is credited with.
 *
 * @param type one of the types that the definition of the forecast declares, such as {@code revenue}
 * @param owner who; the owner of the deal where it is null
 * @param territory the path of the territory; that of the deal where it is null
 * @param basisPoints in hundredths of a percent, 1 to {@value #MOST}
 */
public record Credit(String type, @Nullable String owner, @Nullable String territory, int basisPoints) {

  /** A thousand percent, in basis points. */
  public static final int MOST = 100_000;

  public Credit {
    Require.notBlank(type, "type");
    if (owner == null && territory == null) {
      throw new IllegalArgumentException("a credit of type '%s' needs an owner or a territory".formatted(type));
    }
    if (basisPoints < 1 || basisPoints > MOST) {
      throw new IllegalArgumentException("basisPoints must be from 1 to %,d but was %d".formatted(MOST, basisPoints));
    }
  }
}
