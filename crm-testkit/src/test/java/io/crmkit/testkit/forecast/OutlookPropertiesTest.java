package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.forecast.outlook.DealHistory;
import io.crmkit.forecast.outlook.Expected;
import io.crmkit.forecast.outlook.Level;
import io.crmkit.forecast.outlook.OutlookMethod;
import io.crmkit.forecast.outlook.OutlookMethods;
import io.crmkit.forecast.outlook.TrackedDeal;
import io.crmkit.forecast.outlook.WalkForward;
import io.crmkit.forecast.outlook.Window;
import io.crmkit.forecast.series.SeriesMethods;
import io.crmkit.forecast.win.DealSpan;
import io.crmkit.forecast.win.Ending;
import io.crmkit.forecast.win.HazardShape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** No forecast knows what came after its day. */
class OutlookPropertiesTest {

  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final LocalDate TODAY = START.plusDays(100);
  private static final int DAYS = 30;

  private static final OutlookMethod HAZARD = OutlookMethods.ageHazard("age-hazard", HazardShape.QUARTERLY);
  private static final List<OutlookMethod> METHODS = List.of(
      OutlookMethods.staticWeight(0.5), OutlookMethods.lastPeriod(), OutlookMethods.stageRates("open"), HAZARD,
      OutlookMethods.logistic(), OutlookMethods.series(SeriesMethods.theta()),
      OutlookMethods.withNewBusiness(HAZARD, HazardShape.QUARTERLY));

  @Property(tries = 60)
  void whatComesLaterChangesNoExpectation(@ForAll("deals") List<TrackedDeal> deals, @ForAll long seed) {
    DealHistory real = new DealHistory(deals);
    DealHistory other = new DealHistory(otherwise(deals, seed));
    Statistics.collect(real.equals(other) ? "same" : "another future");
    Statistics.coverage(seen -> seen.check("another future").percentage(share -> share > 50));

    for (OutlookMethod method : METHODS) {
      List<Expected> expected = method.expect(real.asOf(TODAY), DAYS);
      assertThat(method.expect(other.asOf(TODAY), DAYS)).as(method.name()).isEqualTo(expected);
    }
  }

  @Property(tries = 20)
  void whatComesLaterChangesNoIntervalEither(@ForAll("deals") List<TrackedDeal> deals, @ForAll long seed) {
    List<LocalDate> origins = List.of(TODAY.minusDays(40), TODAY.minusDays(20), TODAY.minusDays(10), TODAY);
    List<Window> real = last(new DealHistory(deals), origins);
    List<Window> other = last(new DealHistory(otherwise(deals, seed)), origins);
    Statistics.collect(real.equals(other) ? "the same came" : "something else came");
    Statistics.coverage(seen -> seen.check("something else came").percentage(share -> share > 30));

    assertThat(other).usingRecursiveFieldByFieldElementComparatorIgnoringFields("actual", "crps").isEqualTo(real);
    assertThat(real).allSatisfy(window -> assertThat(window.p10()).isLessThanOrEqualTo(window.p90()));
  }

  private static List<Window> last(DealHistory history, List<LocalDate> origins) {
    return new WalkForward(history, DAYS, List.of(new Level("total", owner -> "all"))).run(HAZARD, origins).windows()
        .stream()
        .filter(window -> window.day().equals(TODAY)).toList();
  }

  /** The same deals up to today, and another life for each from then on; those to come, come for others. */
  private static List<TrackedDeal> otherwise(List<TrackedDeal> deals, long seed) {
    Random random = new Random(seed);
    List<TrackedDeal> changed = new ArrayList<>();
    for (TrackedDeal deal : deals) {
      if (deal.isClosedBy(TODAY)) {
        changed.add(deal);
      } else if (!deal.span().opened().isAfter(TODAY)) {
        LocalDate closed = TODAY.plusDays(1 + random.nextInt(40));
        changed.add(deal(deal.id(), deal.owner(), deal.product(), deal.span().opened(), closed, random.nextInt(3)));
      } else {
        changed.add(deal(deal.id(), "newcomer", deal.product(), deal.span().opened(), null, 0));
      }
    }
    return changed;
  }

  private static TrackedDeal deal(
      String id, String owner, String product, LocalDate opened, @Nullable LocalDate closed, int ending) {
    long list = product.equals("big") ? 500_000 : 20_000;
    return switch (ending) {
      case 1 -> new TrackedDeal(id, owner, product, new DealSpan(opened, closed, Ending.WON), list, list - 1_000);
      case 2 -> new TrackedDeal(id, owner, product, new DealSpan(opened, closed, Ending.LOST), list, 0);
      default -> new TrackedDeal(id, owner, product, new DealSpan(opened, null, Ending.OPEN), list, 0);
    };
  }

  @Provide
  Arbitrary<List<TrackedDeal>> deals() {
    Arbitrary<LocalDate> opened = Arbitraries.integers().between(0, 130).map(START::plusDays);
    Arbitrary<TrackedDeal> deal = Combinators.combine(
        opened, Arbitraries.integers().between(1, 60), Arbitraries.integers().between(0, 2),
        Arbitraries.of("ann", "bob", "cy"), Arbitraries.of("big", "small"))
        .as((day, life, ending, owner, product) -> deal("?", owner, product, day, day.plusDays(life), ending));
    return deal.list().ofMinSize(30).ofMaxSize(60).map(OutlookPropertiesTest::named);
  }

  private static List<TrackedDeal> named(List<TrackedDeal> deals) {
    List<TrackedDeal> named = new ArrayList<>();
    for (TrackedDeal deal : deals) {
      named.add(new TrackedDeal(
          "D-" + named.size(), deal.owner(), deal.product(), deal.span(), deal.listAmount(), deal.wonAmount()));
    }
    return named;
  }
}
