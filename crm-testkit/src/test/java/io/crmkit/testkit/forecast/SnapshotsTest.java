package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.RefusedException;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.core.observe.ServiceCall;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastCategories.CategoryMap;
import io.crmkit.forecast.port.Pipeline;
import io.crmkit.forecast.snapshot.DealView;
import io.crmkit.forecast.snapshot.Snapshots;
import io.crmkit.forecast.snapshot.WaterfallReason;
import io.crmkit.forecast.snapshot.WaterfallReport;
import io.crmkit.forecast.snapshot.WaterfallRequest;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant NOON = Instant.parse("2024-11-01T12:00:00Z");

  private final List<Deal> deals = new ArrayList<>(List.of(deal("a", 100), deal("b", 200)));
  private final List<ServiceCall> calls = new ArrayList<>();
  private final HandClock clock = new HandClock(NOON);
  private final InMemorySnapshots storage = new InMemorySnapshots();
  private final OwnDeals pipeline = new OwnDeals();
  private final Snapshots snapshots = new Snapshots(storage.snapshots(), pipeline, clock, calls::add);

  /** The pipeline of one tenant, during whose reading something may happen. */
  private final class OwnDeals implements Pipeline {

    private Runnable meanwhile = () -> {};

    @Override
    public void deals(TenantId tenant, Consumer<Deal> each) {
      if (tenant.equals(ACME)) {
        deals.forEach(each);
      }
      meanwhile.run();
    }
  }

  @Test
  void takesThePipelineDown() {
    assertThat(snapshots.take(ACME).orElseThrow()).isEqualTo(new SnapshotMark(1, NOON, 2));
    assertThat(deals(ACME, NOON)).isEqualTo(deals);
  }

  @Test
  void rememberedDealsStayAsTheyWere() {
    snapshots.take(ACME).orElseThrow();
    List<Deal> before = List.copyOf(deals);
    deals.set(0, deal("a", 300));
    deals.remove(1);
    deals.add(deal("c", 1));
    next();

    assertThat(deals(ACME, NOON)).isEqualTo(before);
    assertThat(deals(ACME, NOON.plusSeconds(3600))).isEqualTo(deals);
  }

  @Test
  void takesManyDealsInParts() {
    for (int i = 0; i < 1_234; i++) {
      deals.add(deal("many-" + i, i));
    }
    snapshots.take(ACME).orElseThrow();
    deals.subList(2, 1_100).clear();
    next();

    assertThat(deals(ACME, NOON)).hasSize(1_236);
    assertThat(deals(ACME, clock.instant())).hasSize(138).containsExactlyInAnyOrderElementsOf(deals);
  }

  @Test
  void tellsWhereMoneyWent() {
    snapshots.take(ACME).orElseThrow();
    deals.set(0, deal("a", 150));
    deals.remove(1);
    next();
    WaterfallReport report = snapshots.waterfall(ACME, request(NOON, clock.instant())).orElseThrow();

    assertThat(report.total().begin().amount()).isEqualTo(Money.parse("USD 3.00"));
    assertThat(report.total().step(WaterfallReason.AMOUNT_UP).amount()).isEqualTo(Money.parse("USD 0.50"));
    assertThat(report.total().step(WaterfallReason.DELETED).amount()).isEqualTo(Money.parse("USD -2.00"));
    assertThat(report.total().end().amount()).isEqualTo(Money.parse("USD 1.50"));
    assertThat(report.nodes()).containsOnlyKeys("ann");
  }

  @Test
  void looksAtACategoryAndAllThatAreSurer() {
    ForecastCategories categories = new ForecastCategories(List.of(),
        List.of(new CategoryMap("sales", Map.of("proposal", "best_case", "signing", "commit", "old", "omitted"))));
    deals.set(0, Deal.builder("a", "Proposal").amount(Money.ofMinor(100, "USD")).category("sales", "Commit")
        .closeDate(LocalDate.parse("2024-11-15")).build());
    deals.add(Deal.builder("o", "old").amount(Money.ofMinor(7, "USD"))
        .closeDate(LocalDate.parse("2024-11-15")).build());
    snapshots.take(ACME).orElseThrow();

    assertThat(end(DealView.category(categories, "sales", "best_case"))).isEqualTo(Money.parse("USD 2.00"));
    assertThat(end(DealView.categoryAndAbove(categories, "sales", "best case"))).isEqualTo(Money.parse("USD 3.00"));
    assertThat(end(DealView.categoryAndAbove(categories, "sales", "commit"))).isEqualTo(Money.parse("USD 1.00"));
    assertThatIllegalArgumentException().isThrownBy(() -> DealView.category(categories, "board", "commit"));
    assertThatIllegalArgumentException().isThrownBy(() -> DealView.category(categories, "sales", "omitted"));
  }

  @Test
  void namesADealThatTheMapHasNoCategoryFor() {
    ForecastCategories categories =
        new ForecastCategories(List.of(), List.of(new CategoryMap("sales", Map.of("signing", "commit"))));
    deals.add(Deal.builder("lost", "Closed Lost").closeDate(LocalDate.parse("2024-11-15")).build());
    snapshots.take(ACME).orElseThrow();

    assertThat(problems(snapshots.waterfall(ACME, request(NOON, NOON, DealView.category(categories, "sales", "commit")))))
        .singleElement().returns("/deals/a", Violation::pointer).returns("snapshot.unknown-category", Violation::code);
  }

  @Test
  void doesNotTakeAnUnknownPastForAnEmptyOne() {
    snapshots.take(ACME).orElseThrow();

    assertThat(problems(snapshots.waterfall(ACME, request(NOON.minusSeconds(1), NOON)))).singleElement()
        .returns("/begin", Violation::pointer).returns("snapshot.none-before", Violation::code);
    assertThat(problems(snapshots.waterfall(GLOBEX, request(NOON, NOON)))).hasSize(2);
    assertThat(snapshots.asOf(ACME, NOON.minusSeconds(1))).isEmpty();
  }

  @Test
  void refusesADealThatIsHandedOverTwiceAndKeepsNothing() {
    snapshots.take(ACME).orElseThrow();
    deals.add(deal("a", 5));

    assertThat(problems(snapshots.take(ACME))).singleElement()
        .returns("/deals/2", Violation::pointer).returns("snapshot.duplicate-deal", Violation::code);
    assertThat(snapshots.marks(ACME, PageRequest.first(10)).items()).hasSize(1);
    deals.remove(2);
    next();
    assertThat(deals(ACME, clock.instant())).isEqualTo(deals);
  }

  @Test
  void refusesToTakeBeforeTheLastOne() {
    snapshots.take(ACME).orElseThrow();
    clock.set(NOON.minusNanos(1));

    assertThat(problems(snapshots.take(ACME))).extracting(Violation::code).containsExactly("snapshot.clock-behind");
  }

  @Test
  void keepsNothingWhenThePipelineFails() {
    pipeline.meanwhile = () -> {
      throw new IllegalStateException("the CRM is down");
    };

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> snapshots.take(ACME));
    assertThat(snapshots.asOf(ACME, Instant.MAX)).isEmpty();
  }

  @Test
  void letsTheLaterOfTwoWin() {
    pipeline.meanwhile = () -> {
      pipeline.meanwhile = () -> {};
      snapshots.take(ACME).orElseThrow();
    };

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> snapshots.take(ACME));
    assertThat(snapshots.marks(ACME, PageRequest.first(10)).items()).hasSize(1);
    assertThat(deals(ACME, NOON)).isEqualTo(deals);
  }

  @Test
  void answersAForecastWithThePipelineOfThen() {
    snapshots.take(ACME).orElseThrow();
    List<Deal> before = List.copyOf(deals);
    deals.clear();
    List<Deal> seen = new ArrayList<>();
    Pipeline past = snapshots.pipelineAsOf(NOON);
    past.deals(ACME, seen::add);

    assertThat(seen).isEqualTo(before);
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> past.deals(GLOBEX, seen::add));
  }

  @Test
  void keepsTenantsApart() {
    snapshots.take(ACME).orElseThrow();
    snapshots.take(GLOBEX).orElseThrow();

    assertThat(deals(GLOBEX, NOON)).isEmpty();
    assertThat(deals(ACME, NOON)).hasSize(2);
  }

  @Test
  void tellsOfEachCall() {
    snapshots.take(ACME).orElseThrow();
    snapshots.waterfall(ACME, request(NOON, NOON)).orElseThrow();

    assertThat(calls).extracting(ServiceCall::operation).containsExactly("take", "waterfall");
  }

  private void next() {
    clock.move(Duration.ofHours(1));
    snapshots.take(ACME).orElseThrow();
  }

  private List<Deal> deals(TenantId tenant, Instant at) {
    List<Deal> found = new ArrayList<>();
    snapshots.deals(tenant, snapshots.asOf(tenant, at).orElseThrow(), found::add);
    return found;
  }

  @Test
  void refusesAWaterfallOfMoreThanMoneyHolds() {
    deals.set(0, deal("a", Long.MAX_VALUE));
    snapshots.take(ACME).orElseThrow();

    assertThat(problems(snapshots.waterfall(ACME, request(NOON, NOON)))).singleElement()
        .returns("snapshot.too-much", Violation::code);
  }

  private static List<Violation> problems(Validated<?> answer) {
    return ((Invalid<?>) answer).violations().all();
  }

  private Money end(DealView view) {
    return snapshots.waterfall(ACME, request(NOON, NOON, view)).orElseThrow().total().end().amount();
  }

  private static WaterfallRequest request(Instant begin, Instant end) {
    return request(begin, end, DealView.notLost());
  }

  private static WaterfallRequest request(Instant begin, Instant end, DealView view) {
    return WaterfallRequest.between(begin, end).view(view).currency(Currency.getInstance("USD"))
        .period(LocalDate.parse("2024-10-01"), LocalDate.parse("2024-12-31")).build();
  }

  private static Deal deal(String id, long cents) {
    return Deal.builder(id, "proposal").amount(Money.ofMinor(cents, "USD")).owner("ann")
        .closeDate(LocalDate.parse("2024-11-15")).build();
  }
}
