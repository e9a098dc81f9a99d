package io.crmkit.examples.desk;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.core.Actor;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.testkit.core.HandClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays the desk forward: submissions on the day of closing, answers by habit, ticks whenever something is due.
 *
 * <p>What is still to come follows from what is stored. A play that was cut off and starts again therefore goes on
 * where the store says it stopped.
 */
final class Play {

  private final Approvals approvals;
  private final TenantId tenant;
  private final HandClock clock;
  private final PriorityQueue<Moment> future = new PriorityQueue<>();
  private final Set<Moment> planned = new HashSet<>();
  private final IntConsumer progress;
  private final Set<Deal> settled = new HashSet<>();

  /** Something that will happen: a submission if there is no voter, a tick if there is no deal either. */
  private record Moment(Instant at, @Nullable Deal deal, int step, @Nullable Actor voter)
      implements Comparable<Moment> {

    @Override
    public int compareTo(Moment other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : toString().compareTo(other.toString());
    }
  }

  /**
   * Prepares to play.
   *
   * @param progress told how many requests are settled, each time that grows
   */
  Play(Approvals approvals, TenantId tenant, HandClock clock, IntConsumer progress) {
    this.approvals = approvals;
    this.tenant = tenant;
    this.clock = clock;
    this.progress = progress;
  }

  /** Plays until nothing more happens, or until {@code end}. */
  void run(List<Deal> deals, Instant end) {
    Map<Instant, Set<Deal>> due = new HashMap<>();
    deals.forEach(deal -> plan(deal, due));
    for (Moment next = future.peek(); next != null && next.at().isBefore(end); next = future.peek()) {
      future.remove();
      clock.set(next.at());
      happen(next, due);
    }
  }

  private void happen(Moment moment, Map<Instant, Set<Deal>> due) {
    Deal deal = moment.deal();
    if (deal == null) {
      approvals.tick(tenant);
      due.getOrDefault(moment.at(), Set.of()).forEach(each -> plan(each, due));
      return;
    }
    Actor voter = moment.voter();
    if (voter == null) {
      approvals.submit(tenant, deal.approvalId(), new Actor(deal.agent()), deal.subject()).orElseThrow();
    } else if (isAsked(deal, moment.step(), voter)) {
      approvals.handle(tenant, deal.approvalId(), Habits.answer(deal, moment.step(), voter)).orElseThrow();
    }
    plan(deal, due);
  }

  private boolean isAsked(Deal deal, int step, Actor voter) {
    return approvals.find(tenant, deal.approvalId())
        .filter(stored -> stored.value() instanceof Pending pending
            && pending.openStep().index() == step && pending.openStep().asked().contains(voter))
        .isPresent();
  }

  /** Puts what the stored state of {@code deal} leads to into the future. */
  private void plan(Deal deal, Map<Instant, Set<Deal>> due) {
    Optional<Stored<Approval>> stored = approvals.find(tenant, deal.approvalId());
    if (stored.isEmpty()) {
      LocalTime morning = LocalTime.of(8, 0).plusMinutes(Math.floorMod(deal.id().hashCode(), 540));
      add(new Moment(deal.closed().atTime(morning).toInstant(ZoneOffset.UTC), deal, 0, null));
    } else if (stored.get().value() instanceof Pending pending) {
      planVotes(deal, pending);
      pending.dueAt().ifPresent(at -> {
        due.computeIfAbsent(at, unused -> new HashSet<>()).add(deal);
        add(new Moment(at, null, 0, null));
      });
    } else if (settled.add(deal)) {
      progress.accept(settled.size());
    }
  }

  private void planVotes(Deal deal, Pending pending) {
    int step = pending.openStep().index();
    Map<Actor, Instant> since = askedSince(approvals.history(tenant, deal.approvalId()));
    for (Actor voter : pending.openStep().asked()) {
      Instant at = since.getOrDefault(voter, pending.openStep().openedAt()).plus(Habits.delay(deal, step, voter));
      add(new Moment(at, deal, step, voter));
    }
  }

  private void add(Moment moment) {
    if (planned.add(moment)) {
      future.add(moment);
    }
  }

  private static Map<Actor, Instant> askedSince(List<ApprovalEvent> history) {
    Map<Actor, Instant> since = new HashMap<>();
    for (ApprovalEvent event : history) {
      if (event instanceof StepOpened opened) {
        since.clear();
        opened.panel().holders().forEach(holder -> since.put(holder, opened.at()));
      } else if (event instanceof StepEscalated escalated) {
        escalated.panel().holders().forEach(holder -> since.putIfAbsent(holder, escalated.at()));
      }
    }
    return since;
  }
}
