package io.crmkit.testkit.forecast;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Credit;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Factor;
import io.crmkit.forecast.model.ForecastCategories;
import io.crmkit.forecast.model.ForecastCategories.CategoryMap;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.ForecastDefinition.ForecastType;
import io.crmkit.forecast.model.ForecastScenario;
import io.crmkit.forecast.model.Instalment;
import io.crmkit.forecast.model.InstalmentPlan;
import io.crmkit.forecast.model.InstalmentPlan.Every;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.model.RatePolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Arbitrary forecasts of the fourth quarter of 2024 and the deals that they are about: few stages, owners and
 * territories, so that deals meet in one figure.
 */
public final class ForecastArbitraries {

  /** The stages of all definitions and deals, with their probabilities. */
  public static final Map<String, Probability> STAGES = Map.of("idea", Probability.ZERO, "proposal",
      Probability.of("0.3"), "negotiation", Probability.of("0.75"), "won", Probability.ONE);

  /** Those who own deals, and are credited with parts of them. */
  public static final List<String> OWNERS = List.of("ann", "bob", "cy", "dee", "eve");

  private static final List<String> TERRITORIES = List.of("/west/", "/west/coast/", "/east/");
  private static final LocalDate START = LocalDate.parse("2024-10-01");
  private static final LocalDate END = LocalDate.parse("2024-12-31");
  private static final int DAYS = 150;
  private static final int WHOLE = 10_000;

  private ForecastArbitraries() {}

  /** Definitions in US dollars with two maps of categories, a scenario {@code low} and any policy of rates. */
  public static Arbitrary<ForecastDefinition> definitions() {
    return Combinators.combine(categories(), ratePolicies().injectNull(0.3)).as((categories, policy) ->
        new ForecastDefinition("Q4", null, ForecastType.WEIGHTED, START, END, new BigDecimal("50000"), "USD", STAGES,
            List.of(new ForecastScenario("low", null, new Factor(new BigDecimal("0.8")), List.of())), null, categories,
            Map.of(), policy));
  }

  /** The usual categories, or some of them, with the maps {@code sales} and {@code finance}. */
  public static Arbitrary<ForecastCategories> categories() {
    List<String> usual = new ForecastCategories(List.of(), List.of()).order();
    return Arbitraries.of(usual, usual.subList(1, usual.size()), List.of("omitted", "open", "sure")).flatMap(order ->
        Combinators.combine(map("sales", order), map("finance", order))
            .as((sales, finance) -> new ForecastCategories(order, List.of(sales, finance))));
  }

  private static Arbitrary<CategoryMap> map(String name, List<String> order) {
    return Arbitraries.of(order).list().ofSize(STAGES.size()).map(chosen -> {
      Map<String, String> stages = new TreeMap<>();
      List<String> names = STAGES.keySet().stream().sorted().toList();
      for (int i = 0; i < chosen.size(); i++) {
        stages.put(names.get(i), chosen.get(i));
      }
      return new CategoryMap(name, stages);
    });
  }

  /** Every form of policy, with days in the quarter and budgets with a rate of the euro. */
  public static Arbitrary<RatePolicy> ratePolicies() {
    return Arbitraries.oneOf(
        Arbitraries.of(new RatePolicy.CloseDate(), new RatePolicy.SnapshotDate()),
        days().map(RatePolicy.FixedDate::new),
        Arbitraries.integers().between(1, 30_000)
            .map(rate -> new RatePolicy.Budget(Map.of("EUR", BigDecimal.valueOf(rate, 4)))));
  }

  /** Sound deals for a definition: in dollars and euros, of every stage, a few without an amount or owed. */
  public static Arbitrary<List<Deal>> deals(ForecastDefinition definition) {
    return deal(definition).list().ofMaxSize(12).withSizeDistribution(RandomDistribution.uniform());
  }

  /** Sound deals one by one; several may have the same id. */
  public static Arbitrary<Deal> deal(ForecastDefinition definition) {
    Arbitrary<Deal.Builder> plain = Combinators.combine(Arbitraries.of(STAGES.keySet().stream().sorted().toList()),
            amounts().injectNull(0.05), days(), probabilities().injectNull(0.6),
            Arbitraries.of(OWNERS), Arbitraries.of(TERRITORIES))
        .as((stage, amount, day, probability, owner, territory) -> Deal.builder("D-" + day.getDayOfYear(), stage).amount(amount)
            .closeDate(day).probability(probability).owner(owner).territory(territory));
    return Combinators.combine(plain, overrides(definition), credits()).as((deal, overrides, credits) -> {
      overrides.forEach(deal::category);
      credits.forEach(deal::credit);
      return deal.build();
    }).flatMap(deal -> schedules(deal).map(deal::scheduled));
  }

  /**
   * Sound schedules for a deal with a close date: none, shares, any amounts, some of them owed, or equal instalments;
   * from a month before that date to half a year after it.
   */
  public static Arbitrary<List<Instalment>> schedules(Deal deal) {
    Arbitrary<List<Instalment>> none = Arbitraries.just(List.of());
    LocalDate closeDate = Objects.requireNonNull(deal.closeDate(), "closeDate");
    Money amount = deal.amount();
    Arbitrary<LocalDate> around = Arbitraries.integers().between(-30, DAYS).map(closeDate::plusDays);
    return amount == null
        ? Arbitraries.oneOf(none, shares(around))
        : Arbitraries.frequencyOf(Tuple.of(2, none), Tuple.of(2, shares(around)),
            Tuple.of(1, instalments(amount, around)),
            Tuple.of(1, plans(closeDate).map(plan -> plan.divide(amount))));
  }

  private static Arbitrary<List<Instalment>> shares(Arbitrary<LocalDate> days) {
    return Combinators.combine(parts(), days.list().ofSize(5)).as((parts, chosen) ->
        IntStream.range(0, parts.size()).mapToObj(i -> Instalment.share(chosen.get(i), parts.get(i))).toList());
  }

  private static Arbitrary<List<Instalment>> instalments(Money amount, Arbitrary<LocalDate> days) {
    Arbitrary<List<Long>> amounts = Arbitraries.longs().between(-100_000, 2_000_000).list().ofMaxSize(4);
    return Combinators.combine(amounts, days.list().ofSize(5))
        .as((minors, chosen) -> {
          List<Instalment> instalments = new ArrayList<>();
          Money rest = amount;
          for (long minor : minors) {
            Money next = new Money(minor, amount.currency());
            instalments.add(Instalment.of(chosen.get(instalments.size()), next));
            rest = rest.minus(next);
          }
          instalments.add(Instalment.of(chosen.get(instalments.size()), rest));
          return List.copyOf(instalments);
        });
  }

  /** Plans of up to five months from a day. */
  public static Arbitrary<InstalmentPlan> plans(LocalDate start) {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 6).map(count -> new InstalmentPlan(start, Every.MONTH, count)),
        Arbitraries.integers().between(1, 2).map(count -> new InstalmentPlan(start, Every.QUARTER, count)),
        Arbitraries.integers().between(1, 20).map(count -> new InstalmentPlan(start, Every.WEEK, count)));
  }

  /** Two to five parts of the whole in basis points, or none. */
  private static Arbitrary<List<Integer>> parts() {
    return Arbitraries.integers().between(1, WHOLE - 1).list().uniqueElements().ofMaxSize(4).map(cuts -> {
      List<Integer> sorted = cuts.stream().sorted().toList();
      List<Integer> parts = new ArrayList<>();
      for (int i = 0; i <= sorted.size() && !sorted.isEmpty(); i++) {
        int to = i == sorted.size() ? WHOLE : sorted.get(i);
        parts.add(to - (i == 0 ? 0 : sorted.get(i - 1)));
      }
      return List.copyOf(parts);
    });
  }

  private static Arbitrary<Map<String, String>> overrides(ForecastDefinition definition) {
    ForecastCategories categories = definition.categories();
    return categories == null
        ? Arbitraries.just(Map.of())
        : Arbitraries.maps(Arbitraries.of("sales", "finance"), Arbitraries.of(categories.order())).ofMaxSize(1);
  }

  /** Credits of an additive type {@code revenue}, none or 100 % in all, and of an overlay of anything. */
  public static Arbitrary<List<Credit>> credits() {
    Arbitrary<List<Credit>> overlay = Combinators.combine(Arbitraries.of(OWNERS),
        Arbitraries.integers().between(1, 2 * WHOLE)).as((owner, part) -> new Credit("overlay", owner, null, part))
        .list().ofMaxSize(2);
    return Combinators.combine(revenue(), overlay).as((shares, over) -> {
      List<Credit> all = new ArrayList<>(shares);
      all.addAll(over);
      return List.copyOf(all);
    });
  }

  private static Arbitrary<List<Credit>> revenue() {
    return Combinators.combine(parts(), Arbitraries.of(OWNERS).list().ofSize(5)).as((parts, owners) ->
        IntStream.range(0, parts.size())
            .mapToObj(i -> new Credit("revenue", owners.get(i), null, parts.get(i))).toList());
  }

  private static Arbitrary<Money> amounts() {
    return Combinators.combine(Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.longs().between(0, 5_000_000)),
            Tuple.of(1, Arbitraries.longs().between(-100_000, -1))), Arbitraries.of("USD", "EUR"))
        .as(Money::ofMinor);
  }

  private static Arbitrary<Probability> probabilities() {
    return Arbitraries.integers().between(0, WHOLE).map(points -> new Probability(BigDecimal.valueOf(points, 4)));
  }

  private static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, DAYS).map(day -> START.minusDays(30).plusDays(day));
  }
}
