package io.crmkit.testkit.approvals;

import static java.util.stream.Collectors.joining;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.StepVote;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Branch;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How far a {@link ReferenceRequest} has come: after each step it looks at the whole chain again. */
final class ReferenceChain {

  final List<ReferenceStep> open = new ArrayList<>();

  /** Steps that wait for an earlier one to be decided again. */
  final List<ReferenceStep> aside = new ArrayList<>();

  final Map<String, Ending> ended = new HashMap<>();
  private final Map<String, List<StepVote>> said = new HashMap<>();
  ReferencePeople people;
  Instant now;
  @Nullable Instant expiry;
  int returns;

  /** Whether the request waits for its requester. */
  boolean returned;

  /** Whether it is approved for another content than it has now. */
  boolean lapsed;

  private @Nullable Outcome outcome;

  ReferenceChain(ReferencePeople people, Instant now) {
    this.people = people.hearing(new ReferenceVoices(said, List.of(open, aside)));
    this.now = now;
    startsToExpire();
  }

  ReferenceChain copy() {
    ReferenceChain copy = new ReferenceChain(people, now);
    open.forEach(step -> copy.open.add(step.copy()));
    aside.forEach(step -> copy.aside.add(step.copy()));
    copy.ended.putAll(ended);
    copy.said.putAll(said);
    copy.expiry = expiry;
    copy.returns = returns;
    copy.returned = returned;
    copy.lapsed = lapsed;
    copy.outcome = outcome;
    return copy;
  }

  /** Takes it that people are as in {@code others} from {@code instant} on. */
  void know(ReferencePeople others, Instant instant) {
    people = others.hearing(new ReferenceVoices(said, List.of(open, aside)));
    now = instant;
    open.forEach(step -> step.know(people));
    aside.forEach(step -> step.know(people));
  }

  private void startsToExpire() {
    expiry = definition().expiresAfter() == null ? null : now.plus(definition().expiresAfter());
  }

  Definition definition() {
    return people.definition();
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  void end(Outcome how) {
    outcome = how;
    open.clear();
    aside.clear();
    returned = false;
  }

  /** Has the request be pending once more. */
  void reopen() {
    outcome = null;
    startsToExpire();
  }

  /** Ends a step against the request, which that ends, too, unless another branch may still make up for it. */
  void reject(ReferenceStep step, Instant base) {
    if (forkOf(step.step).map(fork -> fork.join() == Join.ANY).orElse(false)) {
      close(step, Ending.REJECTED, base);
    } else {
      end(Outcome.REJECTED);
    }
  }

  Optional<Fork> forkOf(Step step) {
    return definition().forkOf(definition().steps().indexOf(step));
  }

  void close(ReferenceStep step, Ending how, Instant base) {
    open.remove(step);
    record(step, how);
    proceed(base);
  }

  private void record(ReferenceStep step, Ending how) {
    ended.put(step.step.name(), how);
    said.put(step.step.name(), step.votes());
  }

  /** Takes back how these steps stand, and what was withdrawn on account of a branch that is not approved any more. */
  void forget(Collection<String> names) {
    ended.keySet().removeAll(names);
    open.removeIf(step -> names.contains(step.step.name()));
    aside.removeIf(step -> names.contains(step.step.name()));
    for (Fork fork : definition().forks()) {
      if (!isJoined(fork)) {
        stepsOf(fork).forEach(step -> ended.remove(step.name(), Ending.WITHDRAWN));
      }
    }
    said.keySet().retainAll(ended.keySet());
  }

  /** Goes back to what is to be decided first, and sets aside what waits behind that. */
  void goBack() {
    Set<String> first = firstToDecide();
    List.copyOf(open).stream().filter(step -> !first.contains(step.step.name())).forEach(this::setAside);
    proceed(now);
  }

  /** Has those of {@code left} that cannot just wait go on, and those asked anew in their turn that are set aside. */
  void lookAgain(Set<ReferenceStep> left) {
    aside.removeIf(step -> left.contains(step) && !step.justWaits());
    for (ReferenceStep step : List.copyOf(open)) {
      if (left.contains(step) && open.contains(step) && !step.justWaits()) {
        new ReferenceWait(this).judge(step);
      }
    }
  }

  void setAside(ReferenceStep step) {
    open.remove(step);
    aside.add(step);
    step.setAside(now);
  }

  private Set<String> firstToDecide() {
    for (int index = 0; index < definition().steps().size(); index++) {
      Fork fork = definition().forkOf(index).orElse(null);
      Set<String> first = new TreeSet<>();
      if (fork == null) {
        firstToDecide(index, index + 1).ifPresent(first::add);
      } else {
        index = fork.end() - 1;
        if (!isJoined(fork)) {
          fork.branches().forEach(branch -> firstToDecide(branch.first(), branch.end()).ifPresent(first::add));
        }
      }
      if (!first.isEmpty()) {
        return first;
      }
    }
    return Set.of();
  }

  private Optional<String> firstToDecide(int from, int end) {
    for (Step step : definition().steps().subList(from, end)) {
      Ending how = ended.get(step.name());
      if (how == Ending.REJECTED || how == Ending.WITHDRAWN) {
        return Optional.empty();
      }
      if (how == null && ReferenceCriteria.hold(step.criteria(), people.answers().subject())) {
        return Optional.of(step.name());
      }
    }
    return Optional.empty();
  }

  /** Walks the whole chain again from its start, and opens what there is to open. */
  void proceed(Instant base) {
    for (int index = 0; index < definition().steps().size(); index++) {
      Fork fork = definition().forkOf(index).orElse(null);
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
      if (!isJoined(fork)) {
        all &= passes(branch, base);
      }
      if (outcome != null) {
        return false;
      }
    }
    if (isJoined(fork)) {
      withdraw(fork);
      return true;
    }
    return all || passesWithoutAny(fork);
  }

  private void withdraw(Fork fork) {
    for (List<ReferenceStep> waiting : List.of(open, aside)) {
      for (ReferenceStep step : List.copyOf(waiting)) {
        if (stepsOf(fork).contains(step.step)) {
          waiting.remove(step);
          record(step, Ending.WITHDRAWN);
        }
      }
    }
  }

  /** Whether the first of the branches of {@code fork} has been approved, if that is enough. */
  private boolean isJoined(Fork fork) {
    return fork.join() == Join.ANY && fork.branches().stream().anyMatch(this::isApproved);
  }

  private boolean isApproved(Branch branch) {
    List<Step> steps = definition().steps().subList(branch.first(), branch.end());
    return steps.stream().allMatch(step ->
            ended.get(step.name()) == Ending.APPROVED || ended.get(step.name()) == Ending.SKIPPED)
        && steps.stream().anyMatch(step -> ended.get(step.name()) == Ending.APPROVED);
  }

  /** Whether an administrator approved the request when {@code step} could still have been asked. */
  boolean isOverruled(Step step) {
    Fork fork = forkOf(step).orElse(null);
    return outcome == Outcome.APPROVED && !ended.containsKey(step.name()) && (fork == null
        || !isJoined(fork) && isAlive(fork.branchOf(definition().steps().indexOf(step))));
  }

  private boolean isAlive(Branch branch) {
    return definition().steps().subList(branch.first(), branch.end()).stream()
        .map(step -> ended.get(step.name())).noneMatch(how -> how == Ending.REJECTED || how == Ending.WITHDRAWN);
  }

  private List<Step> stepsOf(Fork fork) {
    return definition().steps().subList(fork.first(), fork.end());
  }

  /** A fork that waits for the first of its branches, none of which has been approved. */
  private boolean passesWithoutAny(Fork fork) {
    boolean waits = open.stream().anyMatch(step -> stepsOf(fork).contains(step.step));
    if (fork.join() == Join.ALL || waits) {
      return false;
    }
    if (stepsOf(fork).stream().anyMatch(step -> ended.get(step.name()) == Ending.REJECTED)) {
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

  /** Whether the step at {@code index} is behind us; one that was not reached is opened, if anybody decides it. */
  private boolean passes(int index, Instant base) {
    Step step = definition().steps().get(index);
    Ending how = ended.get(step.name());
    if (how != null) {
      return how == Ending.APPROVED || how == Ending.SKIPPED;
    }
    if (outcome != null || open.stream().anyMatch(each -> each.step.equals(step))) {
      return false;
    }
    Optional<ReferenceStep> waiting = aside.stream().filter(each -> each.step.equals(step)).findFirst();
    if (waiting.isPresent()) {
      aside.remove(waiting.get());
      open.add(waiting.get());
      waiting.get().resume(base, now);
      return false;
    }
    if (!ReferenceCriteria.hold(step.criteria(), people.answers().subject())) {
      ended.put(step.name(), Ending.SKIPPED);
      return true;
    }
    return opens(step, base);
  }

  private boolean opens(Step step, Instant base) {
    if (people.isKnown(step)) {
      ended.put(step.name(), Ending.APPROVED);
      return true;
    }
    ReferencePanel panel = people.approvers(step);
    if (!panel.couldBeApproved(step.rule())) {
      if (ReferencePeople.isLeft(step)) {
        ended.put(step.name(), ReferencePeople.leaving(step));
        return true;
      }
      panel = people.standIns(step, Set.of());
    }
    if (panel == null) {
      end(Outcome.FAILED);
    } else {
      open.add(ReferenceStep.opened(step, people, panel, base, now));
    }
    return false;
  }

  /** Returns how far this is, in the words of {@link EngineView}. */
  @Override
  public String toString() {
    if (outcome != null && outcome != Outcome.APPROVED) {
      return outcome.name();
    }
    return EngineView.words(
        outcome == null ? "" : outcome.name(), texts(open), texts(aside),
        definition().steps().stream().filter(step -> ended.containsKey(step.name()))
            .map(step -> "%s %s %s".formatted(
                step.name(), ended.get(step.name()), said.getOrDefault(step.name(), List.of())))
            .collect(joining(", ")),
        outcome == null ? expiry : null, returns, returned || lapsed,
        ReferenceContent.text(people.answers().subject().fields()));
  }

  private static List<String> texts(List<ReferenceStep> steps) {
    return steps.stream().map(ReferenceStep::toString).sorted().toList();
  }
}
