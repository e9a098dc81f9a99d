package io.crmkit.forecast.snapshot;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.StageName;
import io.crmkit.forecast.snapshot.model.DealPair;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes in the deals of two snapshots, pair by pair, and says why the one comes to more or less than the other. */
final class WaterfallJoin {

  private final WaterfallRequest request;
  private final ExchangeRates ratesAtBegin;
  private final ExchangeRates ratesAtEnd;
  private final DealView won;
  private final WaterfallTally total = new WaterfallTally();
  private final SortedMap<String, WaterfallTally> nodes = new TreeMap<>();

  WaterfallJoin(WaterfallRequest request, ExchangeRates ratesAtBegin, ExchangeRates ratesAtEnd) {
    this.request = request;
    this.ratesAtBegin = ratesAtBegin;
    this.ratesAtEnd = ratesAtEnd;
    this.won = DealView.stages(request.wonStages());
  }

  /**
   * A deal that is looked at, at one end of the waterfall.
   *
   * @param price null if it has no amount or no rate
   */
  private record Shown(Deal deal, LocalDate day, @Nullable BigDecimal price, List<String> nodes) {

    BigDecimal worth() {
      return price == null ? BigDecimal.ZERO : price;
    }

    String node() {
      return nodes.get(nodes.size() - 1);
    }
  }

  void add(DealPair pair) {
    Shown before = shown(pair.before(), ratesAtBegin);
    Shown after = shown(pair.after(), ratesAtEnd);
    if (before != null) {
      at(before.nodes, tally -> tally.begin(before.price));
    }
    if (after != null) {
      at(after.nodes, tally -> tally.end(after.price));
    }
    if (before != null && after != null) {
      stays(before, after);
    } else if (before != null) {
      step(before.nodes, whyItLeaves(pair.after()), before.worth().negate());
    } else if (after != null) {
      step(after.nodes, whyItEnters(pair.before()), after.worth());
    }
  }

  /**
   * Returns the waterfalls.
   *
   * @throws ArithmeticException if a sum does not fit into money
   */
  WaterfallReport report(SnapshotMark begin, SnapshotMark end) {
    SortedMap<String, Waterfall> byNode = new TreeMap<>();
    nodes.forEach((node, tally) -> byNode.put(node, tally.waterfall(request.currency())));
    return new WaterfallReport(begin, end, total.waterfall(request.currency()), byNode);
  }

  private @Nullable Shown shown(@Nullable Deal deal, ExchangeRates rates) {
    LocalDate day = deal == null ? null : deal.closeDate();
    if (deal == null || day == null || !request.covers(day) || !request.view().shows(deal)) {
      return null;
    }
    Money amount = deal.amount();
    return new Shown(deal, day, amount == null ? null : price(amount, rates, day), request.axis().nodes(deal));
  }

  private @Nullable BigDecimal price(Money amount, ExchangeRates rates, LocalDate day) {
    return rates.convert(amount, request.currency().getCurrencyCode(), day).orElse(null);
  }

  private WaterfallReason whyItLeaves(@Nullable Deal after) {
    if (after == null) {
      return WaterfallReason.DELETED;
    }
    boolean hidden = !request.view().shows(after);
    if (hidden && StageName.isLost(after.stage())) {
      return WaterfallReason.LOST;
    } else if (hidden && won.shows(after)) {
      return WaterfallReason.WON;
    }
    return isInPeriod(after) ? WaterfallReason.RECATEGORISED_OUT : WaterfallReason.PUSHED_OUT;
  }

  private WaterfallReason whyItEnters(@Nullable Deal before) {
    if (before == null) {
      return WaterfallReason.NEW;
    }
    return isInPeriod(before) ? WaterfallReason.RECATEGORISED_IN : WaterfallReason.PULLED_IN;
  }

  private boolean isInPeriod(Deal deal) {
    LocalDate day = deal.closeDate();
    return day != null && request.covers(day);
  }

  private void stays(Shown before, Shown after) {
    if (!before.node().equals(after.node())) {
      changesHands(before, after);
    }
    BigDecimal between = atFirstRate(before, after);
    BigDecimal more = between.subtract(before.worth());
    if (more.signum() != 0) {
      step(after.nodes, more.signum() > 0 ? WaterfallReason.AMOUNT_UP : WaterfallReason.AMOUNT_DOWN, more);
    }
    BigDecimal rest = after.worth().subtract(between);
    if (rest.signum() != 0) {
      step(after.nodes, WaterfallReason.CURRENCY, rest);
    }
  }

  // in all, a deal that changes hands goes out and comes in
  private void changesHands(Shown before, Shown after) {
    total.step(WaterfallReason.RE_OWNED_OUT, before.worth().negate());
    total.step(WaterfallReason.RE_OWNED_IN, before.worth());
    for (String node : without(before.nodes, after.nodes)) {
      tally(node).step(WaterfallReason.RE_OWNED_OUT, before.worth().negate());
    }
    for (String node : without(after.nodes, before.nodes)) {
      tally(node).step(WaterfallReason.RE_OWNED_IN, before.worth());
    }
  }

  /** Returns what a deal would be worth at the end if it were priced as at the beginning. */
  private BigDecimal atFirstRate(Shown before, Shown after) {
    Money amount = after.deal.amount();
    if (amount == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal price = price(amount, ratesAtBegin, before.day);
    if (price != null) {
      return price;
    }
    // an amount that had no price then: if it is the amount that is new, all of it is, and otherwise only its price
    return before.deal.amount() == null ? after.worth() : before.worth();
  }

  private void step(List<String> at, WaterfallReason reason, BigDecimal amount) {
    at(at, tally -> tally.step(reason, amount));
  }

  private void at(List<String> names, Consumer<WaterfallTally> change) {
    change.accept(total);
    names.forEach(name -> change.accept(tally(name)));
  }

  private WaterfallTally tally(String node) {
    return nodes.computeIfAbsent(node, unused -> new WaterfallTally());
  }

  private static Set<String> without(Collection<String> nodes, Collection<String> others) {
    Set<String> rest = new HashSet<>(nodes);
    others.forEach(rest::remove);
    return rest;
  }
}
