package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People who decide a step together: the approvers of the step, those who stand in for them, or a rung of its ladder.
 *
 * @param kind how the panel came about, which also tells by what rule it decides
 * @param order whether its seats are asked together or in turn
 * @param slate what each seat weighs and which groups it belongs to
 * @param holders who holds each seat of the slate; nobody holds two
 * @param ballots what each seat has voted
 * @param state whether its votes count
 * @param circumstances what is unusual about it
 */
public record Panel(
    Kind kind, Order order, Slate slate, List<Actor> holders, Ballots ballots, State state,
    Circumstances circumstances) {

  /** How a panel came about. */
  public enum Kind {
    APPROVERS,
    FALLBACK,
    ADMINISTRATORS,
    ESCALATION,

    /** Somebody whom an approver wanted to be asked as well; decides nothing, but their rejection does. */
    ADDED
  }

  /** Whether the votes of a panel count. */
  public enum State { OPEN, CLOSED }

  public Panel {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(slate, "slate");
    Objects.requireNonNull(ballots, "ballots");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(circumstances, "circumstances");
    holders = List.copyOf(holders);
    if (holders.size() != slate.size() || holders.size() != ballots.size()) {
      throw new IllegalArgumentException(
          "%d holders, %d seats and %d ballots do not go together"
              .formatted(holders.size(), slate.size(), ballots.size()));
    }
  }

  /** A panel with nothing unusual about it. */
  public Panel(Kind kind, Order order, Slate slate, List<Actor> holders, Ballots ballots, State state) {
    this(kind, order, slate, holders, ballots, state, Circumstances.NONE);
  }

  /** Returns the panel of somebody who was added. */
  static Panel added(Actor person, Circumstances.Addition addition) {
    return new Panel(Kind.ADDED, Order.PARALLEL, Slate.of(1), List.of(person), Ballots.blank(1), State.OPEN,
        new Circumstances(Map.of(), Circumstances.NOBODY, null, addition));
  }

  /** Returns a panel in which nobody has voted yet. */
  static Panel seated(Kind kind, Order order, Slate slate, List<Actor> holders) {
    return new Panel(kind, order, slate, holders, Ballots.blank(slate.size()), State.OPEN);
  }

  /** Whether {@code seat} may vote now. */
  public boolean isAsked(int seat) {
    return state == State.OPEN && ballots.isOpen(seat) && isTurnOf(seat);
  }

  /** Returns who may vote now, by their seats. */
  List<Actor> asked() {
    if (order == Order.SEQUENTIAL) {
      int first = firstOpen();
      return first >= 0 && isAsked(first) ? List.of(holders.get(first)) : List.of();
    }
    return open().stream().filter(seat -> isTurnOf(seat)).map(holders::get).toList();
  }

  /** Returns who holds a seat that has not voted, if this is open, whosever turn it is. */
  List<Actor> waiting() {
    return open().stream().map(holders::get).toList();
  }

  private List<Integer> open() {
    List<Integer> open = new ArrayList<>();
    for (int seat = 0; seat < holders.size() && state == State.OPEN; seat++) {
      if (ballots.isOpen(seat)) {
        open.add(seat);
      }
    }
    return open;
  }

  private boolean isTurnOf(int seat) {
    if (order == Order.QUEUE) {
      return circumstances.claimed() == Circumstances.NOBODY || circumstances.claimed() == seat;
    }
    return order == Order.PARALLEL || seat == firstOpen();
  }

  /** Returns who has claimed this queue, if anybody has and its votes count. */
  public Optional<Actor> claimer() {
    return circumstances.claimed() == Circumstances.NOBODY || state == State.CLOSED
        ? Optional.empty()
        : Optional.of(holders.get(circumstances.claimed()));
  }

  /** Returns who has voted in this panel: holders, and those who did in their place. */
  Set<Actor> voters() {
    Set<Actor> voters = new LinkedHashSet<>(circumstances.proxies().values());
    for (int seat : ballots.turns()) {
      voters.add(holders.get(seat));
    }
    return voters;
  }

  /** Returns what was voted in this panel, in the order in which it was. */
  List<StepVote> votes() {
    List<StepVote> votes = new ArrayList<>();
    for (int seat : ballots.turns()) {
      Actor holder = holders.get(seat);
      Actor by = circumstances.proxies().getOrDefault(seat, holder);
      votes.add(new StepVote(by, holder, ballots.choice(seat).orElseThrow()));
    }
    return votes;
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

  /** Whether {@code actor} has voted, in a seat of their own or in place of somebody, or somebody has in theirs. */
  boolean hasVoted(Actor actor) {
    int seat = seatOf(actor);
    return (seat >= 0 && ballots.choice(seat).isPresent()) || circumstances.proxies().containsValue(actor);
  }

  private Panel with(Ballots newBallots, Circumstances others) {
    return new Panel(kind, order, slate, holders, newBallots, state, others);
  }

  /**
   * Fills the seat of {@code actor}, in turn or not: whoever is asked in one panel gives one vote for all their seats.
   */
  Panel voted(Actor actor, Choice choice, Actor by) {
    if (!holdsOpenSeat(actor)) {
      return this;
    }
    int seat = seatOf(actor);
    Circumstances after = circumstances.doneWith(seat);
    return with(ballots.with(seat, choice), by.equals(actor) ? after : after.votedBy(seat, by));
  }

  /** Opens the seat of {@code actor} again, if it has voted and still counts. */
  Panel withoutVoteOf(Actor actor) {
    int seat = seatOf(actor);
    return seat >= 0 && state == State.OPEN && ballots.choice(seat).isPresent()
        ? with(ballots.reopen(seat), circumstances.votedByNobody(seat))
        : this;
  }

  Panel vacated(Actor actor) {
    int seat = seatOf(actor);
    return holdsOpenSeat(actor) ? with(ballots.vacate(seat), circumstances.doneWith(seat)) : this;
  }

  Panel claimed(Actor actor, @Nullable Instant until) {
    return order == Order.QUEUE && holdsOpenSeat(actor)
        ? with(ballots, circumstances.claimedBy(seatOf(actor), until))
        : this;
  }

  Panel released() {
    return with(ballots, circumstances.claimedByNobody());
  }

  /** Returns when the claim of this queue ends by itself, if it is claimed and does. */
  @Nullable Instant claimDue() {
    return state == State.OPEN ? circumstances.claimedUntil() : null;
  }

  Panel reassigned(Actor from, Actor to) {
    Circumstances after = circumstances.handedOver(from, to);
    if (!holdsOpenSeat(from)) {
      return with(ballots, after);
    }
    Actor[] next = holders.toArray(new Actor[0]);
    next[seatOf(from)] = to;
    return new Panel(kind, order, slate, List.of(next), ballots, state, after);
  }

  Panel closed() {
    return new Panel(kind, order, slate, holders, ballots, State.CLOSED, circumstances);
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
