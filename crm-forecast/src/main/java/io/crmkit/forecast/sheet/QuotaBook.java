package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.model.plan.Quota;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** By the nodes above them; those of one node stand together. */
  private final Map<String, List<Below>> byNodeAbove = new HashMap<>();
  private final Map<Days, Map<String, Optional<Money>>> owned = new HashMap<>();
  private final Days forecast;

  /**
   * A quota as one of the nodes above it has it.
   *
   * @param above those of all nodes above it that have quotas, too, the nearest first
   * @param between how many of these are below that one
   */
  private record Below(Quota quota, List<String> above, int between) {}

  /**
   * @param quotas those of one column
   * @param forecast the days that count
   */
  QuotaBook(List<Quota> quotas, Days forecast) {
    this.forecast = forecast;
    quotas.forEach(quota -> byNode.computeIfAbsent(quota.place().node(), node -> new ArrayList<>()).add(quota));
    byNode.values().forEach(ofNode -> ofNode.forEach(this::putBelow));
  }

  private void putBelow(Quota quota) {
    List<String> withQuotas = quota.above().stream().filter(byNode::containsKey).toList();
    int between = 0;
    for (String above : quota.above()) {
      byNodeAbove.computeIfAbsent(above, node -> new ArrayList<>()).add(new Below(quota, withQuotas, between));
      between += byNode.containsKey(above) ? 1 : 0;
    }
  }

  /** Returns the quota of a node over some days of the forecast. */
  Optional<Money> of(String node, Days days) {
    return own(node, days).or(() -> Optional.ofNullable(below(node, days)));
  }

  /** Returns what all quotas of a node come to, which all nodes above it ask for. */
  private Optional<Money> own(String node, Days days) {
    return owned.computeIfAbsent(days, unused -> new HashMap<>())
        .computeIfAbsent(node, each -> Optional.ofNullable(sum(byNode.getOrDefault(each, List.of()), days)));
  }

  private @Nullable Money below(String above, Days days) {
    Map<String, List<Below>> byNodeBelow = new LinkedHashMap<>();
    for (Below each : byNodeAbove.getOrDefault(above, List.of())) {
      byNodeBelow.computeIfAbsent(each.quota.place().node(), node -> new ArrayList<>()).add(each);
    }
    Map<String, Money> counting = new LinkedHashMap<>();
    byNodeBelow.forEach((node, below) -> sum(node, below, days).ifPresent(sum -> counting.put(node, sum)));
    Money sum = null;
    for (Map.Entry<String, Money> each : counting.entrySet()) {
      List<Below> below = byNodeBelow.getOrDefault(each.getKey(), List.of());
      List<Below> topmost = below.stream().filter(one -> isTopmost(one, counting.keySet())).toList();
      sum = plus(sum, topmost.size() == below.size()
          ? each.getValue() : sum(topmost.stream().map(Below::quota).toList(), days));
    }
    return sum;
  }

  private Optional<Money> sum(String node, List<Below> below, Days days) {
    return below.size() == byNode.getOrDefault(node, List.of()).size()
        ? own(node, days) : Optional.ofNullable(sum(below.stream().map(Below::quota).toList(), days));
  }

  /** Returns whether no node between a quota's and one above it has a quota that counts there, which would stand for it. */
  private static boolean isTopmost(Below below, Set<String> counting) {
    for (int i = 0; i < below.between; i++) {
      if (counting.contains(below.above.get(i))) {
        return false;
      }
    }
    return true;
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
