package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.Barred;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Branch;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a pending request passes from one definition to another. Steps are the same if they have the same name, or if the
 * command says so; decided ones keep their result as far as it still says something, and open ones the votes of everybody
 * whom the new definition seats and lets decide. What somebody was asked about a step stays asked, and one that was sent
 * back to its requester waits for them still.
 */
final class Migration {

  private final Draft draft;
  private final Migrate command;
  private final Pending before;
  private final Definition target;
  private final Set<Actor> dropped = new LinkedHashSet<>();
  private final List<OpenStep> open = new ArrayList<>();
  private final KeptResults results;

  private Migration(Draft draft, Migrate command) {
    this.draft = draft;
    this.command = command;
    this.before = draft.pending();
    this.target = draft.definition();
    this.results = new KeptResults(draft);
  }

  static Optional<ApprovalRefusal> migrate(Draft draft, Migrate command) {
    Migration migration = new Migration(draft, command);
    Optional<ApprovalRefusal> objection = migration.objection();
    if (objection.isEmpty()) {
      migration.emit();
    }
    return objection;
  }

  private Optional<ApprovalRefusal> objection() {
    Optional<ApprovalRefusal> objection = toTheCommand();
    if (objection.isEmpty()) {
      objection = toTheSubject();
    }
    if (objection.isEmpty()) {
      objection = merged();
    }
    if (objection.isEmpty()) {
      keepResults();
      objection = keepOpenSteps();
      results.leaveDeadBranches(open);
    }
    if (objection.isEmpty() && !goTogether()) {
      objection = Optional.of(new MigrationRefusal.OtherShape(
          target.name(), open.stream().map(OpenStep::name).toList()));
    }
    return objection.isPresent() ? objection : missed();
  }

  private Optional<ApprovalRefusal> toTheCommand() {
    if (!draft.isAdministrator(command.by())) {
      return Optional.of(new ApprovalRefusal.NotAllowed(command.by(), "migrate this request", Entitled.ADMINISTRATOR));
    }
    if (before.origin().definition().equals(command.to())) {
      return Optional.of(new MigrationRefusal.AlreadyThere(command.to()));
    }
    if (!before.course().parked().isEmpty()) {
      return Optional.of(new MigrationRefusal.OtherShape(
          target.name(), before.course().parked().stream().map(parked -> parked.step().name()).toList()));
    }
    Instant due = before.dueAt().orElse(null);
    return due != null && due.isBefore(draft.at())
        ? Optional.of(new MigrationRefusal.Overdue(due))
        : Optional.empty();
  }

  private Optional<ApprovalRefusal> toTheSubject() {
    Subject subject = before.subject();
    if (!target.entityType().equals(subject.entityType())) {
      return Optional.of(new ApprovalRefusal.WrongEntityType(target.entityType(), subject.entityType()));
    }
    Optional<ApprovalRefusal> failure = Criteria.failure(target, subject);
    return failure.isEmpty() && !Criteria.hold(target.entry(), subject)
        ? Optional.of(new ApprovalRefusal.DoesNotApply(command.to()))
        : failure;
  }

  /** Finds a step that would have the results or votes of two. */
  private Optional<ApprovalRefusal> merged() {
    Set<String> begun = new LinkedHashSet<>();
    before.results().forEach(result -> begun.add(result.name()));
    before.steps().forEach(step -> begun.add(step.name()));
    for (Step step : target.steps()) {
      List<String> names = begun.stream().filter(name -> newName(name).equals(step.name())).toList();
      if (names.size() > 1) {
        return Optional.of(new MigrationRefusal.MergesSteps(names, step.name()));
      }
    }
    return Optional.empty();
  }

  private void keepResults() {
    for (StepResult result : before.results()) {
      int index = indexOf(result.name());
      if (index >= 0) {
        results.take(result, index);
      }
    }
  }

  private Optional<ApprovalRefusal> keepOpenSteps() {
    for (OpenStep step : before.steps()) {
      int index = indexOf(step.name());
      if (index < 0) {
        return Optional.of(new MigrationRefusal.LosesStep(step.name(), target.name()));
      }
      Step definition = target.steps().get(index);
      Barring barring = Barring.foreseen(draft, draft.subject().fields(), results.all(), open);
      Seating seating = Seating.of(draft, definition, barring);
      Panel seated = seating.panel();
      if (seated == null) {
        return Optional.of(new ApprovalRefusal.NoQualifiedApprover(definition.name(), seating.barred()));
      }
      open.add(kept(without(step, definition, barring), index, definition, seated));
    }
    return dropped.isEmpty() || command.votes() == Votes.DROP
        ? Optional.empty()
        : Optional.of(new MigrationRefusal.LosesVotes(List.copyOf(dropped)));
  }

  /** Returns a step without the votes that say nothing by the new definition, in whatever seat. */
  private OpenStep without(OpenStep step, Step definition, Barring barring) {
    OpenStep next = step;
    boolean unseen = !results.hasSeen(step.name(), definition);
    for (StepVote vote : step.counted()) {
      if (unseen || barring.bars(definition, vote.by()) || barring.bars(definition, vote.holder())) {
        dropped.add(vote.holder());
        next = next.withoutVoteOf(vote.holder());
      }
    }
    return next;
  }

  private OpenStep kept(OpenStep step, int index, Step definition, Panel seated) {
    List<Panel> panels = new ArrayList<>(step.panels());
    Panel first = panels.get(0);
    boolean ofApprovers = first.kind() == Panel.Kind.APPROVERS && seated.kind() == Panel.Kind.APPROVERS;
    if (ofApprovers || first.state() == Panel.State.OPEN) {
      panels.set(0, carried(step, first, seated));
    }
    int level = Math.min(step.level(), target.escalationOf(definition).levels().size());
    OpenStep kept = new OpenStep(index, definition.name(), step.openedAt(), panels, level, null);
    Set<Actor> asked = kept.openSeats().keySet();
    Instant due = staysStopped(step, definition, kept) ? null : Ladder.dueAfter(draft, definition, level, asked);
    return kept.climbed(level, due).reminding(reminding(definition, asked));
  }

  /** Whether a vote that is kept has stopped the ladder of {@code step}, as it does by the new definition. */
  private boolean staysStopped(OpenStep step, Step definition, OpenStep kept) {
    Escalation old = draft.definitionBefore().escalationOf(draft.definitionBefore().steps().get(step.index()));
    boolean isAtItsEnd = step.level() == old.levels().size() && old.last().action() == LastAction.WAIT;
    return old.stopRule() == StopRule.FIRST_VOTE && !isAtItsEnd && !Ladder.isOn(draft, step)
        && target.escalationOf(definition).stopRule() == StopRule.FIRST_VOTE && !kept.counted().isEmpty();
  }

  private Reminding reminding(Step definition, Set<Actor> asked) {
    Instant due = Reminder.firstDue(draft, definition, asked);
    return due == null ? Reminding.NONE : new Reminding(0, due);
  }

  /** Returns the new panel with what its people have voted in this step, in whatever panel: nobody votes twice. */
  private Panel carried(OpenStep step, Panel old, Panel seated) {
    Panel next = seated;
    for (int i = 0; i < step.panels().size(); i++) {
      Panel panel = step.panels().get(i);
      for (int seat : panel.ballots().turns()) {
        Actor voter = panel.holders().get(seat);
        next = next.voted(voter, panel.ballots().choice(seat).orElseThrow(),
            panel.circumstances().proxies().getOrDefault(seat, voter));
        if (i == 0 && seated.seatOf(voter) < 0) {
          dropped.add(voter);
        }
      }
    }
    return old.state() == Panel.State.OPEN ? next : next.closed();
  }

  /** Whether the new definition can have these steps open at once, and no branch beside them left out. */
  private boolean goTogether() {
    if (open.isEmpty()) {
      return true;
    }
    Fork fork = target.forkOf(open.get(0).index()).orElse(null);
    if (fork == null) {
      return open.size() == 1;
    }
    Set<Branch> branches = new LinkedHashSet<>();
    for (OpenStep step : open) {
      if (!fork.holds(step.index()) || !branches.add(fork.branchOf(step.index()))) {
        return false;
      }
    }
    return fork.branches().stream().allMatch(branch -> branches.contains(branch) || results.isOver(branch));
  }

  /** Finds the steps that the request would have passed by without being asked. */
  private Optional<ApprovalRefusal> missed() {
    List<Integer> missed = new ArrayList<>();
    for (int index = 0; index < target.steps().size(); index++) {
      boolean asks = results.applies(index) && !results.has(index) && !results.isNeedless(index);
      if (results.losesRejection(index) || (isBehind(index) && asks)) {
        missed.add(index);
      }
    }
    List<String> names = missed.stream().map(index -> target.steps().get(index).name()).toList();
    if (!missed.isEmpty() && command.missed() == Missed.REFUSE) {
      return Optional.of(new MigrationRefusal.MissesSteps(names));
    }
    missed.forEach(results::passOver);
    return Optional.empty();
  }

  /** Whether the chain has passed the place of a step: in front of the open ones, in each branch for itself. */
  private boolean isBehind(int index) {
    if (open.isEmpty()) {
      return false;
    }
    Fork fork = target.forkOf(open.get(0).index()).orElse(null);
    if (fork == null || !fork.holds(index)) {
      return index < open.get(0).index() && (fork == null || index < fork.first());
    }
    Branch branch = fork.branchOf(index);
    return open.stream().anyMatch(step -> branch.holds(step.index()) && index < step.index());
  }

  private String newName(String oldName) {
    return Objects.requireNonNull(command.renamed().getOrDefault(oldName, oldName));
  }

  private int indexOf(String oldName) {
    String name = newName(oldName);
    for (int index = 0; index < target.steps().size(); index++) {
      if (target.steps().get(index).name().equals(name)) {
        return index;
      }
    }
    return -1;
  }

  private void emit() {
    for (OpenStep step : before.steps()) {
      step.claimer().ifPresent(holder -> draft.emit(new ClaimReleased(
          step.index(), holder, command.by(), List.of(), Authority.ADMINISTRATOR, command.reason(), draft.at())));
    }
    draft.emit(new Migrated(command.by(), command.to(), open, results.all(), List.copyOf(dropped), expiry(),
        command.reason(), draft.at()));
    draft.pending().steps().forEach(this::leaveBarred);
    for (OpenStep step : open) {
      if (draft.isPending() && draft.pending().openStep(step.index()).isPresent()) {
        draft.turnTo(step);
        Verdict.reach(draft);
      }
    }
  }

  /** Empties the seats of those who must not decide a step by the new definition, whatever has led to them. */
  private void leaveBarred(OpenStep step) {
    Barring barring = Barring.of(draft);
    for (Actor holder : step.openSeats().keySet()) {
      Barred.Reason reason = barring.reason(draft.definitionOf(step), holder);
      if (reason != null) {
        Questions.withdraw(draft, step, holder);
        draft.emit(new SeatVacated(step.index(), holder, reason.text(), draft.at()));
      }
    }
  }

  private @Nullable Instant expiry() {
    Duration after = target.expiresAfter();
    return after == null ? null : Ladder.expiry(draft, pendingSince(), after);
  }

  /** Returns since when the time runs after which the request expires: since it was submitted, or opened again. */
  private Instant pendingSince() {
    Course.Expiry reopened = before.course().expiry();
    if (reopened == null) {
      return before.origin().submittedAt();
    }
    return reopened.since() == null ? draft.at() : reopened.since();
  }
}
