package io.crmkit.approvals.json;

import io.crmkit.core.Validated.Valid;
import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What members of a definition document say against each other.
 *
 * <p>This looks at the document as it stands, not at records made of it, so that a mistake in one member does not hide
 * a conflict between two others until the author has come back a second time.
 */
final class Conflicts {

  private static final int MOST = 100;

  private final List<Violation> found = new ArrayList<>();

  private Conflicts() {}

  static List<Violation> in(String json) {
    Conflicts conflicts = new Conflicts();
    if (JsonDocuments.read(json, AnyObject.class) instanceof Valid<AnyObject> valid) {
      conflicts.definition(new Part(JsonPointer.ROOT, valid.value().members()));
    }
    return conflicts.found;
  }

  private void definition(Part definition) {
    List<Part> steps = definition.child("steps").elements(DefinitionDocument.MOST_STEPS);
    if (definition.child("process_type").is("single_step") && steps.size() > 1) {
      add(definition.child("process_type"), "process-type",
          "a single_step process has one step but this has %d: call it multi_step".formatted(steps.size()));
    }
    shortEscalation(definition);
    escalation(definition.child("escalation"));
    noWeights(definition.child("escalation_chain"));
    noWeights(definition.child("administrators"));
    noWeights(definition.child("lock").child("who"));
    definition.child("lock").child("except").elements(LockDocument.MOST).forEach(each -> noWeights(each.child("who")));
    noWeights(definition.child("bars"));
    noWeights(definition.child("delegates").child("among"));
    numbers(steps);
    names(steps);
    ForkConflicts.find(this, definition, steps);
    steps.forEach(this::step);
  }

  private void shortEscalation(Part definition) {
    Part enabled = definition.child("enable_escalation");
    for (String member : List.of("escalation_after_hours", "escalation_chain")) {
      boolean given = definition.has(member);
      if (given && !enabled.is(true)) {
        add(definition.child(member), "escalation-disabled",
            "%s has no effect: set enable_escalation to true, or leave it out".formatted(member));
      } else if (!given && enabled.is(true) && !definition.has("escalation")) {
        add(definition.child(member), "escalation-incomplete",
            "enable_escalation needs %s; or say it all in escalation".formatted(member));
      }
    }
    if (definition.has("escalation") && definition.has("enable_escalation")) {
      add(enabled, "escalation-twice", "escalation says it all: leave out enable_escalation and what belongs to it");
    }
  }

  private void escalation(Part escalation) {
    escalation.child("levels").elements(EscalationDocument.MOST_LEVELS).forEach(level -> noWeights(level.child("to")));
    Part action = escalation.child("finally").child("action");
    if (action.is("wait")) {
      add(action, "finally-wait", "a ladder without finally waits at its end: leave finally out");
    }
  }

  private void numbers(List<Part> steps) {
    boolean any = steps.stream().anyMatch(step -> step.has("step"));
    Map<BigDecimal, JsonPointer> seen = new HashMap<>();
    for (Part step : steps) {
      Part number = step.child("step");
      if (any && !step.has("step")) {
        add(number, "step-number-missing", "other steps have a number: give every step one, or none");
      }
      number.number().map(value -> seen.putIfAbsent(value, number.at())).ifPresent(first ->
          add(number, "step-number-twice",
              "%s is the number of another step: see %s".formatted(number.value(), first)));
    }
  }

  private void names(List<Part> steps) {
    Map<String, JsonPointer> seen = new HashMap<>();
    for (Part step : steps) {
      Part name = step.child("name");
      name.text().map(value -> seen.putIfAbsent(value, name.at())).ifPresent(first ->
          add(name, "step-name-twice", "another step has this name: see %s".formatted(first)));
    }
  }

  private void step(Part step) {
    if (step.value() instanceof Map<?, ?> && !step.has("approvers") && !step.has("groups")) {
      add(step.child("approvers"), "no-approvers", "a step needs approvers, or groups of them");
    }
    if (step.has("require") && step.has("require_all")) {
      add(step.child("require_all"), "require-twice", "require says it all: leave out require_all");
    }
    if (step.child("require").is(RuleText.FIRST_RESPONSE)) {
      alone(step);
    }
    noWeights(step.child("fallback"));
    noWeights(step.child("delegates").child("among"));
    noWeight(step.child("chair"));
    rows(step.child("approvers"));
    step.child("groups").children().forEach(this::rows);
    escalation(step.child("escalation"));
  }

  private void alone(Part step) {
    for (String member : List.of("denominator", "tie", "quorum", "reject_after")) {
      if (step.has(member)) {
        add(step.child(member), "first-response-alone",
            "the first response decides, so %s has no effect: leave it out".formatted(member));
      }
    }
  }

  private void noWeights(Part people) {
    people.elements(GroupDocument.MOST).forEach(this::noWeight);
    rows(people);
  }

  /** Rows of a matrix name people as a fallback does: the weight stands beside the matrix. */
  private void rows(Part people) {
    for (Part person : people.elements(GroupDocument.MOST)) {
      for (Part row : person.child("matrix").elements(ApproverDocument.MOST_ROWS)) {
        noWeights(row.child("approvers"));
      }
    }
  }

  private void noWeight(Part person) {
    if (person.has("weight")) {
      add(person.child("weight"), "no-weight-here", "only the approvers of a step have weights: leave it out");
    }
  }

  void add(Part part, String code, String message) {
    if (found.size() < MOST) {
      found.add(new Violation(part.at().toString(), "approvals.definition." + code, message));
    }
  }
}
