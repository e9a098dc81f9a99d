package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalEvent.ApproverAdded;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.QueueClaimed;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people share the work of a step: they take a queue, give it back, or have somebody else asked as well. */
final class Assistance {

  private Assistance() {}

  static Optional<ApprovalRefusal> claim(Draft draft, Claim claim) {
    Turn turn = Turn.of(draft, claim.by(), claim.step());
    if (turn.refusal() != null) {
      return Optional.of(turn.refusal());
    }
    OpenStep step = turn.step();
    Actor holder = turn.holder(claim.by());
    Optional<Panel> queue = step.queueOf(holder);
    if (queue.isEmpty()) {
      return Optional.of(new PeopleRefusal.NothingToClaim(claim.by(), step.name()));
    }
    if (queue.get().claimer().isEmpty()) {
      draft.emit(new QueueClaimed(
          step.index(), holder, claim.by(), turn.via(), Claims.until(draft, step, holder), draft.at()));
    }
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> release(Draft draft, Release release) {
    List<OpenStep> claimed =
        draft.pending().meantBy(release.step()).stream().filter(step -> step.claimer().isPresent()).toList();
    List<OpenStep> own = claimed.stream().filter(step -> hasClaimed(draft, release.by(), step)).toList();
    List<OpenStep> meant = own.isEmpty() && draft.isAdministrator(release.by()) ? claimed : own;
    if (meant.size() > 1) {
      return Optional.of(
          new ApprovalRefusal.SeveralSteps(release.by(), meant.stream().map(OpenStep::name).toList()));
    }
    if (meant.isEmpty()) {
      return Optional.of(claimed.isEmpty()
          ? new PeopleRefusal.NothingToClaim(release.by(), name(draft, release.step()))
          : new ApprovalRefusal.NotAllowed(release.by(), "release what %s has claimed".formatted(
              claimed.get(0).claimer().orElseThrow()), Entitled.HOLDER));
    }
    release(draft, release, meant.get(0), own.isEmpty() ? Authority.ADMINISTRATOR : Authority.OWN);
    return Optional.empty();
  }

  /** Whether {@code person} has claimed the queue of {@code step}, or acts for whoever has. */
  private static boolean hasClaimed(Draft draft, Actor person, OpenStep step) {
    Actor holder = step.claimer().orElseThrow();
    return holder.equals(person) || mandateFor(draft, person, step, holder) != null;
  }

  private static void release(Draft draft, Release release, OpenStep step, Authority authority) {
    Actor holder = step.claimer().orElseThrow();
    Mandate mandate = mandateFor(draft, release.by(), step, holder);
    draft.emit(new ClaimReleased(
        step.index(), holder, release.by(), mandate == null ? List.of() : mandate.via(), authority, release.reason(),
        draft.at()));
  }

  static Optional<ApprovalRefusal> add(Draft draft, AddApprover add) {
    Turn turn = Turn.of(draft, add.by(), add.step());
    boolean asked = turn.refusal() == null
        && draft.definitionOf(turn.step()).duties().additions() == Additions.BY_APPROVERS;
    if (!asked && !draft.isAdministrator(add.by())) {
      return Optional.of(turn.refusal() != null
          ? turn.refusal()
          : new ApprovalRefusal.NotAllowed(
              add.by(), "add approvers to step '%s', which does not say ad_hoc".formatted(turn.step().name()),
              Entitled.ADMINISTRATOR));
    }
    List<OpenStep> steps = asked ? List.of(turn.step()) : draft.pending().meantBy(add.step());
    if (steps.size() != 1) {
      return Optional.of(ambiguous(draft, add, steps));
    }
    OpenStep step = steps.get(0);
    if (!asked && add.place() != Place.WITH_ME) {
      return Optional.of(new PeopleRefusal.NoPlace(add.by(), step.name()));
    }
    Optional<ApprovalRefusal> objection = Participation.newcomer(draft, steps, add.person());
    if (objection.isEmpty()) {
      draft.emit(new ApproverAdded(
          step.index(), add.person(), asked ? turn.holder(add.by()) : add.by(), add.place(), add.by(),
          asked ? turn.via() : List.of(), asked ? Authority.OWN : Authority.ADMINISTRATOR, add.reason(), draft.at()));
    }
    return objection;
  }

  private static ApprovalRefusal ambiguous(Draft draft, AddApprover add, List<OpenStep> steps) {
    List<String> open = draft.pending().steps().stream().map(OpenStep::name).toList();
    return steps.isEmpty()
        ? new ApprovalRefusal.NotOpen(name(draft, add.step()), open)
        : new ApprovalRefusal.SeveralSteps(add.by(), open);
  }

  private static @Nullable Mandate mandateFor(Draft draft, Actor agent, OpenStep step, Actor holder) {
    return draft.facts().inactive().contains(agent) || draft.facts().agency().delegations().isEmpty()
        ? null
        : Agents.of(draft, agent).mandatesIn(step).stream()
            .filter(each -> each.principal().equals(holder)).findFirst().orElse(null);
  }

  private static String name(Draft draft, @Nullable String step) {
    return step == null ? draft.pending().openStep().name() : step;
  }
}
