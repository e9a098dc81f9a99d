package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import io.crmkit.core.Stored;
import io.crmkit.core.event.DomainEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one decision does to an approval: the state before and after, and the events in between, to be stored as one.
 *
 * @param before what was read, with the version that the write must find
 * @param after what to store; its version is the number of its events
 * @param events at least one, in order
 */
public record ApprovalChange(Stored<Approval> before, Approval after, List<DomainEvent> events) {

  public ApprovalChange {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a change needs at least one event");
    }
  }

  /** Returns what the next write must quote. */
  public long version() {
    return after.trail().events();
  }

  public Stored<Approval> stored() {
    return new Stored<>(after, version());
  }

  /** Whether what is otherwise written once has to be written again, since the request has migrated. */
  public boolean changesOrigin() {
    return before.value() instanceof Approval.Pending pending && !pending.origin().equals(originOf(after));
  }

  private static @Nullable Origin originOf(Approval approval) {
    if (approval instanceof Approval.Pending pending) {
      return pending.origin();
    }
    return approval instanceof Approval.Settled settled ? settled.origin() : null;
  }

  /** Returns the entries that an index of who is asked must gain, a seat whose turn has come among them. */
  public Map<Place, Entry> entriesGained() {
    Map<Place, Entry> gained = new LinkedHashMap<>(entriesIn(after));
    gained.entrySet().removeAll(entriesIn(before.value()).entrySet());
    return gained;
  }

  /** Returns whose entries such an index must lose, before it gains the others. */
  public Set<Place> entriesLost() {
    Map<Place, Entry> lost = new LinkedHashMap<>(entriesIn(before.value()));
    lost.entrySet().removeAll(entriesIn(after).entrySet());
    return lost.keySet();
  }

  /** Returns all that {@code approval} waits to be given, by whom and since when. */
  public static Map<Place, Entry> entriesIn(Approval approval) {
    if (!(approval instanceof Approval.Pending pending)) {
      return Map.of();
    }
    Map<Place, Entry> entries = voteSeats(pending);
    for (Course.Question question : pending.course().questions()) {
      String step = pending.openStep(question.step()).orElseThrow().name();
      entries.put(new Place(question.of(), step, Ask.ANSWER), new Entry(Turn.NOW, question.since()));
    }
    Course.Return returned = pending.course().returned();
    if (returned != null) {
      entries.put(new Place(pending.origin().requester(), returned.step(), Ask.RESUBMISSION),
          new Entry(Turn.NOW, returned.since()));
    }
    return entries;
  }

  /** Returns who can still vote in which step of {@code approval} that is open, or is set aside. */
  public static Map<Place, Entry> seatsIn(Approval approval) {
    return approval instanceof Approval.Pending pending ? voteSeats(pending) : Map.of();
  }

  private static Map<Place, Entry> voteSeats(Approval.Pending pending) {
    Map<Place, Entry> seats = new LinkedHashMap<>();
    for (OpenStep step : pending.steps()) {
      step.openSeats().forEach((holder, seat) -> seats.put(Place.ofVote(holder, step.name()), seat));
    }
    for (Course.Parked parked : pending.course().parked()) {
      OpenStep step = parked.step();
      step.openSeats().forEach(
          (holder, seat) -> seats.put(Place.ofVote(holder, step.name()), new Entry(Turn.LATER, seat.since())));
    }
    return seats;
  }

  /**
   * Whom an index of who is asked speaks of, and for what.
   *
   * @param step the name of the step that waits, or that has sent the request back
   */
  public record Place(Actor holder, String step, Ask ask) {

    /** The place of a seat. */
    public static Place ofVote(Actor holder, String step) {
      return new Place(holder, step, Ask.VOTE);
    }
  }

  /** What an index tells of it. */
  public record Entry(Turn turn, Instant since) {}

  /** Whether it is asked for by now: a seat may have to wait for its turn. */
  public enum Turn { NOW, LATER }
}
