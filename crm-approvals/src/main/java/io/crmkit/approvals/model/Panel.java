package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Objects;

/**
 * People who decide a step together: the approvers of the step, those who stand in for them, or a rung of its ladder.
 *
 * @param kind how the panel came about, which also tells by what rule it decides
 * @param order whether its seats are asked together or in turn
 * @param slate what each seat weighs and which groups it belongs to
 * @param holders who holds each seat of the slate; nobody holds two
 * @param ballots what each seat has voted
 * @param state whether its votes count
 */
public record Panel(Kind kind, Order order, Slate slate, List<Actor> holders, Ballots ballots, State state) {

  /** How a panel came about. */
  public enum Kind { APPROVERS, FALLBACK, ADMINISTRATORS, ESCALATION }

  /** Whether the votes of a panel count. */
  public enum State { OPEN, CLOSED }

  public Panel {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(slate, "slate");
    Objects.requireNonNull(ballots, "ballots");
    Objects.requireNonNull(state, "state");
    holders = List.copyOf(holders);
    if (holders.size() != slate.size() || holders.size() != ballots.size()) {
      throw new IllegalArgumentException(
          "%d holders, %d seats and %d ballots do not go together"
              .formatted(holders.size(), slate.size(), ballots.size()));
    }
  }

  /** Returns a panel in which nobody has voted yet. */
  static Panel seated(Kind kind, Order order, Slate slate, List<Actor> holders) {
    return new Panel(kind, order, slate, holders, Ballots.blank(slate.size()), State.OPEN);
  }

  /** Whether {@code seat} may vote now. */
  public boolean isAsked(int seat) {
    return state == State.OPEN && ballots.isOpen(seat) && (order == Order.PARALLEL || seat == firstOpen());
  }

  /** Returns the seat of {@code actor}, or -1. */
  int seatOf(Actor actor) {
    return holders.indexOf(actor);
  }

  /** Whether {@code actor} holds a seat here that has not voted, in an open panel, whosever turn it is. */
  boolean holdsOpenSeat(Actor actor) {
    int seat = seatOf(actor);
    return seat >= 0 && state == State.OPEN && ballots.isOpen(seat);
  }

  boolean hasVoted(Actor actor) {
    int seat = seatOf(actor);
    return seat >= 0 && ballots.choice(seat).isPresent();
  }

  Panel with(Ballots newBallots) {
    return new Panel(kind, order, slate, holders, newBallots, state);
  }

  /**
   * Fills the seat of {@code actor}, in turn or not: whoever is asked in one panel gives one vote for all their seats.
   */
  Panel voted(Actor actor, Choice choice) {
    return holdsOpenSeat(actor) ? with(ballots.with(seatOf(actor), choice)) : this;
  }

  Panel vacated(Actor actor) {
    return holdsOpenSeat(actor) ? with(ballots.vacate(seatOf(actor))) : this;
  }

  Panel reassigned(Actor from, Actor to) {
    if (!holdsOpenSeat(from)) {
      return this;
    }
    Actor[] next = holders.toArray(new Actor[0]);
    next[seatOf(from)] = to;
    return new Panel(kind, order, slate, List.of(next), ballots, state);
  }

  Panel closed() {
    return new Panel(kind, order, slate, holders, ballots, State.CLOSED);
  }

  private int firstOpen() {
    for (int seat = 0; seat < ballots.size(); seat++) {
      if (ballots.isOpen(seat)) {
        return seat;
      }
    }
    return -1;
  }
}
