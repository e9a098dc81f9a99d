package io.crmkit.forecast.model;

import io.crmkit.core.Validated;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the deals of a pipeline, one after the other, and says what they come to under each scenario of a
 * definition.
 *
 * <p>A deal is in a scenario if its close date is in the period after the delays that the scenario assumes; its rate of
 * exchange stays that of its own close date. Not safe for use by several threads.
 */
public final class Valuation {

  private final ForecastDefinition definition;
  private final Pricing pricing;
  private final DealCheck check;
  private final Map<ForecastScenario, Tally> tallies = new LinkedHashMap<>();

  public Valuation(ForecastDefinition definition, Pricing pricing) {
    this.definition = definition;
    this.pricing = pricing;
    this.check = new DealCheck(definition);
    definition.allScenarios().forEach(scenario -> tallies.put(scenario, new Tally(definition)));
  }

  /** Takes the next deal in. */
  public void add(Deal deal) {
    LocalDate closeDate = deal.closeDate();
    if (!check.accepts(deal) || closeDate == null || StageName.isLost(deal.stage())) {
      return;
    }
    Probability weight = check.weight(deal).orElseThrow();
    Optional<BigDecimal> amount = amount(deal, closeDate);
    tallies.forEach((scenario, tally) -> {
      Outlook outlook = Outlook.of(scenario, deal, weight);
      if (definition.covers(closeDate.plusMonths(outlook.delayMonths()))) {
        tally.add(deal, amount.map(outlook.factor()::multiply).orElse(null), outlook.probability());
      }
    });
  }

  /** Returns the figures by the name of the scenario, or what a {@link DealCheck} found. */
  public Validated<Map<String, Figures>> figures() {
    Optional<Violations> problems = check.problems();
    if (problems.isPresent()) {
      return Validated.invalid(problems.get());
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    tallies.forEach((scenario, tally) -> figures.put(scenario.name(), tally.figures()));
    return Validated.valid(figures);
  }

  private Optional<BigDecimal> amount(Deal deal, LocalDate closeDate) {
    @Nullable Money amount = deal.amount();
    return amount == null ? Optional.empty() : pricing.worth(amount, closeDate);
  }
}
