package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.Briefing;
import io.crmkit.approvals.model.Calendars;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plays requests of the past once more by another definition, or with somebody who answers faster.
 *
 * <p>Everybody votes in a step as they did in the step of that name, or in any other if nobody asked them there, and as
 * long after they were asked as then; somebody who never answered does not answer. Nobody asks for information, and the time
 * for which the clock of a step waited for that is left out. Deadlines fall due at their instants, as if somebody ticked at
 * once. Whoever recalled the past request does nothing here, since nobody knows what they would have
 * done.
 *
 * <pre>{@code
 * WhatIf faster = new WhatIf(definition, ref, people).answering(bob, time -> time.dividedBy(2));
 * ApprovalAnalytics then = ApprovalAnalytics.empty();
 * histories.stream().map(faster::replay).filter(events -> !events.isEmpty()).forEach(then::add);
 * }</pre>
 */
public final class WhatIf {

  /** More than any chain can cause; a replay that is longer is a mistake of this class. */
  private static final int MOST_TURNS = 100_000;

  private final ApprovalDecider decider = new ApprovalDecider();
  private final Definition definition;
  private final DefinitionRef ref;
  private final Function<ApproverRef, List<Actor>> people;
  private final Calendars calendars;
  private final Map<Actor, Function<Duration, Duration>> pace;

  /** Asks by another definition; times of ladders count as they pass. */
  public WhatIf(Definition definition, DefinitionRef ref, Function<ApproverRef, List<Actor>> people) {
    this(definition, ref, people, Calendars.NONE, Map.of());
  }

  private WhatIf(
      Definition definition, DefinitionRef ref, Function<ApproverRef, List<Actor>> people, Calendars calendars,
      Map<Actor, Function<Duration, Duration>> pace) {
    this.definition = Objects.requireNonNull(definition, "definition");
    this.ref = Objects.requireNonNull(ref, "ref");
    this.people = Objects.requireNonNull(people, "people");
    this.calendars = Objects.requireNonNull(calendars, "calendars");
    this.pace = Map.copyOf(pace);
  }

  /** Returns the same question with working time in the ladders. */
  public WhatIf by(Calendars workingTime) {
    return new WhatIf(definition, ref, people, workingTime, pace);
  }

  /** Returns the same question with somebody whose time to answer is another one. */
  public WhatIf answering(Actor person, Function<Duration, Duration> time) {
    Map<Actor, Function<Duration, Duration>> next = new HashMap<>(pace);
    next.put(person, time);
    return new WhatIf(definition, ref, people, calendars, next);
  }

  /**
   * Returns what would have happened.
   *
   * @param history all events of a request, oldest first
   * @return the events of the other course; none if the request would have been refused
   */
  public List<ApprovalEvent> replay(List<ApprovalEvent> history) {
    Course past = Course.of(history);
    Origin origin = past.origin();
    List<ApprovalEvent> events = new ArrayList<>(decide(
        decider.initial(), new Submit(origin.requester(), ref, origin.subject()), origin.submittedAt()));
    Replies replies = new Replies(past, pace);
    Approval state = decider.evolve(decider.initial(), events);
    for (int turn = 0; state instanceof Pending pending; turn++) {
      if (turn == MOST_TURNS) {
        throw new IllegalStateException("a replay does not end: " + origin);
      }
      List<ApprovalEvent> more = next(pending, replies);
      if (more.isEmpty()) {
        break;
      }
      events.addAll(more);
      state = decider.evolve(state, more);
    }
    return List.copyOf(events);
  }

  /** Returns what happens next: the next vote, or what falls due before it; a vote at the very instant comes first. */
  private List<ApprovalEvent> next(Pending pending, Replies replies) {
    Replies.@Nullable Reply reply = replies.next(pending);
    Instant due = pending.dueAt().orElse(null);
    if (reply != null && (due == null || !reply.at().isAfter(due))) {
      replies.given(reply);
      OpenStep step = reply.step();
      List<ApprovalEvent> events = decide(
          pending, new Vote(reply.person(), reply.choice(), "", step.name()), reply.at());
      return events.isEmpty() ? next(pending, replies) : events;
    }
    return due == null ? List.of() : decide(pending, new Tick(), due);
  }

  private List<ApprovalEvent> decide(Approval state, ApprovalCommand command, Instant at) {
    Inquiry inquiry = Inquiry.of(state, command, at, definition);
    Map<ApproverRef, List<Actor>> answers = new HashMap<>();
    inquiry.references().forEach(reference -> answers.put(reference, people.apply(reference)));
    Decision<ApprovalEvent> decision = decider.decide(
        state, new Briefing(command, at, definition, new Facts(answers, Set.of(), calendars), null));
    return decision instanceof Accepted<ApprovalEvent> accepted ? accepted.events() : List.of();
  }
}
