package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How people answered in the past, and so when they would answer in another course. Not thread-safe. */
final class Replies {

  private final Map<Place, Answer> byStep = new HashMap<>();
  private final Map<Actor, Answer> elsewhere = new HashMap<>();
  private final Set<Place> asked = new HashSet<>();
  private final Map<Actor, Function<Duration, Duration>> pace;
  private final Map<Place, Instant> askedAt = new HashMap<>();
  private final Set<Place> given = new HashSet<>();

  private record Place(String step, Actor person) {}

  private record Answer(Choice choice, Duration after) {}

  /** A vote to come. */
  record Reply(OpenStep step, Actor person, Choice choice, Instant at) {}

  Replies(Course past, Map<Actor, Function<Duration, Duration>> pace) {
    this.pace = pace;
    for (Waiting step : past.steps()) {
      for (Asked each : step.asked) {
        asked.add(new Place(step.name, each.person()));
        if (each.choice() != null && each.until() != null) {
          Answer answer = new Answer(each.choice(), step.running(each.from(), each.until()));
          byStep.put(new Place(step.name, each.person()), answer);
          elsewhere.putIfAbsent(each.person(), answer);
        }
      }
    }
  }

  /** Returns the earliest vote of those who are asked now; of votes at once, that of who was asked first. */
  @Nullable Reply next(Pending pending) {
    Reply earliest = null;
    for (OpenStep step : pending.steps()) {
      for (Actor person : step.asked()) {
        Place place = new Place(step.name(), person);
        Instant since = askedAt.computeIfAbsent(place, unused -> pending.trail().at());
        Answer answer = given.contains(place) ? null : answer(place);
        if (answer != null) {
          Duration after = pace.getOrDefault(person, time -> time).apply(answer.after());
          Instant at = since.plus(after);
          earliest = earliest == null || at.isBefore(earliest.at())
              ? new Reply(step, person, answer.choice(), at)
              : earliest;
        }
      }
    }
    return earliest;
  }

  /** Returns how somebody answered in a step; if they were not asked there, how they did elsewhere. */
  private @Nullable Answer answer(Place place) {
    return asked.contains(place) ? byStep.get(place) : elsewhere.get(place.person());
  }

  void given(Reply reply) {
    given.add(new Place(reply.step().name(), reply.person()));
  }
}
