package io.crmkit.forecast.sheet;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.CategorySorter;
import io.crmkit.forecast.model.CreditKind;
import io.crmkit.forecast.model.CreditSchedule;
import io.crmkit.forecast.model.CreditShare;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.DealCheck;
import io.crmkit.forecast.model.DealPart;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.Outlook;
import io.crmkit.forecast.model.Pricing;
import io.crmkit.forecast.model.StageName;
import io.crmkit.forecast.model.plan.Dimension;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Quota;
import io.crmkit.forecast.rollup.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes in the deals of a pipeline, one after the other, and makes a sheet of them. Not safe for use by several threads. */
public final class SheetCalculation {

  private static final int WITHIN_WHOLE = 0;
  private static final int BEYOND_WHOLE = 1;

  private final SheetSubject subject;
  private final ForecastDefinition definition;
  private final Pricing pricing;
  private final Tree tree;
  private final SheetPeriods periods;
  private final DealCheck check;
  private final @Nullable CategorySorter sorter;
  private final SheetSums sums;
  private final Map<String, OverlaySums> overlays = new TreeMap<>();
  private final UnassignedTally unassigned;
  private @Nullable Violation tooMuch;

  /** Starts with no deals. */
  public SheetCalculation(SheetSubject subject, Pricing pricing) {
    this.subject = subject;
    this.definition = subject.definition();
    this.pricing = pricing;
    this.tree = subject.tree();
    this.periods = subject.periods();
    this.check = new DealCheck(definition);
    this.sorter = subject.sorter();
    this.sums = new SheetSums(tree, periods.axis(), subject.counted().size() + 1);
    this.unassigned = new UnassignedTally(definition.money());
    definition.credits().forEach((type, kind) -> {
      if (kind == CreditKind.OVERLAY) {
        overlays.put(type, new OverlaySums(new SheetSums(tree, periods.axis(), 2), definition.money()));
      }
    });
  }

  /** Takes the next deal in. */
  public void add(Deal deal) {
    if (!check.accepts(deal) || StageName.isLost(deal.stage())) {
      return;
    }
    Outlook outlook = Outlook.of(subject.scenario(), deal, check.weight(deal).orElseThrow());
    if (!byPeriod(DealPart.of(deal), outlook).isEmpty()) {
      placeUnlessTooMuch(deal, new Seen(outlook, worth(deal, outlook)));
    }
  }

  /** A deal in a scenario: worth so much by the minor unit of its own currency, if anybody knows. */
  private record Seen(Outlook outlook, @Nullable BigDecimal worth) {}

  /** Returns the parts that are in the forecast after all delays, by the number of their period. */
  private Map<Integer, List<DealPart>> byPeriod(List<DealPart> parts, Outlook outlook) {
    Map<Integer, List<DealPart>> byPeriod = new TreeMap<>();
    for (DealPart part : parts) {
      outlook.delayed(part.day()).filter(definition::covers).ifPresent(day ->
          byPeriod.computeIfAbsent(periods.node(periods.base(day)), unused -> new ArrayList<>()).add(part));
    }
    return byPeriod;
  }

  private void placeUnlessTooMuch(Deal deal, Seen seen) {
    try {
      place(deal, seen);
    } catch (ArithmeticException overflow) {
      tooMuch = tooMuch == null ? tooMuch("deal '%s'".formatted(deal.id()), overflow) : tooMuch;
    }
  }

  private static Violation tooMuch(String of, ArithmeticException overflow) {
    return new Violation("", "forecast.too-much", "%s is too much: %s".formatted(of, overflow.getMessage()));
  }

  private void place(Deal deal, Seen seen) {
    int category = sorter == null ? 0 : sorter.place(deal) + 1;
    Target revenue = new Target(sums, category, unassigned);
    CreditSchedule.of(deal, subject.creditType(), CreditKind.ADDITIVE)
        .forEach(credit -> place(node(deal, credit), credit, seen, revenue));
    overlays.forEach((type, overlay) -> {
      int kind = CreditShare.exceedsWhole(deal, type) ? BEYOND_WHOLE : WITHIN_WHOLE;
      Target help = new Target(overlay.sums(), kind, overlay.unassigned());
      CreditSchedule.of(deal, type, CreditKind.OVERLAY)
          .forEach(credit -> place(node(deal, credit), credit, seen, help));
    });
  }

  /** Where credits go: into sums, or beside them for want of a node. */
  private record Target(SheetSums sums, int category, UnassignedTally unassigned) {}

  private void place(@Nullable String node, CreditSchedule credit, Seen seen, Target target) {
    Map<Integer, List<DealPart>> parts = byPeriod(credit.parts(), seen.outlook);
    if (node == null || !tree.contains(node)) {
      target.unassigned.add(DealPart.sum(parts.values().stream().flatMap(List::stream).toList()).orElse(null),
          seen.worth, seen.outlook.probability());
    } else {
      add(target, parts, seen, tree.node(node));
    }
  }

  /** A deal without a price is worth nothing in the sums, so that it counts there, and counts as one without a price. */
  private static void add(Target target, Map<Integer, List<DealPart>> byPeriod, Seen seen, int node) {
    BigDecimal worth = seen.worth;
    byPeriod.forEach((period, parts) -> target.sums.add(worth == null ? BigDecimal.ZERO : worth,
        DealPart.sum(parts).map(Money::minor).orElse(0L), seen.outlook.probability().basisPoints(),
        node, period, target.category));
    target.sums.countOnce(node, byPeriod.keySet(), target.category);
    if (worth == null) {
      target.sums.countUnpriced(node, byPeriod.keySet());
    }
  }

  private @Nullable String node(Deal deal, CreditSchedule credit) {
    Dimension dimension = subject.hierarchy().dimension();
    return switch (dimension) {
      case OWNER -> credit.owner();
      case TERRITORY -> credit.territory();
      case PRODUCT -> deal.product();
    };
  }

  private @Nullable BigDecimal worth(Deal deal, Outlook outlook) {
    Money amount = deal.amount();
    return amount == null ? null : pricing.rate(amount.code(), deal.closeDate())
        .map(rate -> rate.multiply(outlook.factor())
            .movePointLeft(amount.currency().getDefaultFractionDigits())).orElse(null);
  }

  /**
   * Returns the sheet, or what a {@link DealCheck} found, or {@code forecast.too-much} for the first figure that does not
   * fit into money. No deal can be added from here on.
   *
   * @param adjustments all of the forecast
   * @param quotas all of the forecast
   * @param now when adjustments that expire are looked at
   */
  public Validated<Sheet> sheet(List<MadeAdjustment> adjustments, List<Quota> quotas, Instant now) {
    Optional<Violations> problems = check.problems();
    if (problems.isPresent()) {
      return Validated.invalid(problems.get());
    }
    if (tooMuch != null) {
      return Validated.invalid(Violations.of(tooMuch));
    }
    sums.close();
    overlays.values().forEach(overlay -> overlay.sums().close());
    try {
      return Validated.valid(
          new SheetAssembly(subject, sums, overlays).sheet(adjustments, quotas, now, unassigned.total()));
    } catch (ArithmeticException overflow) {
      return Validated.invalid(Violations.of(tooMuch("the sheet", overflow)));
    }
  }
}
