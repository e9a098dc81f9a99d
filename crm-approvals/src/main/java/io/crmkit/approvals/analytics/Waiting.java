package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One time during which a step waited, as events tell it one by one. Not thread-safe. */
final class Waiting {

  int index;
  final String name;
  final Instant openedAt;
  final boolean again;
  final List<Asked> asked = new ArrayList<>();
  private final Map<Actor, Instant> now = new LinkedHashMap<>();
  private final List<Stillness> stillness = new ArrayList<>();
  private @Nullable Instant stillSince;
  @Nullable Instant firstAct;
  @Nullable Instant endedAt;
  @Nullable Ground ground;
  int escalations;
  int reminders;

  Waiting(int index, String name, Instant openedAt, boolean again) {
    this.index = index;
    this.name = name;
    this.openedAt = openedAt;
    this.again = again;
  }

  /** A time for which the clock of the step stood still. */
  private record Stillness(Instant from, Instant until) {

    Duration within(Instant begin, Instant end) {
      Instant first = from.isBefore(begin) ? begin : from;
      Instant last = until.isAfter(end) ? end : until;
      return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }
  }

  void standStill(Instant at) {
    stillSince = at;
  }

  void goOn(Instant at) {
    if (stillSince != null) {
      stillness.add(new Stillness(stillSince, at));
      stillSince = null;
    }
  }

  /** Returns how long the clock of the step went between two instants: all the time but while it waited for an answer. */
  Duration running(Instant from, Instant until) {
    Duration running = Duration.between(from, until);
    for (Stillness each : stillness) {
      running = running.minus(each.within(from, until));
    }
    return running;
  }

  void act(Instant at) {
    firstAct = firstAct == null ? at : firstAct;
  }

  /**
   * Takes note that just these people are asked from now on; returns whether somebody no longer is. Who was asked for no
   * time, between two events of one decision, and did not vote, was not asked.
   *
   * @param choice what was voted, in the seat of whoever is asked no more because of it; null if this is no vote
   */
  boolean asks(Set<Actor> people, Instant at, @Nullable Choice choice) {
    boolean fewer = now.entrySet().removeIf(each -> {
      boolean done = !people.contains(each.getKey());
      if (done && (choice != null || each.getValue().isBefore(at))) {
        asked.add(new Asked(each.getKey(), each.getValue(), at, choice));
      }
      return done;
    });
    people.forEach(person -> now.putIfAbsent(person, at));
    return fewer;
  }

  void end(Instant at) {
    asks(Set.of(), at, null);
    goOn(at);
    endedAt = at;
  }

  /** Closes the account of a request that is still pending: those who are asked still are. */
  void leaveOpen() {
    now.forEach((person, from) -> asked.add(new Asked(person, from, null, null)));
    now.clear();
    goOn(Instant.MAX);
  }

  /**
   * Returns whom the step waited for when it ended: whoever voted then, or else all who were still asked. A step that ends
   * by votes when somebody leaves has waited for them, and not for whoever had voted long before.
   */
  List<Actor> waitedFor() {
    Asked last = null;
    for (Asked each : asked) {
      last = each.choice() != null ? each : last;
    }
    boolean byVote = ground == Ground.VOTES || ground == Ground.ESCALATION || ground == Ground.STAND_INS;
    if (byVote && last != null && Objects.equals(last.until(), endedAt)) {
      return List.of(last.person());
    }
    return asked.stream().filter(each -> each.choice() == null && each.until() != null
        && each.until().equals(endedAt)).map(Asked::person).distinct().toList();
  }
}
