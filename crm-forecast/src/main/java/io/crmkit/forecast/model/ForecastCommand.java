package io.crmkit.forecast.model;

import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.model.plan.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What can be asked of a forecast. */
public sealed interface ForecastCommand {

  Instant at();

  /** Define it, or define it anew. */
  record Define(ForecastDefinition definition, Actor by, Instant at) implements ForecastCommand {

    public Define {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Take the figures that were calculated.
   *
   * @param definition what they were calculated by
   */
  record Take(ForecastDefinition definition, Map<String, Figures> figures, Instant at) implements ForecastCommand {

    public Take {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(at, "at");
      figures = Map.copyOf(figures);
    }
  }

  /** Answer by another scenario. */
  record Select(String scenario, Actor by, Instant at) implements ForecastCommand {

    public Select {
      Objects.requireNonNull(scenario, "scenario");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Put a judgement on top of a figure.
   *
   * @param hierarchy the one that the place names, as it is now
   */
  record Adjust(Adjustment adjustment, Hierarchy hierarchy, Actor by, Instant at) implements ForecastCommand {

    public Adjust {
      Objects.requireNonNull(adjustment, "adjustment");
      Objects.requireNonNull(hierarchy, "hierarchy");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Take an adjustment back.
   *
   * @param hierarchy the one of its place, as it is now
   */
  record Retract(long number, Hierarchy hierarchy, Actor by, Instant at) implements ForecastCommand {

    public Retract {
      Objects.requireNonNull(hierarchy, "hierarchy");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Say what is to be reached at a place, whatever was said of it before.
   *
   * @param hierarchy the one that the place names, as it is now
   */
  record SetQuota(Place place, Money amount, Hierarchy hierarchy, Actor by, Instant at) implements ForecastCommand {

    public SetQuota {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(hierarchy, "hierarchy");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Let nothing be said any more of what is to be reached at a place. */
  record WithdrawQuota(Place place, Actor by, Instant at) implements ForecastCommand {

    public WithdrawQuota {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
