package io.crmkit.ai.action;

import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Condition;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Excluded;
import io.crmkit.ai.action.model.Exclusion;
import io.crmkit.ai.action.model.Exclusion.BeyondLimit;
import io.crmkit.ai.action.model.Exclusion.CapacityExhausted;
import io.crmkit.ai.action.model.Exclusion.NoEffect;
import io.crmkit.ai.action.model.Exclusion.NotEligible;
import io.crmkit.ai.action.model.Exclusion.NotWorthIt;
import io.crmkit.ai.action.model.Exclusion.Suppressed;
import io.crmkit.ai.action.model.Exclusion.Unknowable;
import io.crmkit.ai.action.model.Limits;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Pool;
import io.crmkit.ai.action.model.PoolId;
import io.crmkit.ai.action.model.Ranked;
import io.crmkit.ai.action.model.Ranking;
import io.crmkit.ai.action.model.Suppression;
import io.crmkit.ai.action.model.Worth;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Load, filter, limit, rank: what of a catalogue is for a customer now. The first reason against an action is the one
 * that is told, in the order eligibility, suppression, the customer's past, capacity, effect, worth, place.
 *
 * @param left how many units of a pool are left
 * @param effect of an action for a customer
 */
record Screening(
    Catalogue catalogue, Policy policy, ToLongFunction<Pool> left, BiFunction<Customer, Action, Effect> effect) {

  private static final Comparator<Ranked> BEST_FIRST = Comparator
      .comparing((Ranked each) -> each.worth().expected()).reversed().thenComparing(each -> each.action().id());

  Ranking of(Customer customer, Book book, Instant at) {
    Limits limits = new Limits(catalogue, book, at);
    List<Ranked> ranked = new ArrayList<>();
    List<Excluded> excluded = new ArrayList<>();
    for (Action action : catalogue.actions()) {
      Exclusion why = against(action, customer, limits, at);
      Worth worth = why == null ? Worth.of(action, effect.apply(customer, action)) : null;
      if (worth != null) {
        why = against(worth);
      }
      if (why == null && worth != null) {
        ranked.add(new Ranked(action, worth));
      } else if (why != null) {
        excluded.add(new Excluded(action.id(), why));
      }
    }
    ranked.sort(BEST_FIRST);
    for (int place = policy.limit(); place < ranked.size(); place++) {
      excluded.add(new Excluded(ranked.get(place).action().id(), new BeyondLimit(place + 1, policy.limit())));
    }
    return new Ranking(ranked.stream().limit(policy.limit()).toList(), excluded);
  }

  private @Nullable Exclusion against(Action action, Customer customer, Limits limits, Instant at) {
    Exclusion unfit = unfit(action, customer);
    if (unfit != null) {
      return unfit;
    }
    Exclusion past = limits.against(action);
    return past == null ? exhausted(action, at) : past;
  }

  /** A condition without an answer speaks against an action, whichever way it was meant. */
  private static @Nullable Exclusion unfit(Action action, Customer customer) {
    Condition when = action.when();
    if (when != null) {
      Validated<Boolean> fits = when.expression().holds(customer.fields());
      if (fits instanceof Invalid<Boolean> invalid) {
        return unknowable(when, invalid);
      }
      if (!fits.orElseThrow()) {
        return new NotEligible(when);
      }
    }
    for (Suppression suppression : action.unless()) {
      Validated<Boolean> holds = suppression.when().expression().holds(customer.fields());
      if (holds instanceof Invalid<Boolean> invalid) {
        return unknowable(suppression.when(), invalid);
      }
      if (holds.orElseThrow()) {
        return new Suppressed(suppression);
      }
    }
    return null;
  }

  private static Unknowable unknowable(Condition condition, Invalid<Boolean> invalid) {
    return new Unknowable(condition, invalid.violations().all().get(0));
  }

  private @Nullable Exclusion exhausted(Action action, Instant at) {
    for (Map.Entry<PoolId, Long> need : new TreeMap<>(action.needs()).entrySet()) {
      Pool pool = catalogue.pool(need.getKey());
      long units = left.applyAsLong(pool);
      if (units < need.getValue()) {
        return new CapacityExhausted(pool.id(), need.getValue(), units, pool.start(at).plus(pool.period()));
      }
    }
    return null;
  }

  private @Nullable Exclusion against(Worth worth) {
    if (!policy.evidence().isMetBy(worth.effect())) {
      return new NoEffect(worth.effect(), policy.evidence());
    }
    return worth.expected().signum() > 0 ? null : new NotWorthIt(worth);
  }
}
