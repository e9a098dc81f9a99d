package io.crmkit.forecast.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a scenario makes of a deal.
 *
 * @param factor by what its amount is multiplied
 * @param delayMonths by how many months it closes later
 */
public record Outlook(BigDecimal factor, Probability probability, int delayMonths) {

  /**
   * Returns the outlook of a deal.
   *
   * @param weight the probability of its stage
   */
  public static Outlook of(ForecastScenario scenario, Deal deal, Probability weight) {
    Probability own = deal.probability();
    Outlook outlook = new Outlook(scenario.factor().value(), own == null ? weight : own, 0);
    for (ScenarioAssumption each : scenario.assumptions()) {
      outlook = each.covers(deal) ? outlook.under(each) : outlook;
    }
    return outlook;
  }

  /** Returns when what was to come on a day comes; empty if there is no such day. */
  public Optional<LocalDate> delayed(LocalDate day) {
    try {
      return Optional.of(day.plusMonths(delayMonths));
    } catch (DateTimeException beyond) {
      return Optional.empty();
    }
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
