package io.crmkit.forecast.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.forecast.model.Forecast.Blank;
import io.crmkit.forecast.model.Forecast.Defined;
import io.crmkit.forecast.model.ForecastCommand.Define;
import io.crmkit.forecast.model.ForecastCommand.Select;
import io.crmkit.forecast.model.ForecastCommand.Take;
import io.crmkit.forecast.model.ForecastEvent.ForecastCalculated;
import io.crmkit.forecast.model.ForecastEvent.ForecastDefined;
import io.crmkit.forecast.model.ForecastEvent.ScenarioSelected;
import java.util.List;
import java.util.Map;

/** The rules of a forecast's life. A command that would change nothing is accepted and causes nothing. */
public final class ForecastDecider implements Decider<Forecast, ForecastCommand, ForecastEvent> {

  @Override
  public Forecast initial() {
    return new Blank();
  }

  @Override
  public Decision<ForecastEvent> decide(Forecast state, ForecastCommand command) {
    if (command instanceof Define define) {
      return define(state, define);
    }
    if (!(state instanceof Defined defined)) {
      return Decision.refuse(new ForecastRefusal.NotDefined());
    }
    if (command instanceof Take take) {
      return take(defined, take);
    }
    if (command instanceof Select select) {
      return select(defined, select);
    }
    return PlanRules.decide(defined, command);
  }

  private static Decision<ForecastEvent> define(Forecast state, Define define) {
    if (state instanceof Defined before) {
      String currency = before.definition().currencyCode();
      if (before.definition().equals(define.definition())) {
        return unchanged();
      }
      if (before.holdsAmounts() && !define.definition().currencyCode().equals(currency)) {
        return Decision.refuse(new ForecastRefusal.CurrencyInUse(currency));
      }
    }
    return Decision.accept(new ForecastDefined(define.definition(), define.by().id(), define.at()));
  }

  private static Decision<ForecastEvent> take(Defined state, Take take) {
    if (!take.definition().equals(state.definition())) {
      return Decision.refuse(new ForecastRefusal.Outdated());
    }
    return take.figures().equals(state.figures())
        ? unchanged()
        : Decision.accept(new ForecastCalculated(take.figures(), take.at()));
  }

  private static Decision<ForecastEvent> select(Defined state, Select select) {
    List<String> known = state.definition().allScenarios().stream().map(ForecastScenario::name).toList();
    if (!known.contains(select.scenario())) {
      return Decision.refuse(new ForecastRefusal.NoSuchScenario(select.scenario(), known));
    }
    return select.scenario().equals(state.selected())
        ? unchanged()
        : Decision.accept(new ScenarioSelected(select.scenario(), select.by().id(), select.at()));
  }

  @Override
  public Forecast evolve(Forecast state, ForecastEvent event) {
    long events = state.events() + 1;
    if (event instanceof ForecastDefined defined) {
      boolean anew = state instanceof Defined;
      return new Defined(defined.definition(), defined.definition().selected(), Map.of(),
          anew ? ((Defined) state).adjustments() : List.of(), anew ? ((Defined) state).quotas() : List.of(), events);
    }
    Defined before = (Defined) state;
    if (event instanceof ForecastCalculated calculated) {
      return new Defined(before.definition(), before.selected(), calculated.figures(),
          before.adjustments(), before.quotas(), events);
    }
    if (event instanceof ScenarioSelected selected) {
      return new Defined(before.definition(), selected.scenario(), before.figures(),
          before.adjustments(), before.quotas(), events);
    }
    return PlanRules.evolve(before, event);
  }

  private static Decision<ForecastEvent> unchanged() {
    return Decision.accept(List.of());
  }
}
