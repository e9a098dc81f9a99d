package io.crmkit.examples.approvals;

import io.crmkit.approvals.analytics.ApprovalFigures;
import io.crmkit.approvals.analytics.ApproverFigures;
import io.crmkit.approvals.analytics.StepFigures;
import io.crmkit.approvals.analytics.StepName;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the time of requests went, as records that are printed as JSON. */
final class FigureLines {

  private FigureLines() {}

  private record Requests(String figures, @Nullable String of, long requests, long ended, Duration meanCycle) {}

  private record OfStep(
      String figures, @Nullable String of, String definition, String step, long opened, Duration waiting,
      Duration working, long escalated, long reminders) {}

  private record OfPerson(
      String figures, @Nullable String of, Actor person, long asked, long answered, Duration meanResponse,
      Duration critical) {}

  /**
   * Returns a record for all requests, one for each step by name, and one for each person, bottlenecks first.
   *
   * @param of what course of things these are the figures of; null for the one that was
   */
  static List<Object> of(ApprovalFigures figures, @Nullable String of) {
    List<Object> lines = new ArrayList<>();
    lines.add(new Requests(
        "requests", of, figures.requests(), figures.cycleTime().count(), figures.cycleTime().mean()));
    figures.steps().entrySet().stream()
        .map(each -> step(of, each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(OfStep::definition).thenComparing(OfStep::step)).forEach(lines::add);
    figures.approvers().entrySet().stream().map(each -> person(of, each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(OfPerson::critical).reversed().thenComparing(each -> each.person().id()))
        .forEach(lines::add);
    return lines;
  }

  private static OfStep step(@Nullable String of, StepName name, StepFigures step) {
    return new OfStep("step", of, name.definition(), name.step(), step.opened(), step.waiting().mean(),
        step.working().mean(), step.escalated(), step.reminders());
  }

  private static OfPerson person(@Nullable String of, Actor who, ApproverFigures person) {
    return new OfPerson(
        "person", of, who, person.asked(), person.answered(), person.response().mean(), person.critical());
  }
}
