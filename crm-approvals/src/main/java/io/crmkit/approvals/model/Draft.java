package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision in the making: the events so far and the state that they lead to.
 *
 * <p>Each event is folded in as it is emitted, so a decision can never rest on a state that its own events do not
 * build.
 */
final class Draft {

  private final Briefing briefing;
  private final Instant at;
  private final List<ApprovalEvent> events = new ArrayList<>(4);
  private Approval state;
  private Instant since;
  private int focus;

  Draft(Approval state, Briefing briefing) {
    this.state = state;
    this.briefing = briefing;
    this.at = timeOf(state, briefing.at());
    this.since = at;
  }

  /**
   * Returns when a command given at {@code at} happens: then, or at the last event if a clock ran backwards in between.
   */
  static Instant timeOf(Approval state, Instant at) {
    Instant last = state.trail().at();
    return at.isBefore(last) ? last : at;
  }

  void emit(ApprovalEvent event) {
    events.add(event);
    state = Evolution.apply(state, event);
  }

  /** Emits {@code event} and then what the definition wants done on {@code trigger}. */
  void emit(ApprovalEvent event, Trigger trigger) {
    emit(event);
    request(trigger);
  }

  /** Asks the host for what the definition wants done on {@code trigger}. */
  void request(Trigger trigger) {
    for (Action action : definition().actions()) {
      if (action.on() == trigger) {
        emit(new ApprovalEvent.ActionRequested(trigger, action.type(), action.with(), at));
      }
    }
  }

  Instant at() {
    return at;
  }

  /** Returns from when new deadlines count: now, or the deadline in the past that is being made up for. */
  Instant since() {
    return since;
  }

  void countFrom(Instant instant) {
    since = instant;
  }

  Approval state() {
    return state;
  }

  boolean isPending() {
    return state instanceof Pending;
  }

  Pending pending() {
    return (Pending) state;
  }

  /** Turns to another open step: what follows is about it. */
  void turnTo(OpenStep step) {
    focus = step.index();
  }

  /** Returns the open step that this is about. */
  OpenStep step() {
    return pending().openStep(focus).orElseThrow(() -> new IllegalStateException("step %d is not open".formatted(focus)));
  }

  Origin origin() {
    return state instanceof Settled settled ? settled.origin() : pending().origin();
  }

  Actor requester() {
    return origin().requester();
  }

  /** Returns what the subject says now. */
  Subject subject() {
    return state instanceof Settled settled ? settled.subject() : pending().subject();
  }

  /** Returns the digest of what {@code step} watches; null if the definition binds approvals to nothing. */
  @Nullable String content(OpenStep step) {
    return Watch.isOn(definition()) ? Watch.digest(definition(), definitionOf(step), subject().fields()) : null;
  }

  Step definitionOf(OpenStep step) {
    return definition().steps().get(step.index());
  }

  Definition definition() {
    return briefing.definition();
  }

  /** Returns what the request is pinned to until a migration. */
  Definition definitionBefore() {
    return briefing.before();
  }

  Facts facts() {
    return briefing.facts();
  }

  List<Actor> people(Collection<? extends ApproverRef> refs) {
    return briefing.facts().people(refs);
  }

  /** Whether {@code actor} administers the request, by what its subject says before the command. */
  boolean isAdministrator(Actor actor) {
    return Inquiry.changesContent(briefing.command())
        ? facts().administrators().contains(actor)
        : people(definition().administrators()).contains(actor);
  }

  /** Puts another event in the place of one that led to the same state. */
  void amend(int index, ApprovalEvent event) {
    events.set(index, event);
  }

  List<ApprovalEvent> events() {
    return events;
  }
}
