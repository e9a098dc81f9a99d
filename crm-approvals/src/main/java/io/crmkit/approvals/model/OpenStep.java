package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalChange.Entry;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The step that waits for votes.
 *
 * @param index its place in the definition, from 0
 * @param name its name in the definition
 * @param openedAt when it began to wait
 * @param panels who decides it, in the order in which they were called; never empty
 * @param level how many rungs of the ladder have been used up
 * @param dueAt when the next rung, or the end of the ladder, is due; null if never
 * @param reminding which reminder of it is due when
 */
public record OpenStep(
    int index,
    String name,
    Instant openedAt,
    List<Panel> panels,
    int level,
    @Nullable Instant dueAt,
    Reminding reminding) {

  public OpenStep {
    panels = List.copyOf(panels);
    Objects.requireNonNull(reminding, "reminding");
  }

  /** A step of which nobody is reminded. */
  public OpenStep(
      int index, String name, Instant openedAt, List<Panel> panels, int level, @Nullable Instant dueAt) {
    this(index, name, openedAt, panels, level, dueAt, Reminding.NONE);
  }

  /** Returns who is asked for a vote now, without repeats. */
  public Set<Actor> asked() {
    Set<Actor> asked = new LinkedHashSet<>();
    for (Panel panel : panels) {
      for (Actor holder : panel.asked()) {
        if (!isHeldBack(panel, holder)) {
          asked.add(holder);
        }
      }
    }
    return asked;
  }

  /** Returns who can still vote, and whether it is their turn. */
  Map<Actor, Entry> openSeats() {
    Map<Actor, Entry> seats = new LinkedHashMap<>();
    Set<Actor> asked = asked();
    for (Panel panel : panels) {
      for (Actor holder : panel.waiting()) {
        seats.put(holder, new Entry(asked.contains(holder) ? Turn.NOW : Turn.LATER, openedAt));
      }
    }
    return seats;
  }

  /** Returns everybody who has voted, those among them who did in place of somebody else, and those in whose place. */
  public Set<Actor> voters() {
    Set<Actor> voters = new LinkedHashSet<>();
    panels.forEach(panel -> voters.addAll(panel.voters()));
    return voters;
  }

  /** Returns the votes of all panels, those of panels that no longer count among them. */
  List<StepVote> votes() {
    List<StepVote> votes = new ArrayList<>();
    panels.forEach(panel -> votes.addAll(panel.votes()));
    return votes;
  }

  /** Returns the votes of the panels that count, each once. */
  Set<StepVote> counted() {
    Set<StepVote> counted = new LinkedHashSet<>();
    for (Panel panel : panels) {
      if (panel.state() == Panel.State.OPEN) {
        counted.addAll(panel.votes());
      }
    }
    return counted;
  }

  /** Returns everybody who holds a seat, whether asked, done or no longer counted. */
  public Set<Actor> seated() {
    Set<Actor> seated = new LinkedHashSet<>();
    panels.forEach(panel -> seated.addAll(panel.holders()));
    return seated;
  }

  /** Whether {@code actor} has voted in this step, in whatever seat. */
  public boolean hasVoted(Actor actor) {
    for (Panel panel : panels) {
      if (panel.hasVoted(actor)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code actor} is asked for a vote now, in a seat of their own. */
  public boolean isAsked(Actor actor) {
    for (Panel panel : panels) {
      int seat = panel.seatOf(actor);
      if (seat >= 0 && panel.isAsked(seat) && !isHeldBack(panel, actor)) {
        return true;
      }
    }
    return false;
  }

  boolean holdsOpenSeat(Actor actor) {
    for (Panel panel : panels) {
      if (panel.holdsOpenSeat(actor)) {
        return true;
      }
    }
    return false;
  }

  boolean hasSeat(Actor actor) {
    for (Panel panel : panels) {
      if (panel.seatOf(actor) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code actor} sits in a panel whose votes no longer count. */
  boolean hasClosedSeat(Actor actor) {
    for (Panel panel : panels) {
      if (panel.state() == Panel.State.CLOSED && panel.seatOf(actor) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether {@code holder} waits for somebody who was added: for one who is asked before them, or, added to be asked
   * after somebody, for that one. Nobody is added twice, so these never wait for each other.
   */
  private boolean isHeldBack(Panel panel, Actor holder) {
    Circumstances.Addition own = panel.circumstances().addition();
    if (own != null && own.place() == Place.AFTER_ME && holdsOpenSeat(own.asker())) {
      return true;
    }
    for (Panel other : panels) {
      Circumstances.Addition addition = other.circumstances().addition();
      if (addition != null && addition.place() == Place.BEFORE_ME && addition.asker().equals(holder)
          && other.state() == Panel.State.OPEN && other.ballots().isOpen(0)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the queue that {@code holder} may claim, or has claimed. */
  Optional<Panel> queueOf(Actor holder) {
    return panels.stream()
        .filter(panel -> panel.order() == Order.QUEUE && panel.holdsOpenSeat(holder)).findFirst();
  }

  /** Returns who has claimed the queue of this step, if anybody has. */
  public Optional<Actor> claimer() {
    return panels.stream().flatMap(panel -> panel.claimer().stream()).findFirst();
  }

  /** Returns when a claim of this step ends by itself; null if none does. */
  @Nullable Instant claimDue() {
    Instant due = null;
    for (Panel panel : panels) {
      due = panel.claimDue() == null ? due : panel.claimDue();
    }
    return due;
  }

  OpenStep claimed(Actor holder, @Nullable Instant until) {
    return each(panel -> panel.claimed(holder, until));
  }

  /** Returns this with the claim that it has, if it has any, ending at another time. */
  OpenStep claimedUntil(@Nullable Instant until) {
    return claimer().map(holder -> claimed(holder, until)).orElse(this);
  }

  OpenStep released() {
    return each(Panel::released);
  }

  /** Returns this step after {@code by} has voted in the seats of {@code holder}. */
  OpenStep voted(Actor holder, Choice choice, Actor by) {
    return each(panel -> panel.voted(holder, choice, by));
  }

  /** Returns this step as if nobody had voted in the seats of {@code holder} that count. */
  OpenStep withoutVoteOf(Actor holder) {
    return each(panel -> panel.withoutVoteOf(holder));
  }

  OpenStep vacated(Actor person) {
    return each(panel -> panel.vacated(person));
  }

  OpenStep reassigned(Actor from, Actor to) {
    return each(panel -> panel.reassigned(from, to));
  }

  OpenStep onlyOpen(Panel newPanel) {
    return each(Panel::closed).plus(newPanel);
  }

  OpenStep plus(Panel panel) {
    List<Panel> next = new ArrayList<>(panels);
    next.add(panel);
    return new OpenStep(index, name, openedAt, next, level, dueAt, reminding);
  }

  OpenStep climbed(int usedUp, @Nullable Instant nextDue) {
    return new OpenStep(index, name, openedAt, panels, usedUp, nextDue, reminding);
  }

  OpenStep reminding(Reminding next) {
    return new OpenStep(index, name, openedAt, panels, level, dueAt, next);
  }

  private OpenStep each(UnaryOperator<Panel> change) {
    List<Panel> next = new ArrayList<>(panels.size());
    for (Panel panel : panels) {
      next.add(change.apply(panel));
    }
    return new OpenStep(index, name, openedAt, next, level, dueAt, reminding);
  }
}
