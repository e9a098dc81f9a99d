package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says what is wrong with the schedule of a deal, if anything is. */
final class ScheduleCheck {

  private ScheduleCheck() {}

  static Optional<String> problem(Deal deal) {
    long shares = deal.schedule().stream().filter(each -> each.basisPoints() != null).count();
    if (shares == 0) {
      return ofAmounts(deal, deal.schedule().stream().map(each -> Objects.requireNonNull(each.amount())).toList());
    }
    return shares == deal.schedule().size()
        ? ofShares(deal)
        : Optional.of("the schedule of deal '%s' has shares and amounts; give all instalments the one or the other"
            .formatted(deal.id()));
  }

  private static Optional<String> ofShares(Deal deal) {
    long total = deal.schedule().stream().mapToLong(each -> Objects.requireNonNull(each.basisPoints())).sum();
    return total == CreditShare.WHOLE ? Optional.empty()
        : Optional.of("the instalments of deal '%s' make up %s %%; they must make up 100"
            .formatted(deal.id(), BigDecimal.valueOf(total, 2).toPlainString()));
  }

  private static Optional<String> ofAmounts(Deal deal, List<Money> instalments) {
    Money amount = deal.amount();
    if (amount == null) {
      return Optional.of(
          "the instalments of deal '%s' have amounts but the deal has none; give it their sum, or them shares"
              .formatted(deal.id()));
    }
    Optional<Money> other = instalments.stream().filter(each -> !each.currency().equals(amount.currency())).findFirst();
    if (other.isPresent()) {
      return Optional.of("deal '%s' is in %s but has an instalment of %s; name all in the currency of the deal"
          .formatted(deal.id(), amount.code(), other.get()));
    }
    BigDecimal sum = instalments.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(amount.amount()) != 0) {
      return Optional.of("the instalments of deal '%s' sum to %s %s; they must sum to its amount, %s"
          .formatted(deal.id(), amount.code(), sum.toPlainString(), amount));
    }
    return isAddable(instalments) ? Optional.empty()
        : Optional.of("the instalments of deal '%s' are so large that not all of them can be added; make them smaller"
            .formatted(deal.id()));
  }

  // those of any period must have a sum, also where others are negative
  private static boolean isAddable(List<Money> instalments) {
    BigInteger largest = instalments.stream().map(each -> BigInteger.valueOf(each.minor()).abs())
        .reduce(BigInteger.ZERO, BigInteger::add);
    return largest.bitLength() < Long.SIZE;
  }
}
