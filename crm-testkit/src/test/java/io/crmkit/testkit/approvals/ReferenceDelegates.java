package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.DelegatePolicy.Authority;
import io.crmkit.approvals.model.definition.DelegatePolicy.Votes;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may act in whose place at an instant in a {@link ReferenceRequest}. */
record ReferenceDelegates(ReferencePeople people, Instant now) {

  private static final int MOST_LINKS = 10;

  /** Returns the nearest of those who are asked in {@code step} and in whose place {@code by} may act there. */
  Optional<Actor> principal(ReferenceStep step, Actor by) {
    boolean hasHat = step.any(panel -> panel.seats(by) || panel.hasVoted(by));
    if (hasHat || !people.isActive(by) || people.objectionTo(step.step, by) != null || !isLetIn(step, by)) {
      return Optional.empty();
    }
    return principals(by).stream()
        .filter(other -> step.objectionTo(other) == null && people.objectionTo(step.step, other) == null).findFirst();
  }

  /** Whether {@code by} is somebody to whom delegations lead from {@code principal}. */
  boolean leadTo(Actor by, Actor principal) {
    return people.isActive(by) && principals(by).contains(principal);
  }

  /** Whether the step takes {@code by} as a delegate of anybody. */
  private boolean isLetIn(ReferenceStep step, Actor by) {
    DelegatePolicy policy = people.definition().delegatesOf(step.step);
    return policy.votes() == Votes.ALLOWED
        && (policy.among().isEmpty() || people.active(policy.among()).contains(by))
        && (policy.authority() == Authority.PRINCIPAL || hasAuthority(by));
  }

  private boolean hasAuthority(Actor by) {
    Money amount = amount();
    return people.definition().duties().amount() == null
        || amount != null && isWithin(amount, people.answers().staff().limits().get(by));
  }

  /** Returns everybody from whom a chain of delegations leads to {@code by}, the nearest first. */
  private List<Actor> principals(Actor by) {
    Map<Actor, Integer> links = new HashMap<>(Map.of(by, 0));
    for (int link = 1; link <= MOST_LINKS; link++) {
      for (Delegation each : people.delegations()) {
        if (holds(each) && Integer.valueOf(link - 1).equals(links.get(each.to()))) {
          links.putIfAbsent(each.from(), link);
        }
      }
    }
    List<Actor> principals = new ArrayList<>(links.keySet());
    principals.remove(by);
    principals.sort(Comparator.<Actor>comparingInt(links::get).thenComparing(Actor::id));
    return principals;
  }

  private boolean holds(Delegation each) {
    boolean inTime = !now.isBefore(each.since()) && (each.until() == null || now.isBefore(each.until()));
    boolean named = each.scope().definitions().isEmpty()
        || each.scope().definitions().contains(people.definition().name());
    Money amount = amount();
    return inTime && named && (each.scope().most() == null || amount != null && isWithin(amount, each.scope().most()));
  }

  private static boolean isWithin(Money amount, @Nullable Money limit) {
    BigDecimal size = amount.amount().abs();
    return limit != null && limit.code().equals(amount.code()) && size.compareTo(limit.amount()) <= 0;
  }

  /** Returns what the request is about; null if nothing says so, or no money. */
  private @Nullable Money amount() {
    Expression amount = people.definition().duties().amount();
    Value value = amount == null
        ? Value.ABSENT
        : amount.value(people.answers().subject().fields()).orElseThrow();
    return value instanceof Value.Amount money ? money.value() : null;
  }
}
