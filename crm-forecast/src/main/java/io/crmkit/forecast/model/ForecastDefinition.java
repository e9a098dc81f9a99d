package io.crmkit.forecast.model;

import io.crmkit.core.Require;
import io.crmkit.core.json.Versioned;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as its author writes it down.
 *
 * @param periodStart the first day of the period
 * @param periodEnd its last day
 * @param forecastedAmount what is expected or promised for the period, in major units: the mark that the confidence of
 *     the forecast is about; no more than an amount of money holds
 * @param currency an ISO 4217 code; USD where a document names none
 * @param stageWeights the probability to win a deal of each stage
 * @param scenarios ways in which the period might go, beside the pipeline as it is
 * @param selectedScenario whose figures the forecast answers; {@value ForecastScenario#BASE} where none is named
 * @param categories how sure deals are; null for a forecast without categories
 * @param creditTypes the types of credits that deals may have; an additive {@code revenue} and an {@code overlay} where a
 *     document declares none
 * @param ratePolicy by which rates deals are priced; those of their close dates where a document does not say
 */
@Versioned(1)
public record ForecastDefinition(
    String name,
    @Nullable String description,
    ForecastType forecastType,
    LocalDate periodStart,
    LocalDate periodEnd,
    BigDecimal forecastedAmount,
    @Nullable String currency,
    Map<String, Probability> stageWeights,
    List<ForecastScenario> scenarios,
    @Nullable String selectedScenario,
    @Nullable ForecastCategories categories,
    Map<String, CreditKind> creditTypes,
    @Nullable RatePolicy ratePolicy) {

  /** How a forecast comes to its figures. */
  public enum ForecastType {

    /** Amount × the probability of the deal's stage. */
    WEIGHTED
  }

  private static final String USUAL_CURRENCY = "USD";
  private static final Map<String, CreditKind> USUAL_CREDITS =
      Map.of("revenue", CreditKind.ADDITIVE, "overlay", CreditKind.OVERLAY);

  public ForecastDefinition {
    Require.notBlank(name, "name");
    stageWeights = Map.copyOf(stageWeights);
    scenarios = List.copyOf(scenarios);
    creditTypes = Map.copyOf(creditTypes);
  }

  public String currencyCode() {
    return currency == null ? USUAL_CURRENCY : currency;
  }

  public Currency money() {
    return Currency.getInstance(currencyCode());
  }

  /** Returns the name of the scenario whose figures the forecast answers. */
  public String selected() {
    return selectedScenario == null ? ForecastScenario.BASE : selectedScenario;
  }

  /** Returns the types of credits that deals may have. */
  public Map<String, CreditKind> credits() {
    return creditTypes.isEmpty() ? USUAL_CREDITS : creditTypes;
  }

  /** Returns by which rates deals are priced. */
  public RatePolicy pricedBy() {
    return ratePolicy == null ? new RatePolicy.CloseDate() : ratePolicy;
  }

  /** Returns this definition with its deals priced by another policy. */
  public ForecastDefinition pricedBy(RatePolicy policy) {
    return new ForecastDefinition(name, description, forecastType, periodStart, periodEnd, forecastedAmount, currency,
        stageWeights, scenarios, selectedScenario, categories, creditTypes, policy);
  }

  /** Returns the scenario of this name. */
  public Optional<ForecastScenario> scenario(String wanted) {
    return allScenarios().stream().filter(each -> each.name().equals(wanted)).findFirst();
  }

  /** Returns all scenarios, the pipeline as it is before the others. */
  public List<ForecastScenario> allScenarios() {
    List<ForecastScenario> all = new ArrayList<>(List.of(ForecastScenario.base()));
    all.addAll(scenarios);
    return all;
  }

  /** Returns whether a day is in the period. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(periodStart) && !day.isAfter(periodEnd);
  }

  /** Returns the probability of a stage, if this knows it; zero for one that is lost by its name. */
  public Optional<Probability> weight(String stage) {
    Probability weight = plainWeights().get(StageName.plain(stage));
    return weight == null && StageName.isLost(stage) ? Optional.of(Probability.ZERO) : Optional.ofNullable(weight);
  }

  private Map<String, Probability> plainWeights() {
    Map<String, Probability> plain = new LinkedHashMap<>();
    stageWeights.forEach((stage, weight) -> plain.put(StageName.plain(stage), weight));
    return plain;
  }
}
