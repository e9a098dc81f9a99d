package io.crmkit.forecast.model;

import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Quota;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A forecast: not there yet, or with its definition and the figures of the last calculation. */
public sealed interface Forecast {

  /** Returns how many events led here, which is the version of the state. */
  long events();

  /** Nothing has been defined. */
  record Blank() implements Forecast {
    @Override
    public long events() {
      return 0;
    }
  }

  /**
   * Somebody defined it.
   *
   * @param selected the scenario whose figures it answers
   * @param figures those of every scenario; empty until they are calculated, and after a new definition
   * @param adjustments those that nobody retracted, in the order in which they were made; a new definition keeps them
   * @param quotas one for each place that has one; a new definition keeps them
   */
  record Defined(
      ForecastDefinition definition,
      String selected,
      Map<String, Figures> figures,
      List<MadeAdjustment> adjustments,
      List<Quota> quotas,
      long events) implements Forecast {

    public Defined {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(selected, "selected");
      figures = Map.copyOf(figures);
      adjustments = List.copyOf(adjustments);
      quotas = List.copyOf(quotas);
    }

    Defined withAdjustments(List<MadeAdjustment> others) {
      return new Defined(definition, selected, figures, others, quotas, events + 1);
    }

    Defined withQuotas(List<Quota> others) {
      return new Defined(definition, selected, figures, adjustments, others, events + 1);
    }

    /** Returns whether somebody has put amounts beside its figures, which are in the currency of its definition. */
    boolean holdsAmounts() {
      return !quotas.isEmpty() || adjustments.stream().anyMatch(each -> each.adjustment().kind().isMoney());
    }

    /** Returns the figures of the selected scenario, once they are calculated. */
    public Optional<Figures> answer() {
      return Optional.ofNullable(figures.get(selected));
    }
  }
}
