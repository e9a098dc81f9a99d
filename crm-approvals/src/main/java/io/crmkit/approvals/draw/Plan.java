package io.crmkit.approvals.draw;

import io.crmkit.approvals.draw.Band.Column;
import io.crmkit.approvals.draw.Box.Shape;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is drawn, from top to bottom, before it is decided how. */
final class Plan {

  private static final int MOST_NAMES = 6;

  private final Definition definition;
  private final Approval approval;
  private final Map<Integer, OpenStep> open = new HashMap<>();
  private final Map<Integer, StepResult> results = new HashMap<>();

  private Plan(Definition definition, Approval approval) {
    this.definition = definition;
    this.approval = approval;
    if (approval instanceof Pending pending) {
      pending.steps().forEach(step -> open.put(step.index(), step));
      pending.results().forEach(result -> results.put(result.index(), result));
    } else if (approval instanceof Settled settled) {
      settled.results().forEach(result -> results.put(result.index(), result));
    }
  }

  static List<Band> of(Definition definition, Approval approval) {
    return new Plan(definition, approval).bands();
  }

  private List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    bands.add(Band.of(new Box(Shape.BEGIN_OR_END, "Submitted", submission(), Look.PLAIN)));
    int index = 0;
    while (index < definition.steps().size()) {
      Fork fork = definition.forkOf(index).orElse(null);
      bands.add(fork == null ? Band.of(step(index)) : fork(fork));
      index = fork == null ? index + 1 : fork.end();
    }
    bands.add(Band.of(end()));
    return bands;
  }

  private List<String> submission() {
    List<String> lines = new ArrayList<>();
    if (approval instanceof Pending pending) {
      lines.add("by " + pending.origin().requester());
    } else if (approval instanceof Settled settled) {
      lines.add("by " + settled.origin().requester());
    }
    if (definition.entry() != null) {
      lines.add("if " + definition.entry());
    }
    return lines;
  }

  private Band fork(Fork fork) {
    List<Column> columns = new ArrayList<>();
    for (Fork.Branch branch : fork.branches()) {
      List<Box> boxes = new ArrayList<>();
      for (int index = branch.first(); index < branch.end(); index++) {
        boxes.add(step(index));
      }
      columns.add(new Column(branch.name(), boxes));
    }
    String join = fork.join() == Fork.Join.ALL ? "all of these" : "any one of these";
    return new Band(fork.name() + ": " + join, columns);
  }

  private Box step(int index) {
    Step step = definition.steps().get(index);
    OpenStep waiting = open.get(index);
    StepResult result = results.get(index);
    List<String> lines = new ArrayList<>();
    Look look = Look.PLAIN;
    if (waiting != null) {
      look = Look.WAITING;
      lines.add(look.word());
    } else if (result != null) {
      look = Look.of(result.ending());
      lines.add(look == Look.OTHER ? words(result.ending()) : look.word());
    }
    lines.addAll(waiting == null ? rule(step) : asked(waiting));
    return new Box(Shape.STEP, step.name(), lines, look);
  }

  private List<String> rule(Step step) {
    List<String> lines = new ArrayList<>();
    if (step.criteria() != null) {
      lines.add("if " + step.criteria());
    }
    lines.add(step.rule().text());
    step.groups().forEach((group, approvers) -> lines.add(
        group + ": " + names(approvers.stream().map(approver -> approver.ref().text()).toList())));
    int rungs = definition.escalationOf(step).levels().size();
    if (rungs > 0) {
      lines.add("ladder of %d %s".formatted(rungs, rungs == 1 ? "level" : "levels"));
    }
    return lines;
  }

  private static List<String> asked(OpenStep step) {
    List<String> lines = new ArrayList<>();
    lines.add("for " + names(step.asked().stream().map(Actor::toString).toList()));
    List<String> voted = step.seated().stream().filter(step::hasVoted).map(Actor::toString).toList();
    if (!voted.isEmpty()) {
      lines.add("voted: " + names(voted));
    }
    if (step.level() > 0) {
      lines.add("on level %d of its ladder".formatted(step.level()));
    }
    return lines;
  }

  private Box end() {
    if (!(approval instanceof Settled settled)) {
      return new Box(Shape.BEGIN_OR_END, "Approved", List.of(), Look.PLAIN);
    }
    Look look = settled.outcome() == Outcome.APPROVED ? Look.APPROVED : Look.REJECTED;
    String word = settled.outcome() == Outcome.APPROVED ? "✓ " : "✗ ";
    return new Box(Shape.BEGIN_OR_END, word + words(settled.outcome()), List.of(), look);
  }

  private static String names(List<String> all) {
    String first = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return all.size() > MOST_NAMES ? "%s and %d more".formatted(first, all.size() - MOST_NAMES) : first;
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
