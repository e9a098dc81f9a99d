package io.crmkit.forecast.model;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the deals of a pipeline, one after the other, and says what they come to under each scenario of a
 * definition.
 *
 * <p>Of a deal counts what is in the period after the delays that a scenario assumes: the instalments that are, or all
 * of it if its close date is and it has no schedule. It is one deal, however many instalments that are, and its rate of
 * exchange stays that of its own close date. Not safe for use by several threads.
 */
public final class Valuation {

  private final ForecastDefinition definition;
  private final Pricing pricing;
  private final DealCheck check;
  private final Map<ForecastScenario, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Violation> tooMuch = new LinkedHashMap<>();

  public Valuation(ForecastDefinition definition, Pricing pricing) {
    this.definition = definition;
    this.pricing = pricing;
    this.check = new DealCheck(definition);
    definition.allScenarios().forEach(scenario -> tallies.put(scenario, new Tally(definition)));
  }

  /** Takes the next deal in. */
  public void add(Deal deal) {
    if (!check.accepts(deal) || StageName.isLost(deal.stage())) {
      return;
    }
    Probability weight = check.weight(deal).orElseThrow();
    List<DealPart> parts = DealPart.of(deal);
    Optional<BigDecimal> rate = rate(deal);
    tallies.forEach((scenario, tally) -> {
      Outlook outlook = Outlook.of(scenario, deal, weight);
      List<DealPart> within = parts.stream()
          .filter(part -> outlook.delayed(part.day()).filter(definition::covers).isPresent()).toList();
      if (!within.isEmpty()) {
        Optional<BigDecimal> worth = rate.flatMap(each -> DealPart.sum(within).map(sum -> sum.amount().multiply(each)));
        unlessTooMuch(scenario, "deal '%s'".formatted(deal.id()),
            () -> tally.add(deal, worth.map(outlook.factor()::multiply).orElse(null), outlook.probability()));
      }
    });
  }

  /**
   * Returns the figures by the name of the scenario, or what a {@link DealCheck} found, or {@code forecast.too-much} for
   * each scenario under which the amounts come to more than 2⁶² minor units.
   */
  public Validated<Map<String, Figures>> figures() {
    Optional<Violations> problems = check.problems();
    if (problems.isPresent()) {
      return Validated.invalid(problems.get());
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    tallies.forEach((scenario, tally) ->
        unlessTooMuch(scenario, "the sum", () -> figures.put(scenario.name(), tally.figures())));
    return tooMuch.isEmpty()
        ? Validated.valid(figures) : Validated.invalid(new Violations(List.copyOf(tooMuch.values())));
  }

  private void unlessTooMuch(ForecastScenario scenario, String of, Runnable work) {
    try {
      work.run();
    } catch (ArithmeticException overflow) {
      tooMuch.putIfAbsent(scenario.name(), new Violation("/scenarios/" + scenario.name(), "forecast.too-much",
          "under scenario '%s' %s is too much: %s".formatted(scenario.name(), of, overflow.getMessage())));
    }
  }

  private Optional<BigDecimal> rate(Deal deal) {
    @Nullable Money amount = deal.amount();
    return amount == null ? Optional.empty() : pricing.rate(amount.code(), deal.closeDate());
  }
}
