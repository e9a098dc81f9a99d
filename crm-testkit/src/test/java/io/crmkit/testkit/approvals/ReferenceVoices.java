package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.StepVote;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who has had a say in which step of a {@link ReferenceRequest}.
 *
 * @param ended what was said in steps that are decided, by their names
 * @param waiting the steps that wait, or are set aside, as they are at any time
 */
record ReferenceVoices(Map<String, List<StepVote>> ended, List<List<ReferenceStep>> waiting) {

  ReferenceVoices() {
    this(new HashMap<>(), List.of());
  }

  /** Whether {@code person} has voted in the step of that name, or somebody in their place. */
  boolean involve(String step, Actor person) {
    List<StepVote> votes = new ArrayList<>(ended.getOrDefault(step, List.of()));
    waiting.forEach(steps -> steps.stream().filter(each -> each.step.name().equals(step))
        .forEach(each -> votes.addAll(each.votes())));
    return votes.stream().anyMatch(vote -> vote.by().equals(person) || vote.holder().equals(person));
  }

  /** Returns who has approved one of {@code steps} that is decided. */
  Set<Actor> approving(List<Step> steps) {
    Set<Actor> approving = new LinkedHashSet<>();
    steps.forEach(step -> ended.getOrDefault(step.name(), List.of()).stream()
        .filter(vote -> vote.choice() == Choice.APPROVE).forEach(vote -> approving.add(vote.by())));
    return approving;
  }
}
