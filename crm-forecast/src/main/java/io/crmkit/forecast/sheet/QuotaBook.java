package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Quota;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of a hierarchy, by node.
 *
 * <p>A node's quota is its own, and else the sum of those below it, each of which stays with the nodes that were above
 * it when it was set. Over some days it is the part, by days, of the shortest period with a quota that contains them, and
 * else the sum of those that they contain. At each node only those count that were set when it was above them.
 */
final class QuotaBook {

  private final Map<String, List<Quota>> byNode = new LinkedHashMap<>();
  private final Days forecast;

  /**
   * @param quotas those of one column
   * @param forecast the days that count
   */
  QuotaBook(List<Quota> quotas, Days forecast) {
    this.forecast = forecast;
    quotas.forEach(quota -> byNode.computeIfAbsent(quota.place().node(), node -> new ArrayList<>()).add(quota));
  }

  /** Returns the quota of a node over some days of the forecast. */
  Optional<Money> of(String node, Days days) {
    Money own = own(node, days);
    return Optional.ofNullable(own == null ? below(node, days) : own);
  }

  private @Nullable Money own(String node, Days days) {
    return sum(byNode.getOrDefault(node, List.of()), days);
  }

  private @Nullable Money below(String node, Days days) {
    Money sum = null;
    for (List<Quota> quotas : byNode.values()) {
      List<Quota> topmost = under(node, quotas).stream()
          .filter(quota -> isTopmost(quota, node, days)).toList();
      sum = plus(sum, sum(topmost, days));
    }
    return sum;
  }

  /** Returns whether no node between a quota's and one above it has a quota that counts there, which would stand for it. */
  private boolean isTopmost(Quota quota, String above, Days days) {
    return quota.above().subList(0, quota.above().indexOf(above)).stream()
        .allMatch(between -> sum(under(above, byNode.getOrDefault(between, List.of())), days) == null);
  }

  private static List<Quota> under(String above, List<Quota> quotas) {
    return quotas.stream().filter(quota -> quota.above().contains(above)).toList();
  }

  private @Nullable Money sum(List<Quota> quotas, Days days) {
    Comparator<Quota> byLength = Comparator.comparingLong(quota -> quota.place().days().count());
    Optional<Quota> around = quotas.stream().filter(quota -> quota.place().days().contains(days)).min(byLength);
    if (around.isPresent()) {
      return part(around.get(), days);
    }
    List<Days> taken = new ArrayList<>();
    Money sum = null;
    for (Quota quota : quotas.stream().sorted(byLength.reversed()).toList()) {
      Days counted = quota.place().days().and(forecast).filter(days::contains).orElse(null);
      if (counted != null && taken.stream().noneMatch(each -> each.and(counted).isPresent())) {
        taken.add(counted);
        sum = plus(sum, part(quota, counted));
      }
    }
    return sum;
  }

  /** Returns the part of a quota for some of its days. Whatever days it is cut into, the parts sum to it exactly. */
  private static Money part(Quota quota, Days days) {
    Days all = quota.place().days();
    return upTo(quota, ChronoUnit.DAYS.between(all.start(), days.end()) + 1)
        .minus(upTo(quota, ChronoUnit.DAYS.between(all.start(), days.start())));
  }

  private static Money upTo(Quota quota, long days) {
    return quota.amount().times(days, quota.place().days().count(), RoundingMode.HALF_EVEN);
  }

  private static @Nullable Money plus(@Nullable Money sum, @Nullable Money more) {
    return sum == null ? more : more == null ? sum : sum.plus(more);
  }
}
