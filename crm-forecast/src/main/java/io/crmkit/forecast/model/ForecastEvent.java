package io.crmkit.forecast.model;

import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Quota;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Something that happened to a forecast. */
public sealed interface ForecastEvent {

  Instant at();

  /** Somebody defined it; earlier figures are void. */
  record ForecastDefined(ForecastDefinition definition, String by, Instant at) implements ForecastEvent {

    public ForecastDefined {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Its figures were calculated, those of every scenario. */
  record ForecastCalculated(Map<String, Figures> figures, Instant at) implements ForecastEvent {

    public ForecastCalculated {
      Objects.requireNonNull(at, "at");
      figures = Map.copyOf(figures);
    }
  }

  /** It answers by another scenario. */
  record ScenarioSelected(String scenario, String by, Instant at) implements ForecastEvent {

    public ScenarioSelected {
      Objects.requireNonNull(scenario, "scenario");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Somebody put a judgement on top of a figure. */
  record ForecastAdjusted(MadeAdjustment adjustment) implements ForecastEvent {

    public ForecastAdjusted {
      Objects.requireNonNull(adjustment, "adjustment");
    }

    @Override
    public Instant at() {
      return adjustment.at();
    }
  }

  /** Somebody took an adjustment back; all figures are as if it had never been made. */
  record AdjustmentRetracted(long number, String by, Instant at) implements ForecastEvent {

    public AdjustmentRetracted {
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Somebody said what is to be reached. */
  record QuotaSet(Quota quota) implements ForecastEvent {

    public QuotaSet {
      Objects.requireNonNull(quota, "quota");
    }

    @Override
    public Instant at() {
      return quota.at();
    }
  }

  /** Nothing is to be reached at a place any more. */
  record QuotaWithdrawn(Place place, String by, Instant at) implements ForecastEvent {

    public QuotaWithdrawn {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
