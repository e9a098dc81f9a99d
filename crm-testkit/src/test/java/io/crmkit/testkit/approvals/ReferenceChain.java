package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Branch;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a {@link ReferenceRequest} has come: after each step it looks at the whole chain again. */
final class ReferenceChain {

  final List<ReferenceStep> open = new ArrayList<>();
  private final Definition definition;
  private final Map<String, Ending> ended = new HashMap<>();
  private final Set<Fork> joined = new HashSet<>();
  private ReferencePeople people;
  private Instant now;
  private @Nullable Outcome outcome;

  ReferenceChain(Definition definition, ReferencePeople people, Instant now) {
    this.definition = definition;
    this.people = people;
    this.now = now;
  }

  ReferenceChain copy() {
    ReferenceChain copy = new ReferenceChain(definition, people, now);
    open.forEach(step -> copy.open.add(step.copy()));
    copy.ended.putAll(ended);
    copy.joined.addAll(joined);
    copy.outcome = outcome;
    return copy;
  }

  /** Takes it that people are as in {@code others} from {@code instant} on. */
  void know(ReferencePeople others, Instant instant) {
    people = others;
    now = instant;
    open.forEach(step -> step.know(others));
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  void end(Outcome how) {
    outcome = how;
    open.clear();
  }

  /** How a step ends that nobody may decide and that is left for that. */
  static Ending leaving(Step step) {
    return step.onEmpty() == EmptySlatePolicy.AUTO_APPROVE ? Ending.APPROVED : Ending.SKIPPED;
  }

  /** Ends a step against the request, which that ends, too, unless another branch may still make up for it. */
  void reject(ReferenceStep step, Instant base) {
    if (forkOf(step.step).map(fork -> fork.join() == Join.ANY).orElse(false)) {
      close(step, Ending.REJECTED, base);
    } else {
      end(Outcome.REJECTED);
    }
  }

  private Optional<Fork> forkOf(Step step) {
    return definition.forkOf(definition.steps().indexOf(step));
  }

  void close(ReferenceStep step, Ending how, Instant base) {
    open.remove(step);
    ended.put(step.step.name(), how);
    proceed(base);
  }

  /** Walks the whole chain again from its start, and opens what there is to open. */
  void proceed(Instant base) {
    for (int index = 0; index < definition.steps().size(); index++) {
      Fork fork = definition.forkOf(index).orElse(null);
      if (fork == null ? !passes(index, base) : !passes(fork, base)) {
        return;
      }
      index = fork == null ? index : fork.end() - 1;
    }
    end(Outcome.APPROVED);
  }

  private boolean passes(Fork fork, Instant base) {
    boolean all = true;
    for (Branch branch : fork.branches()) {
      if (joined.contains(fork)) {
        return true;
      }
      boolean through = passes(branch, base);
      if (outcome != null) {
        return false;
      }
      if (through && fork.join() == Join.ANY && anyEnded(branch.first(), branch.end(), Ending.APPROVED)) {
        open.removeIf(step -> forkOf(step.step).equals(Optional.of(fork)));
        joined.add(fork);
        return true;
      }
      all &= through;
    }
    return all || passesWithoutAny(fork);
  }

  /** A fork that waits for the first of its branches, none of which has been approved. */
  private boolean passesWithoutAny(Fork fork) {
    boolean waits = open.stream().anyMatch(step -> forkOf(step.step).equals(Optional.of(fork)));
    if (fork.join() == Join.ALL || waits) {
      return false;
    }
    if (anyEnded(fork.first(), fork.end(), Ending.REJECTED)) {
      end(Outcome.REJECTED);
      return false;
    }
    return true;
  }

  private boolean passes(Branch branch, Instant base) {
    for (int index = branch.first(); index < branch.end(); index++) {
      if (!passes(index, base)) {
        return false;
      }
    }
    return true;
  }

  private boolean anyEnded(int first, int end, Ending how) {
    return definition.steps().subList(first, end).stream().anyMatch(step -> ended.get(step.name()) == how);
  }

  /** Whether the step at {@code index} is behind us; one that was not reached before is opened, if anybody decides it. */
  private boolean passes(int index, Instant base) {
    Step step = definition.steps().get(index);
    if (ended.containsKey(step.name())) {
      return ended.get(step.name()) != Ending.REJECTED;
    }
    if (outcome != null || open.stream().anyMatch(each -> each.step.equals(step))) {
      return false;
    }
    if (!ReferenceCriteria.hold(step.criteria(), people.answers().subject())) {
      ended.put(step.name(), Ending.SKIPPED);
      return true;
    }
    ReferencePanel panel = people.approvers(step);
    if (!panel.couldBeApproved(step.rule())) {
      if (ReferencePeople.isLeft(step)) {
        ended.put(step.name(), leaving(step));
        return true;
      }
      panel = people.standIns(step, Set.of());
    }
    open(step, panel, base);
    return false;
  }

  private void open(Step step, @Nullable ReferencePanel panel, Instant base) {
    if (panel == null) {
      end(Outcome.FAILED);
      return;
    }
    ReferenceStep opened = new ReferenceStep(step, people);
    opened.openWith(panel, opened.ladder.catchUp() == CatchUp.AS_SCHEDULED ? base : now);
    open.add(opened);
  }
}
