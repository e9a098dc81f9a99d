package io.crmkit.testkit.dedupe;

import java.util.EnumMap;
import java.util.Map;

/** How often which damage is done; slips in first records are rarer by {@value #FIRST}. */
final class DamageRates {

  static final double FIRST = 0.3;

  private final Map<Damage, Double> rates;

  private DamageRates(Map<Damage, Double> rates) {
    this.rates = new EnumMap<>(rates);
  }

  static DamageRates usual() {
    Map<Damage, Double> rates = new EnumMap<>(Damage.class);
    for (Damage damage : Damage.values()) {
      rates.put(damage, damage.usualRate());
    }
    return new DamageRates(rates);
  }

  DamageRates with(Damage damage, double rate) {
    DamageRates changed = new DamageRates(rates);
    changed.rates.put(damage, rate);
    return changed;
  }

  DamageRates times(double factor) {
    DamageRates changed = new DamageRates(rates);
    changed.rates.replaceAll((damage, rate) -> Math.min(1, rate * factor));
    return changed;
  }

  double of(Damage damage, boolean first) {
    double rate = rates.getOrDefault(damage, 0.0);
    return first && !damage.alsoOfFirstRecords() ? rate * FIRST : rate;
  }
}
