package io.crmkit.forecast.model;

import io.crmkit.core.Refusal;
import java.util.List;

/** Why a command to a forecast was refused. */
public sealed interface ForecastRefusal extends Refusal {

  /** There is nothing to act on. */
  record NotDefined() implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.not-defined";
    }

    @Override
    public String message() {
      return "No forecast has been defined under this id.";
    }
  }

  /** The definition has no scenario of this name. */
  record NoSuchScenario(String scenario, List<String> known) implements ForecastRefusal {

    public NoSuchScenario {
      known = List.copyOf(known);
    }

    @Override
    public String code() {
      return "forecast.no-such-scenario";
    }

    @Override
    public String message() {
      return "There is no scenario '%s', only %s.".formatted(scenario, known);
    }
  }

  /** The forecast was defined anew while its figures were calculated. */
  record Outdated() implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.outdated";
    }

    @Override
    public String message() {
      return "The forecast was defined anew in the meantime; calculate it again.";
    }
  }
}
