package io.crmkit.approvals.model;

import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.core.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which step it is somebody's turn, and in whose place; or why in none.
 *
 * @param mandate null if they are asked themselves
 * @param refusal null if it is their turn
 */
record Turn(@Nullable OpenStep at, @Nullable Mandate mandate, @Nullable ApprovalRefusal refusal) {

  /**
   * Returns the turn of {@code actor} in the step with this name, or in the only one in which they have one. A seat of
   * their own goes before anybody else's.
   */
  static Turn of(Draft draft, Actor actor, @Nullable String name) {
    if (Barring.of(draft).isBarredRequester(actor)) {
      return refused(new ApprovalRefusal.OwnRequest(actor));
    }
    if (draft.facts().inactive().contains(actor)) {
      return refused(new ApprovalRefusal.Inactive(actor));
    }
    List<OpenStep> steps = draft.pending().meantBy(name);
    if (steps.isEmpty()) {
      return refused(new ApprovalRefusal.NotOpen(
          Objects.requireNonNull(name), draft.pending().steps().stream().map(OpenStep::name).toList()));
    }
    List<OpenStep> asking = asking(steps, actor);
    if (asking.size() > 1) {
      return several(actor, asking);
    }
    if (asking.isEmpty()) {
      return forOthers(draft, steps, actor);
    }
    Optional<ApprovalRefusal> barred =
        Barring.of(draft).objection(draft.definitionOf(asking.get(0)), actor);
    return barred.isPresent() ? refused(barred.get()) : new Turn(asking.get(0), null, null);
  }

  private static List<OpenStep> asking(List<OpenStep> steps, Actor actor) {
    List<OpenStep> asking = new ArrayList<>(1);
    for (OpenStep step : steps) {
      if (step.isAsked(actor)) {
        asking.add(step);
      }
    }
    return asking;
  }

  /** Returns the step, for a turn that was not refused. */
  OpenStep step() {
    return Objects.requireNonNull(at);
  }

  /** Returns in whose seat this turn is. */
  Actor holder(Actor actor) {
    return mandate == null ? actor : mandate.principal();
  }

  /** Returns who passed it on from the holder of the seat that it is this turn; nobody in a seat of one's own. */
  List<Actor> via() {
    return mandate == null ? List.of() : mandate.via();
  }

  private static Turn forOthers(Draft draft, List<OpenStep> steps, Actor agent) {
    Map<OpenStep, Mandate> places = new LinkedHashMap<>();
    if (!draft.facts().agency().delegations().isEmpty()) {
      Agents agents = Agents.of(draft, agent);
      for (OpenStep step : steps) {
        agents.mandatesIn(step).stream().findFirst().ifPresent(mandate -> places.put(step, mandate));
      }
    }
    if (places.size() > 1) {
      return several(agent, List.copyOf(places.keySet()));
    }
    return places.entrySet().stream().findFirst()
        .map(place -> new Turn(place.getKey(), place.getValue(), null))
        .orElseGet(() -> refused(notAsked(nearest(steps, agent), agent)));
  }

  private static Turn several(Actor actor, List<OpenStep> steps) {
    return refused(new ApprovalRefusal.SeveralSteps(actor, steps.stream().map(OpenStep::name).toList()));
  }

  private static Turn refused(ApprovalRefusal refusal) {
    return new Turn(null, null, refusal);
  }

  /** Returns the step that has to do with {@code actor}, and the first if none has. */
  private static OpenStep nearest(List<OpenStep> steps, Actor actor) {
    return steps.stream().filter(step -> step.hasSeat(actor) || step.hasVoted(actor)).findFirst()
        .orElse(steps.get(0));
  }

  private static ApprovalRefusal notAsked(OpenStep step, Actor actor) {
    if (step.hasVoted(actor)) {
      return new ApprovalRefusal.AlreadyVoted(actor, step.name());
    }
    if (step.holdsOpenSeat(actor)) {
      Optional<Actor> claimer = step.queueOf(actor).flatMap(Panel::claimer);
      return claimer.isPresent()
          ? new PeopleRefusal.ClaimedByAnother(step.name(), claimer.get())
          : new ApprovalRefusal.NotYourTurn(actor, step.name(), step.asked());
    }
    if (step.hasClosedSeat(actor)) {
      return new ApprovalRefusal.SeatClosed(actor, step.name());
    }
    return step.hasSeat(actor)
        ? new ApprovalRefusal.NoOpenSeat(actor, step.name())
        : new ApprovalRefusal.NotAnApprover(actor, step.name(), step.asked());
  }
}
