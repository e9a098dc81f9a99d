package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a deal, or of a credit for it, counts on one day.
 *
 * @param amount in the currency of the deal, to the minor unit; null if nobody knows yet what the deal is worth
 */
public record DealPart(LocalDate day, @Nullable Money amount) {

  public DealPart {
    Objects.requireNonNull(day, "day");
  }

  /**
   * Returns the parts of a deal that a {@link DealCheck} accepts, by day: its instalments, which sum to its amount to
   * the minor unit, by largest remainders where they are shares. A deal without a schedule has one part, on its close
   * date, and none if nobody knows that yet.
   */
  public static List<DealPart> of(Deal deal) {
    LocalDate closeDate = deal.closeDate();
    if (deal.schedule().isEmpty()) {
      return closeDate == null ? List.of() : List.of(new DealPart(closeDate, deal.amount()));
    }
    List<Instalment> byDay = deal.schedule().stream().sorted(Comparator.comparing(Instalment::day)).toList();
    return byDay.get(0).basisPoints() == null
        ? byDay.stream().map(each -> new DealPart(each.day(), each.amount())).toList()
        : shares(deal.amount(), byDay);
  }

  private static List<DealPart> shares(@Nullable Money whole, List<Instalment> byDay) {
    List<Money> amounts = whole == null ? List.of()
        : whole.allocate(byDay.stream().mapToLong(each -> Objects.requireNonNull(each.basisPoints())).toArray());
    List<DealPart> parts = new ArrayList<>();
    for (int i = 0; i < byDay.size(); i++) {
      parts.add(new DealPart(byDay.get(i).day(), whole == null ? null : amounts.get(i)));
    }
    return List.copyOf(parts);
  }

  /** Returns what some parts of one deal come to, if anybody knows. */
  public static Optional<Money> sum(List<DealPart> parts) {
    return parts.stream().map(DealPart::amount).filter(Objects::nonNull).reduce(Money::plus);
  }
}
