package io.crmkit.testkit.record;

import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.OpportunityDecider;
import io.crmkit.record.model.OpportunityEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deal that was asked this and that: each command with the state before and after it. */
record DealLife(List<Step> steps) {

  record Step(
      Opportunity before, OpportunityCommand command, List<OpportunityEvent> events, @Nullable Refusal refusal,
      Opportunity after) {}

  static DealLife of(List<OpportunityCommand> commands) {
    OpportunityDecider decider = new OpportunityDecider();
    List<Step> steps = new ArrayList<>();
    Opportunity state = decider.initial();
    for (OpportunityCommand command : commands) {
      Decision<OpportunityEvent> decision = decider.decide(state, command);
      List<OpportunityEvent> events =
          decision instanceof Accepted<OpportunityEvent> accepted ? accepted.events() : List.of();
      Refusal refusal = decision instanceof Refused<OpportunityEvent> refused ? refused.refusal() : null;
      Opportunity next = decider.evolve(state, events);
      steps.add(new Step(state, command, events, refusal, next));
      state = next;
    }
    return new DealLife(steps);
  }

  List<OpportunityEvent> events() {
    return steps.stream().flatMap(step -> step.events.stream()).toList();
  }

  Opportunity end() {
    return steps.get(steps.size() - 1).after;
  }
}
