package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is credited with of each part of a deal.
 *
 * @param parts by day, one for each {@link DealPart} of the deal
 */
public record CreditSchedule(@Nullable String owner, @Nullable String territory, List<DealPart> parts) {

  public CreditSchedule {
    parts = List.copyOf(parts);
  }

  /**
   * Returns the credits of one type, in the order of {@link CreditShare#of(Deal, String, CreditKind)}. Both margins
   * hold to the minor unit: the parts of a credit sum to that credit for the whole deal, and the additive credits for a
   * part to that part. So each is what the credit for all parts up to it is more than the one for all before it: an
   * additive one is less than two minor units away from its percentage of the part.
   */
  public static List<CreditSchedule> of(Deal deal, String type, CreditKind kind) {
    List<DealPart> parts = DealPart.of(deal);
    List<List<CreditShare>> upTo = new ArrayList<>();
    @Nullable Money sum = null;
    for (DealPart part : parts) {
      Money amount = part.amount();
      sum = sum == null || amount == null ? amount : sum.plus(amount);
      upTo.add(CreditShare.of(deal, type, kind, sum));
    }
    List<CreditSchedule> schedules = new ArrayList<>();
    for (int i = 0; !upTo.isEmpty() && i < upTo.get(0).size(); i++) {
      int place = i;
      CreditShare first = upTo.get(0).get(i);
      schedules.add(new CreditSchedule(first.owner(), first.territory(),
          differences(parts, upTo.stream().map(shares -> shares.get(place)).toList())));
    }
    return List.copyOf(schedules);
  }

  private static List<DealPart> differences(List<DealPart> parts, List<CreditShare> upTo) {
    List<DealPart> own = new ArrayList<>();
    @Nullable Money before = null;
    for (int i = 0; i < parts.size(); i++) {
      Money amount = upTo.get(i).amount();
      own.add(new DealPart(parts.get(i).day(), amount == null || before == null ? amount : amount.minus(before)));
      before = amount;
    }
    return own;
  }
}
