package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalChange.Seat;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      for (int seat = 0; seat < panel.holders().size(); seat++) {
        if (panel.isAsked(seat)) {
          asked.add(panel.holders().get(seat));
        }
      }
    }
    return asked;
  }

  /** Returns who can still vote, and whether it is their turn. */
  Map<Actor, Seat> openSeats() {
    Map<Actor, Seat> seats = new LinkedHashMap<>();
    Set<Actor> asked = asked();
    for (Panel panel : panels) {
      for (Actor holder : panel.holders()) {
        if (panel.holdsOpenSeat(holder)) {
          seats.put(holder, new Seat(asked.contains(holder) ? Turn.NOW : Turn.LATER, openedAt));
        }
      }
    }
    return seats;
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

  boolean isAsked(Actor actor) {
    for (Panel panel : panels) {
      int seat = panel.seatOf(actor);
      if (seat >= 0 && panel.isAsked(seat)) {
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

  OpenStep voted(Actor by, Choice choice) {
    return each(panel -> panel.voted(by, choice));
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
