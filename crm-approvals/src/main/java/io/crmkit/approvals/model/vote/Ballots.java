package io.crmkit.approvals.model.vote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What each seat has chosen so far, and in which order.
 *
 * <p>A seat is open until it votes. A vacant seat is one whose person was removed and will never vote: it leaves every
 * denominator, cannot approve, reject or take part, and what it had voted is gone. Two ballots are equal if the same
 * choices came in the same order.
 */
public final class Ballots {

  /** One bit each, after the bits of the choices, so that counting takes one mask and no branch per seat. */
  private static final byte OPEN = 8;
  private static final byte VACANT = 16;

  private final byte[] marks;
  private final short[] turns;

  private Ballots(byte[] marks, short[] turns) {
    this.marks = marks;
    this.turns = turns;
  }

  /** Returns ballots on which every one of {@code seats} seats is open. */
  public static Ballots blank(int seats) {
    if (seats < 0 || seats > Slate.MAX_SEATS) {
      throw new IllegalArgumentException("seats must be 0 to %d but was %d".formatted(Slate.MAX_SEATS, seats));
    }
    byte[] marks = new byte[seats];
    Arrays.fill(marks, OPEN);
    return new Ballots(marks, new short[0]);
  }

  /**
   * Returns these ballots with the vote of one seat as the latest; an earlier vote of that seat is replaced.
   *
   * @throws IllegalArgumentException if the seat does not exist or is vacant
   */
  public Ballots with(int seat, Choice choice) {
    if (isVacant(seat)) {
      throw new IllegalArgumentException("seat %d is vacant and cannot vote".formatted(seat));
    }
    short[] others = turnsWithout(seat);
    short[] now = Arrays.copyOf(others, others.length + 1);
    now[others.length] = (short) seat;
    return new Ballots(marked(seat, choice.mark), now);
  }

  /** Returns these ballots with one seat open again: its vote withdrawn, or its vacancy filled. */
  public Ballots reopen(int seat) {
    return new Ballots(marked(seat, OPEN), turnsWithout(seat));
  }

  /** Returns these ballots with one seat vacant. */
  public Ballots vacate(int seat) {
    return new Ballots(marked(seat, VACANT), turnsWithout(seat));
  }

  /** Returns these ballots with open seats added at the end, for a slate that has grown to {@code seats}. */
  public Ballots extendedTo(int seats) {
    if (seats < marks.length || seats > Slate.MAX_SEATS) {
      throw new IllegalArgumentException("ballots of %d seats cannot be extended to %d".formatted(marks.length, seats));
    }
    byte[] extended = Arrays.copyOf(marks, seats);
    Arrays.fill(extended, marks.length, seats, OPEN);
    return new Ballots(extended, turns);
  }

  /** Returns these ballots as if the vacant seats were open. */
  public Ballots withoutVacancies() {
    byte[] filled = marks.clone();
    for (int seat = 0; seat < filled.length; seat++) {
      filled[seat] = filled[seat] == VACANT ? OPEN : filled[seat];
    }
    return new Ballots(filled, turns);
  }

  public int size() {
    return marks.length;
  }

  /** Returns the seats that have voted, in the order in which they did. */
  public List<Integer> turns() {
    List<Integer> seats = new ArrayList<>(turns.length);
    for (short seat : turns) {
      seats.add((int) seat);
    }
    return seats;
  }


  /** Returns what a seat has voted, or nothing if it is open or vacant. */
  public Optional<Choice> choice(int seat) {
    byte mark = mark(seat);
    return mark < OPEN ? Optional.of(Choice.of(mark)) : Optional.empty();
  }

  public boolean isOpen(int seat) {
    return mark(seat) == OPEN;
  }

  public boolean isVacant(int seat) {
    return mark(seat) == VACANT;
  }

  /** Returns how many seats have voted, abstentions included. */
  public int voted() {
    return turns.length;
  }

  /** Returns what a seat chose: {@code unvoted} if it is open, an abstention if it is vacant. */
  Choice choice(int seat, Choice unvoted) {
    byte mark = marks[seat];
    return mark < OPEN ? Choice.of(mark) : mark == OPEN ? unvoted : Choice.ABSTAIN;
  }

  /** Returns how many of {@code seats} chose {@code wanted} if every open seat chose {@code unvoted}. */
  int count(int[] seats, Choice wanted, Choice unvoted) {
    int marked = mask(wanted, unvoted);
    int count = 0;
    for (int seat : seats) {
      count += (marks[seat] & marked) != 0 ? 1 : 0;
    }
    return count;
  }

  /** Returns what the seats that chose {@code wanted} weigh if every open seat chose {@code unvoted}. */
  long weigh(int[] seats, int[] weights, Choice wanted, Choice unvoted) {
    int marked = mask(wanted, unvoted);
    long weight = 0;
    for (int seat : seats) {
      weight += (marks[seat] & marked) != 0 ? weights[seat] : 0;
    }
    return weight;
  }

  /** Returns what the seats that are not vacant weigh. */
  long weighFilled(int[] seats, int[] weights) {
    long weight = 0;
    for (int seat : seats) {
      weight += marks[seat] == VACANT ? 0 : weights[seat];
    }
    return weight;
  }

  int open() {
    int open = 0;
    for (byte mark : marks) {
      open += mark == OPEN ? 1 : 0;
    }
    return open;
  }

  /** Returns the earliest vote that is not an abstention, or an abstention if there is none. */
  public Choice firstDecisive() {
    for (short seat : turns) {
      if (marks[seat] != Choice.ABSTAIN.mark) {
        return Choice.of(marks[seat]);
      }
    }
    return Choice.ABSTAIN;
  }

  private static int mask(Choice wanted, Choice unvoted) {
    return wanted == unvoted ? wanted.mark | OPEN : wanted.mark;
  }

  private byte mark(int seat) {
    if (seat < 0 || seat >= marks.length) {
      throw new IllegalArgumentException("seat %d is not one of %d".formatted(seat, marks.length));
    }
    return marks[seat];
  }

  private byte[] marked(int seat, byte mark) {
    mark(seat);
    byte[] changed = marks.clone();
    changed[seat] = mark;
    return changed;
  }

  private short[] turnsWithout(int seat) {
    if (mark(seat) >= OPEN) {
      return turns;
    }
    short[] rest = new short[turns.length - 1];
    int next = 0;
    for (short turn : turns) {
      if (turn != seat) {
        rest[next++] = turn;
      }
    }
    return rest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ballots that && Arrays.equals(marks, that.marks) && Arrays.equals(turns, that.turns);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(marks) + Arrays.hashCode(turns);
  }

  @Override
  public String toString() {
    StringJoiner seats = new StringJoiner(", ", "Ballots[", "; order " + Arrays.toString(turns) + "]");
    for (byte mark : marks) {
      seats.add(mark == OPEN ? "open" : mark == VACANT ? "vacant" : Choice.of(mark).name());
    }
    return seats.toString();
  }
}
