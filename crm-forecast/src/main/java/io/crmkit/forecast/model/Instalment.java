package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of the revenue of a deal, on the day on which it counts. It has either a share or an amount.
 *
 * @param day from where a period counts it, in place of the close date of the deal
 * @param basisPoints its share of the deal, in hundredths of a percent, 1 to {@value CreditShare#WHOLE}; those of a
 *     deal make it up
 * @param amount in the currency of the deal; those of a deal sum to its amount, so that some may be negative
 */
public record Instalment(LocalDate day, @Nullable Integer basisPoints, @Nullable Money amount) {

  public Instalment {
    Objects.requireNonNull(day, "day");
    if ((basisPoints == null) == (amount == null)) {
      throw new IllegalArgumentException(
          "the instalment of %s needs either basisPoints or an amount, and not both".formatted(day));
    }
    if (basisPoints != null && (basisPoints < 1 || basisPoints > CreditShare.WHOLE)) {
      throw new IllegalArgumentException(
          "basisPoints must be from 1 to %,d but was %d".formatted(CreditShare.WHOLE, basisPoints));
    }
  }

  /** Returns a share of a deal, whatever that is worth. */
  public static Instalment share(LocalDate day, int basisPoints) {
    return new Instalment(day, basisPoints, null);
  }

  /** Returns an amount of a deal. */
  public static Instalment of(LocalDate day, Money amount) {
    return new Instalment(day, null, Objects.requireNonNull(amount, "amount"));
  }
}
