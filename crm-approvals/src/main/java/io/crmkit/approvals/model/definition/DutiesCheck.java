package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds steps that may not share people and yet cannot all be approved by those whom they name: two of them that need
 * the same person, or three that have two people between them.
 */
final class DutiesCheck {

  private final Definition definition;
  private final Findings findings;
  private final Sharing sharing;
  private final List<Integer> asked = new ArrayList<>();

  DutiesCheck(Definition definition, Findings findings) {
    this.definition = definition;
    this.findings = findings;
    this.sharing = new Sharing(definition);
  }

  void run() {
    if (!definition.duties().skip().isEmpty()) {
      // what is known already passes steps without a vote, and so without a say in them
      return;
    }
    for (int index = 0; index < definition.steps().size(); index++) {
      if (isSeparate(index) && isAsked(index) && sharing.add(index)) {
        asked.add(index);
      }
    }
    if (!pairs() && !sharing.isPossible(asked)) {
      many(core());
    }
  }

  /** Finds steps that already two and two cannot be approved; returns whether there are any. */
  private boolean pairs() {
    boolean any = false;
    for (int later : asked) {
      for (int earlier : asked) {
        if (earlier < later && !sharing.isPossible(List.of(earlier, later))) {
          any = true;
          findings.warning(at(later), "separation-of-duties",
              "too few people are named for this step and for '%s', which may not share any: name more, or allow it"
                  .formatted(definition.steps().get(earlier).name()));
        }
      }
    }
    return any;
  }

  private void many(List<Integer> core) {
    String names = core.stream().map(index -> "'" + definition.steps().get(index).name() + "'")
        .collect(Collectors.joining(", "));
    findings.warning(at(core.get(core.size() - 1)), "separation-of-duties",
        "too few people are named for the steps %s together, which may not share any: name more, or allow it"
            .formatted(names));
  }

  /** Leaves out whatever the others do without and still cannot be approved. */
  private List<Integer> core() {
    List<Integer> core = new ArrayList<>(asked);
    for (Integer step : asked) {
      List<Integer> rest = new ArrayList<>(core);
      rest.remove(step);
      if (!sharing.isPossible(rest)) {
        core = rest;
      }
    }
    return core;
  }

  private boolean isSeparate(int index) {
    Step step = definition.steps().get(index);
    return definition.steps().stream().anyMatch(other -> definition.areSeparate(step, other));
  }

  /** Whether every request passes a step, so far as this can be told, and only people whom it names can approve it. */
  private boolean isAsked(int index) {
    Step step = definition.steps().get(index);
    boolean always = definition.forkOf(index).map(fork -> fork.join() == Fork.Join.ALL).orElse(true);
    Escalation ladder = definition.escalationOf(step);
    return always && step.criteria() == null && step.onEmpty() == EmptySlatePolicy.FAIL
        && ladder.levels().isEmpty() && ladder.last().action() != LastAction.APPROVE
        && Headcount.of(step).isNamedOnly();
  }

  private static JsonPointer at(int index) {
    return JsonPointer.ROOT.child("steps").child(index);
  }
}
