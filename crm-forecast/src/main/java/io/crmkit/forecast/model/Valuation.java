package io.crmkit.forecast.model;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.money.Money;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the deals of a pipeline, one after the other, and says what they come to under each scenario of a
 * definition.
 *
 * <p>A deal is in a scenario if its close date is in the period after the delays that the scenario assumes; its rate of
 * exchange stays that of its own close date. Not safe for use by several threads.
 */
public final class Valuation {

  private static final int MOST_PROBLEMS = 100;

  private final ForecastDefinition definition;
  private final ExchangeRates rates;
  private final Map<ForecastScenario, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Optional<Probability>> weights = new HashMap<>();
  private final List<Violation> problems = new ArrayList<>();
  private long deals;

  public Valuation(ForecastDefinition definition, ExchangeRates rates) {
    this.definition = definition;
    this.rates = rates;
    definition.allScenarios().forEach(scenario -> tallies.put(scenario, new Tally(definition)));
  }

  /** Takes the next deal in. */
  public void add(Deal deal) {
    deals++;
    Optional<Probability> weight = weights.computeIfAbsent(deal.stage(), definition::weight);
    if (weight.isEmpty()) {
      report(deal);
      return;
    }
    LocalDate closeDate = deal.closeDate();
    if (closeDate == null || StageName.isLost(deal.stage())) {
      return;
    }
    Optional<BigDecimal> amount = amount(deal, closeDate);
    tallies.forEach((scenario, tally) -> {
      Outlook outlook = Outlook.of(scenario, deal, weight.get());
      if (definition.covers(closeDate.plusMonths(outlook.delayMonths()))) {
        tally.add(amount.map(outlook.factor()::multiply).orElse(null), outlook.probability());
      }
    });
  }

  /**
   * Returns the figures by the name of the scenario, or a violation {@code forecast.unknown-stage} for each deal whose
   * stage the definition does not know, with the pointer {@code /deals/} and its place in the pipeline, from zero.
   */
  public Validated<Map<String, Figures>> figures() {
    if (!problems.isEmpty()) {
      return Validated.invalid(new Violations(problems));
    }
    Map<String, Figures> figures = new LinkedHashMap<>();
    tallies.forEach((scenario, tally) -> figures.put(scenario.name(), tally.figures()));
    return Validated.valid(figures);
  }

  private Optional<BigDecimal> amount(Deal deal, LocalDate closeDate) {
    @Nullable Money amount = deal.amount();
    return amount == null ? Optional.empty() : rates.convert(amount, definition.currencyCode(), closeDate);
  }

  private void report(Deal deal) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Violation("/deals/" + (deals - 1), "forecast.unknown-stage",
          "deal '%s' is in the stage '%s', which has no weight; known are %s".formatted(
              deal.id(), deal.stage(), new TreeSet<>(definition.stageWeights().keySet()))));
    }
  }

  /** What a scenario makes of a deal. */
  private record Outlook(BigDecimal factor, Probability probability, int delayMonths) {

    static Outlook of(ForecastScenario scenario, Deal deal, Probability weight) {
      Probability own = deal.probability();
      Outlook outlook = new Outlook(scenario.factor().value(), own == null ? weight : own, 0);
      for (ScenarioAssumption each : scenario.assumptions()) {
        outlook = each.covers(deal) ? outlook.under(each) : outlook;
      }
      return outlook;
    }

    private Outlook under(ScenarioAssumption assumption) {
      Factor more = assumption.factor();
      Probability instead = assumption.probability();
      Integer later = assumption.delayMonths();
      return new Outlook(
          more == null ? factor : factor.multiply(more.value()),
          instead == null ? probability : instead,
          later == null ? delayMonths : delayMonths + later);
    }
  }
}
