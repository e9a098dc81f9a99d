package io.crmkit.examples.approvals;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.analytics.WhatIf;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.Calendars;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays requests once more by another definition, or with people who answer faster or slower.
 *
 * @param ref the published version of {@code definition}
 * @param pace how much of their time some people take, in percent
 */
record Replays(
    Approvals approvals, Definition definition, DefinitionRef ref, Calendars calendars, Map<Actor, Integer> pace) {

  private static final int ALL = 100;

  /** What would have been of a request, as a record that is printed as JSON. */
  record Line(
      String whatIf, String status, int step, long votes, @Nullable Instant endedAt, @Nullable Duration cycle) {}

  /** Returns the events of another course; none if the request would have been refused. */
  List<ApprovalEvent> replay(List<ApprovalEvent> history) {
    Submitted submitted = (Submitted) history.get(0);
    WhatIf other = new WhatIf(definition, ref, reference ->
        approvals.behind(Simulation.TENANT, reference, submitted.subject(), submitted.by())).by(calendars);
    for (Map.Entry<Actor, Integer> each : pace.entrySet()) {
      other = other.answering(each.getKey(), time -> time.multipliedBy(each.getValue()).dividedBy(ALL));
    }
    return other.replay(history);
  }

  /** Returns how the other course of a request has ended, or how far it has come. */
  static Line line(String request, List<ApprovalEvent> events) {
    if (events.isEmpty()) {
      return new Line(request, "refused", 0, 0, null, null);
    }
    ApprovalDecider decider = new ApprovalDecider();
    Approval state = decider.evolve(decider.initial(), events);
    Progress progress = Progress.of(state, events);
    Instant end = events.get(events.size() - 1).at();
    return state instanceof Settled
        ? new Line(request, progress.status(), progress.step(), progress.votes(), end,
            Duration.between(events.get(0).at(), end))
        : new Line(request, progress.status(), progress.step(), progress.votes(), null, null);
  }
}
