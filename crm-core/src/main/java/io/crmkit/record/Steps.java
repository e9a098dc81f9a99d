package io.crmkit.record;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.StateChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one act does to several aggregates, as far as the first refusal. Not thread-safe. */
final class Steps {

  private final TenantId tenant;
  private @Nullable Refusal refusal;

  Steps(TenantId tenant) {
    this.tenant = tenant;
  }

  /** Returns what commands do to an aggregate; null if they change nothing, or if they or a step before were refused. */
  <I, S, C, E> @Nullable StateChange<I, S> step(
      Aggregates<I, S, C, E> aggregates, I id, Stored<S> before, List<? extends C> commands) {
    if (refusal != null) {
      return null;
    }
    Decision<E> decision = aggregates.decideAll(before, commands);
    if (decision instanceof Refused<E> refused) {
      refuse(refused.refusal());
      return null;
    }
    List<E> events = ((Accepted<E>) decision).events();
    return events.isEmpty() ? null : new StateChange<>(id, aggregates.change(tenant, id, before, events));
  }

  /** Notes down why the act cannot be done, unless there was a reason before. */
  void refuse(Refusal why) {
    if (refusal == null) {
      refusal = why;
    }
  }

  /** Returns why the act cannot be done; null if it can. */
  @Nullable Refusal refusal() {
    return refusal;
  }
}
