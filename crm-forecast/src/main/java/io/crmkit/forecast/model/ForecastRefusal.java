package io.crmkit.forecast.model;

import io.crmkit.core.Refusal;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.plan.AdjustmentKind;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Place;
import java.math.BigDecimal;
import java.time.Instant;
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

  /** The host has no hierarchy of this name. */
  record NoSuchHierarchy(String hierarchy) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.no-such-hierarchy";
    }

    @Override
    public String message() {
      return "There is no hierarchy '%s'; name one that the pipeline has.".formatted(hierarchy);
    }
  }

  /** The hierarchy has no node of this name. */
  record NoSuchNode(String hierarchy, String node) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.no-such-node";
    }

    @Override
    public String message() {
      return "There is no node '%s' in the hierarchy '%s'.".formatted(node, hierarchy);
    }
  }

  /** The definition has no such map or category. */
  record NoSuchColumn(Column column) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.no-such-column";
    }

    @Override
    public String message() {
      return "The forecast has no figure %s; name a category in sums, in one of its maps.".formatted(column);
    }
  }

  /** There is no such adjustment, or somebody retracted it. */
  record NoSuchAdjustment(long number) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.no-such-adjustment";
    }

    @Override
    public String message() {
      return "There is no adjustment %d.".formatted(number);
    }
  }

  /** No quota was set for this place. */
  record NoSuchQuota(Place place) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.no-such-quota";
    }

    @Override
    public String message() {
      return "There is no quota for %s.".formatted(place);
    }
  }

  /** An adjustment is for those who are in charge of its node or of one above it. */
  record NotInCharge(String person, String node) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.not-in-charge";
    }

    @Override
    public String message() {
      return "'%s' is in charge neither of '%s' nor of a node above it.".formatted(person, node);
    }
  }

  /** The value means nothing to this kind of adjustment, or in this currency. */
  record UnfitValue(AdjustmentKind kind, BigDecimal value) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.unfit-value";
    }

    @Override
    public String message() {
      // not in plain digits, of which a great exponent has too many to write down
      return ("%s does not fit an adjustment of the kind %s: amounts have no more digits than the currency, percentages are"
          + " from -100 to 10000 and factors from 0 to 100, both with at most 4 decimals.").formatted(value, kind);
    }
  }

  /** A reason is a few sentences. */
  record TooLongAReason(int length, int most) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.too-long-a-reason";
    }

    @Override
    public String message() {
      return "The reason has %d characters; say it in %d at most.".formatted(length, most);
    }
  }

  /** The adjustment would expire before it is made. */
  record Expired(Instant expires) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.expired";
    }

    @Override
    public String message() {
      return "The adjustment would have expired on %s; name a later instant, or none.".formatted(expires);
    }
  }

  /** Quotas are in the currency of the forecast. */
  record OtherCurrency(Money amount, String currency) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.other-currency";
    }

    @Override
    public String message() {
      return "A quota of this forecast is in %s but was %s.".formatted(currency, amount);
    }
  }

  /** There are quotas, or adjustments that are amounts, which would mean something else in another currency. */
  record CurrencyInUse(String currency) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.currency-in-use";
    }

    @Override
    public String message() {
      return ("This forecast has quotas or adjustments in %s; withdraw the quotas and retract every SET and DELTA first,"
          + " or define another forecast.").formatted(currency);
    }
  }

  /** A forecast holds so many of them and no more. */
  record TooMany(String what, int most) implements ForecastRefusal {
    @Override
    public String code() {
      return "forecast.too-many";
    }

    @Override
    public String message() {
      return "A forecast has at most %d %s; retract some first.".formatted(most, what);
    }
  }
}
