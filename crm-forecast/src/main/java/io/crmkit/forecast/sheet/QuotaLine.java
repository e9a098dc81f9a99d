package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is held against.
 *
 * @param amount what is to be reached
 * @param attainment the part of it that the adjusted figure is, to four decimals; null of a quota of zero
 * @param gap what is missing, negative if more than enough is there
 */
public record QuotaLine(Money amount, @Nullable BigDecimal attainment, Money gap) {

  private static final int DIGITS = 4;

  public QuotaLine {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(gap, "gap");
  }

  static QuotaLine of(Money quota, Money figure) {
    BigDecimal attainment = quota.signum() == 0 ? null
        : figure.amount().divide(quota.amount(), DIGITS, RoundingMode.HALF_EVEN);
    return new QuotaLine(quota, attainment, quota.minus(figure));
  }
}
