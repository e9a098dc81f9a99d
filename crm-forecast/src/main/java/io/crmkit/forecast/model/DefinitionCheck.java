package io.crmkit.forecast.model;

import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonPointer;
import io.crmkit.forecast.model.RatePolicy.Budget;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a definition as a whole, each problem with its JSON pointer. */
public final class DefinitionCheck {

  private static final int LARGEST_EXPONENT = 400;

  private final ForecastDefinition definition;
  private final KnownStages stages;
  private final List<Violation> problems = new ArrayList<>();

  private DefinitionCheck(ForecastDefinition definition) {
    this.definition = definition;
    this.stages = new KnownStages(definition);
  }

  /** Returns every problem, in the order of the document; none if the definition is sound. */
  public static List<Violation> of(ForecastDefinition definition) {
    DefinitionCheck check = new DefinitionCheck(definition);
    check.period();
    check.money();
    check.stages();
    check.scenarios();
    check.rates();
    check.problems.addAll(CategoriesCheck.of(definition, check.stages));
    return check.problems;
  }

  private void period() {
    if (definition.periodEnd().isBefore(definition.periodStart())) {
      report("/period_end", "period", "the period ends on %s, before it starts on %s"
          .formatted(definition.periodEnd(), definition.periodStart()));
    }
  }

  private void money() {
    if (definition.forecastedAmount().signum() < 0) {
      report("/forecasted_amount", "amount", "the forecasted amount must not be negative but was "
          + definition.forecastedAmount());
    }
    if (!isMoney(definition.currencyCode())) {
      report("/currency", "currency", "'%s' is no ISO 4217 code of a currency with a minor unit"
          .formatted(definition.currencyCode()));
    } else if (!fits(definition.forecastedAmount(), definition.money())) {
      report("/forecasted_amount", "amount", "the forecasted amount must be at most %d minor units of %s but was %s"
          .formatted(Long.MAX_VALUE, definition.currencyCode(),
              definition.forecastedAmount().round(MathContext.DECIMAL32)));
    }
  }

  /** Whether figures can be held against an amount; they could never be calculated for another one. */
  private static boolean fits(BigDecimal amount, Currency currency) {
    if (Math.abs((long) amount.precision() - amount.scale()) > LARGEST_EXPONENT) {
      return false; // its plain digits would fill the memory
    }
    try {
      Tally.money(amount, currency);
      return true;
    } catch (ArithmeticException tooLarge) {
      return false;
    }
  }

  private void stages() {
    if (definition.stageWeights().isEmpty()) {
      report("/stage_weights", "stage", "no stage has a weight; name at least one");
    }
    Map<String, String> seen = new HashMap<>();
    for (String stage : new TreeSet<>(definition.stageWeights().keySet())) {
      String before = seen.putIfAbsent(StageName.plain(stage), stage);
      if (before != null) {
        report("/stage_weights", "stage", "'%s' and '%s' are the same stage; keep one of them"
            .formatted(before, stage));
      }
    }
  }

  private void scenarios() {
    Set<String> names = new HashSet<>(Set.of(ForecastScenario.BASE));
    for (int i = 0; i < definition.scenarios().size(); i++) {
      ForecastScenario scenario = definition.scenarios().get(i);
      if (!names.add(scenario.name())) {
        report("/scenarios/%d/name".formatted(i), "scenario", ("there is another scenario '%s'; '%s' is the name of the"
            + " pipeline as it is, others must differ").formatted(scenario.name(), ForecastScenario.BASE));
      }
      for (int k = 0; k < scenario.assumptions().size(); k++) {
        assumption("/scenarios/%d/assumptions/%d".formatted(i, k), scenario.assumptions().get(k));
      }
    }
    if (!names.contains(definition.selected())) {
      report("/selected_scenario", "scenario", "there is no scenario '%s', only %s"
          .formatted(definition.selected(), new TreeSet<>(names)));
    }
  }

  private void assumption(String pointer, ScenarioAssumption assumption) {
    if (assumption.isIdle()) {
      report(pointer, "assumption", "this assumes nothing; give it a factor, a probability or delay_months");
    }
    @Nullable String stage = assumption.stage();
    if (stage != null && !stages.has(stage)) {
      report(pointer + "/stage", "stage", "'%s' is none of the stages %s".formatted(stage, stages));
    }
  }

  private void rates() {
    if (definition.pricedBy() instanceof Budget budget) {
      new TreeMap<>(budget.rates()).forEach((code, rate) -> {
        String pointer = JsonPointer.ROOT.child("rate_policy").child("rates").child(code).toString();
        if (!isMoney(code) || code.equals(definition.currencyCode())) {
          report(pointer, "rate", "'%s' is no ISO 4217 code of a currency other than %s"
              .formatted(code, definition.currencyCode()));
        }
        if (!ExchangeRates.isRate(rate)) {
          report(pointer, "rate", "a rate is positive, from 1e-400 to 1e400, but was " + rate);
        }
      });
    }
  }

  private void report(String pointer, String code, String message) {
    problems.add(new Violation(pointer, "forecast.definition." + code, message));
  }

  private static boolean isMoney(String code) {
    try {
      return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
