package io.crmkit.examples.desk;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where requests waited: by step from opening to ending, by person from being asked to answering. */
final class Waits {

  private final Map<String, List<Duration>> bySteps = new TreeMap<>();
  private final Map<String, List<Duration>> byPeople = new TreeMap<>();
  private final Map<String, Integer> passedBy = new TreeMap<>();

  private Waits() {}

  static Waits of(List<Course> courses) {
    Waits waits = new Waits();
    courses.forEach(course -> waits.add(course.history()));
    return waits;
  }

  Map<String, List<Duration>> bySteps() {
    return bySteps;
  }

  Map<String, List<Duration>> byPeople() {
    return byPeople;
  }

  /** How often a step was escalated while it waited for somebody. */
  int passedBy(String person) {
    return passedBy.getOrDefault(person, 0);
  }

  /** Returns the value below which the share {@code q} of the durations lies (nearest rank); zero if there are none. */
  static Duration quantile(List<Duration> durations, double q) {
    if (durations.isEmpty()) {
      return Duration.ZERO;
    }
    List<Duration> sorted = new ArrayList<>(durations);
    Collections.sort(sorted);
    return sorted.get((int) Math.max(0, Math.ceil(q * sorted.size()) - 1));
  }

  private void add(List<ApprovalEvent> history) {
    Map<Actor, Instant> asked = new HashMap<>();
    Instant opened = Instant.EPOCH;
    for (ApprovalEvent event : history) {
      if (event instanceof StepOpened step) {
        opened = step.at();
        asked.clear();
        step.panel().holders().forEach(holder -> asked.put(holder, step.at()));
      } else if (event instanceof StepEscalated escalated) {
        asked.keySet().forEach(late -> passedBy.merge(late.id(), 1, Integer::sum));
        escalated.panel().holders().forEach(holder -> asked.putIfAbsent(holder, escalated.at()));
      } else if (event instanceof VoteCast cast) {
        Instant since = asked.remove(cast.by());
        add(byPeople, cast.by().id(), Duration.between(since == null ? cast.at() : since, cast.at()));
      } else {
        addStep(event, opened);
      }
    }
  }

  private void addStep(ApprovalEvent event, Instant opened) {
    if (event instanceof StepApproved approved) {
      add(bySteps, approved.name(), Duration.between(opened, approved.at()));
    } else if (event instanceof StepRejected rejected) {
      add(bySteps, rejected.name(), Duration.between(opened, rejected.at()));
    }
  }

  private static void add(Map<String, List<Duration>> waits, String key, Duration wait) {
    waits.computeIfAbsent(key, unused -> new ArrayList<>()).add(wait);
  }
}
