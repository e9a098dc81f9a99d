package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is credited with of one deal.
 *
 * @param amount in the currency of the deal, to the minor unit; null if nobody knows yet what the deal is worth
 */
public record CreditShare(@Nullable String owner, @Nullable String territory, @Nullable Money amount) {

  /** The whole of a deal, in basis points. */
  static final int WHOLE = 10_000;

  /**
   * Returns the credits of one type. Those of an additive type sum to the amount of the deal to the minor unit, by
   * largest remainders; a deal without any is its owner's alone. Those of an overlay sum to their percentage of the
   * amount, rounded once.
   */
  public static List<CreditShare> of(Deal deal, String type, CreditKind kind) {
    return of(deal, type, kind, deal.amount());
  }

  /** Returns the credits of one type for a part of a deal. */
  static List<CreditShare> of(Deal deal, String type, CreditKind kind, @Nullable Money amount) {
    List<Credit> credits = deal.credits().stream().filter(credit -> credit.type().equals(type)).toList();
    if (credits.isEmpty()) {
      return kind == CreditKind.OVERLAY
          ? List.of() : List.of(new CreditShare(deal.owner(), deal.territory(), amount));
    }
    List<Money> parts = amount == null ? List.of()
        : amount.times(total(deal, type), WHOLE, RoundingMode.HALF_EVEN)
            .allocate(credits.stream().mapToLong(Credit::basisPoints).toArray());
    List<CreditShare> shares = new ArrayList<>();
    for (int i = 0; i < credits.size(); i++) {
      Credit credit = credits.get(i);
      shares.add(new CreditShare(credit.owner() == null ? deal.owner() : credit.owner(),
          credit.territory() == null ? deal.territory() : credit.territory(), amount == null ? null : parts.get(i)));
    }
    return List.copyOf(shares);
  }

  /** Returns whether the credits of a type come to more than the deal. */
  public static boolean exceedsWhole(Deal deal, String type) {
    return total(deal, type) > WHOLE;
  }

  static long total(Deal deal, String type) {
    return deal.credits().stream().filter(credit -> credit.type().equals(type)).mapToLong(Credit::basisPoints).sum();
  }
}
