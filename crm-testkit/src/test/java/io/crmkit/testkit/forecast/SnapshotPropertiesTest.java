package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.port.Pipeline;
import io.crmkit.forecast.snapshot.DealView;
import io.crmkit.forecast.snapshot.Snapshots;
import io.crmkit.forecast.snapshot.Waterfall;
import io.crmkit.forecast.snapshot.WaterfallAxis;
import io.crmkit.forecast.snapshot.WaterfallLevel;
import io.crmkit.forecast.snapshot.WaterfallReason;
import io.crmkit.forecast.snapshot.WaterfallReport;
import io.crmkit.forecast.snapshot.WaterfallRequest;
import io.crmkit.forecast.snapshot.WaterfallStep;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

/** Law 14: what holds of any past of a pipeline and of the way from any of its states to another. */
class SnapshotPropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Instant START = Instant.parse("2024-10-01T00:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2024-10-01");
  private static final LocalDate LAST = LocalDate.parse("2024-12-31");
  private static final DealView OPEN = DealView.open(List.of("won"));
  private static final DealView COMMIT = DealView.stages(List.of("commit", "won"));
  private static final ExchangeRates EARLY = euro("1.0837");
  private static final ExchangeRates LATE = euro("1.1003");
  private static final List<WaterfallReason> REASONS = List.of(WaterfallReason.values());

  /** What somebody does to a deal of a small cast between two snapshots; no deal means that it is deleted. */
  private record Edit(String id, Deal.Builder to, boolean deletes) {}

  /** The states that a pipeline went through, and the snapshots of them. */
  private static final class Past {

    private final List<Map<String, Deal>> states = new ArrayList<>();
    private final List<SnapshotMark> marks = new ArrayList<>();
    private final Map<String, Deal> live = new TreeMap<>();
    private final Pipeline pipeline = (tenant, each) -> List.copyOf(live.values()).forEach(each);
    private final InMemorySnapshots storage = new InMemorySnapshots();

    Past(List<List<Edit>> nights) {
      for (List<Edit> night : nights) {
        night.forEach(this::edit);
        states.add(new TreeMap<>(live));
        marks.add(at(states.size()).take(ACME).orElseThrow());
      }
    }

    private void edit(Edit edit) {
      if (edit.deletes) {
        live.remove(edit.id);
      } else {
        live.put(edit.id, edit.to.build());
      }
    }

    Snapshots at(int night) {
      return new Snapshots(storage.snapshots(), pipeline,
          Clock.fixed(START.plus(Duration.ofDays(night)), ZoneOffset.UTC));
    }

    List<Deal> asOf(Instant at) {
      Snapshots snapshots = at(states.size());
      List<Deal> deals = new ArrayList<>();
      snapshots.deals(ACME, snapshots.asOf(ACME, at).orElseThrow(), deals::add);
      return deals;
    }

    WaterfallReport waterfall(DealView view, WaterfallAxis axis) {
      return at(states.size()).waterfall(ACME,
          WaterfallRequest.between(marks.get(0).at(), marks.get(marks.size() - 1).at())
              .period(FIRST, LAST).currency(Currency.getInstance("USD")).rates(EARLY, LATE)
              .view(view).wonStages("won").axis(axis).build()).orElseThrow();
    }

    Map<String, Deal> first() {
      return states.get(0);
    }

    Map<String, Deal> last() {
      return states.get(states.size() - 1);
    }
  }

  @Property
  void theStateOfAnyInstantIsWhatThePipelineWas(@ForAll("nights") List<List<Edit>> nights) {
    Past past = new Past(nights);
    for (int night = 0; night < nights.size(); night++) {
      Instant at = past.marks.get(night).at();
      assertThat(past.asOf(at)).containsExactlyElementsOf(past.states.get(night).values());
      assertThat(past.asOf(at.plus(Duration.ofHours(23)))).isEqualTo(past.asOf(at));
    }
    assertThat(past.asOf(Instant.MAX)).containsExactlyElementsOf(past.live.values());
  }

  @Property
  void everyWaterfallLeadsFromTheOneStateToTheOther(
      @ForAll("nights") List<List<Edit>> nights, @ForAll WaterfallAxis axis, @ForAll("views") DealView view) {
    Past past = new Past(nights);
    WaterfallReport report = past.waterfall(view, axis);

    requireSound(report.total(), past, deal -> view.shows(deal));
    report.nodes().forEach((node, waterfall) ->
        requireSound(waterfall, past, deal -> view.shows(deal) && isAt(axis, node, deal)));
    collect(report.total());
  }

  @Property
  void noDealIsInABucketTwiceAndNoneIsLost(
      @ForAll("nights") List<List<Edit>> nights, @ForAll("views") DealView view) {
    Past past = new Past(nights);
    Waterfall total = past.waterfall(view, WaterfallAxis.OWNER).total();
    Map<WaterfallReason, BigDecimal> amounts = new TreeMap<>();
    Map<WaterfallReason, Long> deals = new TreeMap<>();
    for (String id : List.of("a", "b", "c", "d")) {
      Waterfall alone = past.waterfall(deal -> deal.id().equals(id) && view.shows(deal), WaterfallAxis.OWNER).total();
      alone.steps().forEach(step -> {
        assertThat(step.deals()).isBetween(0L, 1L);
        amounts.merge(step.reason(), step.exact(), BigDecimal::add);
        deals.merge(step.reason(), step.deals(), Long::sum);
      });
    }

    assertThat(total.steps()).allSatisfy(step -> {
      assertThat(step.exact()).isEqualByComparingTo(amounts.get(step.reason()));
      assertThat(step.deals()).isEqualTo(deals.get(step.reason()));
    });
  }

  @Property
  void ownersSumToTheTotalWhereWhatChangedHandsCancels(@ForAll("nights") List<List<Edit>> nights) {
    WaterfallReport report = new Past(nights).waterfall(OPEN, WaterfallAxis.OWNER);
    for (WaterfallReason reason : REASONS) {
      BigDecimal sum = report.nodes().values().stream().map(node -> node.step(reason).exact())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(report.total().step(reason).exact()).as(reason.label()).isEqualByComparingTo(sum);
    }
    WaterfallStep in = report.total().step(WaterfallReason.RE_OWNED_IN);
    WaterfallStep out = report.total().step(WaterfallReason.RE_OWNED_OUT);
    assertThat(in.exact().add(out.exact())).isZero();
    assertThat(in.deals()).isEqualTo(out.deals());
  }

  /** Moves within a territory are none of its business. */
  @Property
  void aTerritoryIsTheSumOfThoseBelowButForMovesWithinIt(@ForAll("nights") List<List<Edit>> nights) {
    WaterfallReport report = new Past(nights).waterfall(OPEN, WaterfallAxis.TERRITORY);
    Waterfall emea = report.nodes().get("/emea/");
    if (emea == null) {
      return;
    }
    for (WaterfallReason reason : REASONS) {
      BigDecimal below = report.nodes().entrySet().stream().filter(node -> node.getKey().matches("/emea/.+/"))
          .map(node -> node.getValue().step(reason).exact()).reduce(BigDecimal.ZERO, BigDecimal::add);
      if (!reason.name().startsWith("RE_OWNED")) {
        assertThat(emea.step(reason).exact()).isEqualByComparingTo(below);
      }
    }
  }

  private static void requireSound(Waterfall waterfall, Past past, Predicate<Deal> shown) {
    requireLevel(waterfall.begin(), past.first(), shown, EARLY);
    requireLevel(waterfall.end(), past.last(), shown, LATE);
    BigDecimal exact = waterfall.begin().exact();
    long deals = waterfall.begin().deals();
    for (WaterfallStep step : waterfall.steps()) {
      exact = exact.add(step.exact());
      assertThat(step.amount().amount().subtract(step.exact()).abs()).isLessThan(new BigDecimal("0.01"));
      deals += step.reason().name().matches("NEW|PULLED_IN|.*RISED_IN|RE_OWNED_IN") ? step.deals() : 0;
      deals -= step.reason().name().matches("DELETED|LOST|WON|PUSHED_OUT|.*RISED_OUT|RE_OWNED_OUT") ? step.deals() : 0;
    }
    assertThat(waterfall.end().exact()).isEqualByComparingTo(exact);
    assertThat(waterfall.end().deals()).isEqualTo(deals);
  }

  private static void requireLevel(
      WaterfallLevel level, Map<String, Deal> state, Predicate<Deal> shown, ExchangeRates rates) {
    BigDecimal sum = BigDecimal.ZERO;
    long deals = 0;
    long unpriced = 0;
    for (Deal deal : state.values()) {
      LocalDate day = deal.closeDate();
      if (day != null && !day.isBefore(FIRST) && !day.isAfter(LAST) && shown.test(deal)) {
        Money amount = deal.amount();
        BigDecimal price = amount == null ? null : rates.convert(amount, "USD", day).orElse(null);
        sum = price == null ? sum : sum.add(price);
        deals++;
        unpriced += price == null ? 1 : 0;
      }
    }
    assertThat(level.exact()).isEqualByComparingTo(sum);
    assertThat(level.deals()).isEqualTo(deals);
    assertThat(level.unpriced()).isEqualTo(unpriced);
  }

  private static boolean isAt(WaterfallAxis axis, String node, Deal deal) {
    String name = axis == WaterfallAxis.OWNER ? deal.owner()
        : axis == WaterfallAxis.PRODUCT ? deal.product() : deal.territory();
    if (name == null || node.isEmpty()) {
      return name == null && node.isEmpty();
    }
    return axis == WaterfallAxis.TERRITORY ? name.startsWith(node) : name.equals(node);
  }

  private static void collect(Waterfall waterfall) {
    for (WaterfallReason reason : REASONS) {
      WaterfallStep step = waterfall.step(reason);
      Statistics.label(reason.label()).collect(step.deals() > 0 && step.exact().signum() != 0 ? "seen" : "not");
      Statistics.label(reason.label())
          .coverage(seen -> seen.check("seen").percentage(share -> share > 0.2));
    }
    boolean cents = waterfall.steps().stream()
        .anyMatch(step -> step.exact().stripTrailingZeros().scale() > 2);
    Statistics.label("rounding").collect(cents ? "fractions of cents" : "whole");
    Statistics.label("rounding").coverage(seen -> seen.check("fractions of cents").percentage(share -> share > 10));
  }

  private static ExchangeRates euro(String rate) {
    return ExchangeRates.of(List.of(
        new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal(rate)),
        new DatedRate("EUR", "USD", LocalDate.parse("2024-11-16"), new BigDecimal(rate).add(BigDecimal.ONE)))).orElseThrow();
  }

  @Provide
  Arbitrary<DealView> views() {
    return Arbitraries.of(OPEN, COMMIT, DealView.notLost());
  }

  @Provide
  Arbitrary<List<List<Edit>>> nights() {
    return edits().list().ofMinSize(3).ofMaxSize(9).list().ofMinSize(2).ofMaxSize(4);
  }

  private static Arbitrary<Edit> edits() {
    Arbitrary<Money> amounts = Combinators.combine(
            Arbitraries.of(-500L, 1_001L, 99_999L, 250_000L), Arbitraries.of("USD", "EUR", "EUR", "JPY"))
        .as(Money::ofMinor);
    Arbitrary<LocalDate> days = Arbitraries.of("2024-09-30", "2024-10-01", "2024-10-15", "2024-11-15", "2024-11-16", "2024-12-31", "2025-01-01")
        .map(LocalDate::parse);
    Arbitrary<Tuple2<String, String>> stages = Combinators.combine(
        Arbitraries.of("a", "b", "c", "d"), Arbitraries.of("Proposal", "proposal", "Commit", "Won", "Won", "Closed Lost"))
        .as(Tuple::of);
    return Combinators.combine(stages, amounts.injectNull(0.1), days.injectNull(0.05),
            Arbitraries.of("ann", "bob").injectNull(0.2),
            Arbitraries.of("/emea/de/", "/emea/fr/", "/amer/").injectNull(0.1), Arbitraries.integers().between(0, 9))
        .as((deal, amount, day, owner, territory, dice) -> new Edit(deal.get1(),
            Deal.builder(deal.get1(), deal.get2()).amount(amount).closeDate(day).owner(owner).territory(territory)
                .product(owner), dice == 0));
  }
}
