package io.crmkit.forecast.model;

import io.crmkit.core.Decision;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Forecast.Defined;
import io.crmkit.forecast.model.ForecastCommand.Adjust;
import io.crmkit.forecast.model.ForecastCommand.Retract;
import io.crmkit.forecast.model.ForecastCommand.SetQuota;
import io.crmkit.forecast.model.ForecastCommand.WithdrawQuota;
import io.crmkit.forecast.model.ForecastEvent.AdjustmentRetracted;
import io.crmkit.forecast.model.ForecastEvent.ForecastAdjusted;
import io.crmkit.forecast.model.ForecastEvent.QuotaSet;
import io.crmkit.forecast.model.ForecastEvent.QuotaWithdrawn;
import io.crmkit.forecast.model.plan.Adjustment;
import io.crmkit.forecast.model.plan.AdjustmentKind;
import io.crmkit.forecast.model.plan.Authority;
import io.crmkit.forecast.model.plan.Column;
import io.crmkit.forecast.model.plan.Hierarchy;
import io.crmkit.forecast.model.plan.MadeAdjustment;
import io.crmkit.forecast.model.plan.Place;
import io.crmkit.forecast.model.plan.Quota;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of adjustments and quotas: who may put what beside the figures of a forecast. */
final class PlanRules {

  private static final int MOST = 5_000;
  private static final int DIGITS = 4;
  private static final int LONGEST = 18;
  private static final int LONGEST_REASON = 2_000;

  private PlanRules() {}

  static Decision<ForecastEvent> decide(Defined state, ForecastCommand command) {
    if (command instanceof Adjust adjust) {
      return adjust(state, adjust);
    }
    if (command instanceof Retract retract) {
      return retract(state, retract);
    }
    if (command instanceof SetQuota set) {
      return set(state, set);
    }
    if (command instanceof WithdrawQuota withdraw) {
      return quota(state, withdraw.place()).isEmpty()
          ? Decision.refuse(new ForecastRefusal.NoSuchQuota(withdraw.place()))
          : Decision.accept(new QuotaWithdrawn(withdraw.place(), withdraw.by().id(), withdraw.at()));
    }
    throw new AssertionError("Unhandled command " + command);
  }

  private static Decision<ForecastEvent> adjust(Defined state, Adjust adjust) {
    Adjustment asked = adjust.adjustment();
    @Nullable ForecastRefusal wrong = wrongWith(state, asked, adjust.at());
    if (wrong == null) {
      wrong = wrongWith(state, asked.place(), adjust.hierarchy());
    }
    if (wrong != null) {
      return Decision.refuse(wrong);
    }
    String node = asked.place().node();
    Optional<Authority> authority = adjust.hierarchy().authority(adjust.by().id(), node);
    return authority.isEmpty()
        ? Decision.refuse(new ForecastRefusal.NotInCharge(adjust.by().id(), node))
        : Decision.accept(new ForecastAdjusted(new MadeAdjustment(
            state.events() + 1, asked, authority.get(), adjust.by().id(), adjust.at())));
  }

  private static @Nullable ForecastRefusal wrongWith(Defined state, Adjustment asked, Instant now) {
    List<String> scenarios = state.definition().allScenarios().stream().map(ForecastScenario::name).toList();
    if (!scenarios.contains(asked.scenario())) {
      return new ForecastRefusal.NoSuchScenario(asked.scenario(), scenarios);
    }
    int digits = asked.kind().isMoney() ? state.definition().money().getDefaultFractionDigits() : DIGITS;
    if (!fits(asked.kind(), asked.value(), digits)) {
      return new ForecastRefusal.UnfitValue(asked.kind(), asked.value());
    }
    if (asked.reason().length() > LONGEST_REASON) {
      return new ForecastRefusal.TooLongAReason(asked.reason().length(), LONGEST_REASON);
    }
    Instant expires = asked.expires();
    if (expires != null && !asked.countsAt(now)) {
      return new ForecastRefusal.Expired(expires);
    }
    return state.adjustments().size() < MOST ? null : new ForecastRefusal.TooMany("adjustments", MOST);
  }

  private static boolean fits(AdjustmentKind kind, BigDecimal value, int digits) {
    // before zeros are stripped, for which the greatest exponents leave no room
    boolean large = value.signum() != 0 && (long) value.precision() - value.scale() > LONGEST - digits;
    return !large && value.stripTrailingZeros().scale() <= digits && kind.takes(value);
  }

  private static @Nullable ForecastRefusal wrongWith(Defined state, Place place, Hierarchy hierarchy) {
    if (!hierarchy.name().equals(place.hierarchy())) {
      return new ForecastRefusal.NoSuchHierarchy(place.hierarchy());
    }
    if (!hierarchy.contains(place.node())) {
      return new ForecastRefusal.NoSuchNode(place.hierarchy(), place.node());
    }
    return knows(state.definition(), place.column()) ? null : new ForecastRefusal.NoSuchColumn(place.column());
  }

  private static boolean knows(ForecastDefinition definition, Column column) {
    Column.OfCategory wanted = column.category();
    ForecastCategories categories = definition.categories();
    return wanted == null || categories != null && categories.map(wanted.map()).isPresent()
        && categories.counted().stream().map(StageName::plain).anyMatch(StageName.plain(wanted.name())::equals);
  }

  private static Decision<ForecastEvent> retract(Defined state, Retract retract) {
    Optional<MadeAdjustment> made = state.adjustments().stream()
        .filter(each -> each.number() == retract.number()).findFirst();
    if (made.isEmpty()) {
      return Decision.refuse(new ForecastRefusal.NoSuchAdjustment(retract.number()));
    }
    String by = retract.by().id();
    String node = made.get().adjustment().place().node();
    // the owner of a figure may not take back what a manager has put on it
    boolean may = made.get().by().equals(by)
        || retract.hierarchy().above(made.get().authority().node()).stream()
            .anyMatch(above -> retract.hierarchy().isInCharge(by, above));
    return may
        ? Decision.accept(new AdjustmentRetracted(retract.number(), by, retract.at()))
        : Decision.refuse(new ForecastRefusal.NotInCharge(by, node));
  }

  private static Decision<ForecastEvent> set(Defined state, SetQuota set) {
    @Nullable ForecastRefusal wrong = wrongWith(state, set.place(), set.hierarchy());
    if (wrong != null) {
      return Decision.refuse(wrong);
    }
    String currency = state.definition().currencyCode();
    if (!set.amount().code().equals(currency)) {
      return Decision.refuse(new ForecastRefusal.OtherCurrency(set.amount(), currency));
    }
    Optional<Quota> before = quota(state, set.place());
    if (before.isEmpty() && state.quotas().size() >= MOST) {
      return Decision.refuse(new ForecastRefusal.TooMany("quotas", MOST));
    }
    Quota quota = new Quota(set.place(), set.amount(), set.hierarchy().version(),
        set.hierarchy().above(set.place().node()), set.by().id(), set.at());
    return before.filter(known -> isSame(known, quota)).isPresent()
        ? Decision.accept(List.of()) : Decision.accept(new QuotaSet(quota));
  }

  private static boolean isSame(Quota one, Quota other) {
    Money amount = one.amount();
    return amount.equals(other.amount()) && one.version().equals(other.version()) && one.above().equals(other.above());
  }

  private static Optional<Quota> quota(Defined state, Place place) {
    return state.quotas().stream().filter(each -> isSame(each.place(), place)).findFirst();
  }

  private static boolean isSame(Place one, Place other) {
    return one.hierarchy().equals(other.hierarchy()) && one.node().equals(other.node())
        && one.days().equals(other.days()) && ColumnName.isSame(one.column(), other.column());
  }

  static Forecast evolve(Defined before, ForecastEvent event) {
    if (event instanceof ForecastAdjusted adjusted) {
      List<MadeAdjustment> all = new ArrayList<>(before.adjustments());
      all.add(adjusted.adjustment());
      return before.withAdjustments(all);
    }
    if (event instanceof AdjustmentRetracted retracted) {
      return before.withAdjustments(
          before.adjustments().stream().filter(each -> each.number() != retracted.number()).toList());
    }
    if (event instanceof QuotaSet set) {
      List<Quota> all = without(before, set.quota().place());
      all.add(set.quota());
      return before.withQuotas(all);
    }
    if (event instanceof QuotaWithdrawn withdrawn) {
      return before.withQuotas(without(before, withdrawn.place()));
    }
    throw new AssertionError("Unhandled event " + event);
  }

  private static List<Quota> without(Defined before, Place place) {
    return new ArrayList<>(before.quotas().stream().filter(each -> !isSame(each.place(), place)).toList());
  }
}
