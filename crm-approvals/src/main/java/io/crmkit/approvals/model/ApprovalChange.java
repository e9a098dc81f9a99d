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

  /** Returns the seats that an index of who is asked must gain, a seat whose turn has come among them. */
  public Map<Place, Seat> seatsGained() {
    Map<Place, Seat> gained = new LinkedHashMap<>(seatsIn(after));
    gained.entrySet().removeAll(seatsIn(before.value()).entrySet());
    return gained;
  }

  /** Returns whose entries such an index must lose, before it gains the others. */
  public Set<Place> seatsLost() {
    Map<Place, Seat> lost = new LinkedHashMap<>(seatsIn(before.value()));
    lost.entrySet().removeAll(seatsIn(after).entrySet());
    return lost.keySet();
  }

  /** Returns who can still vote in which step of {@code approval} that is open, or is set aside. */
  public static Map<Place, Seat> seatsIn(Approval approval) {
    if (!(approval instanceof Approval.Pending pending)) {
      return Map.of();
    }
    Map<Place, Seat> seats = new LinkedHashMap<>();
    for (OpenStep step : pending.steps()) {
      step.openSeats().forEach((holder, seat) -> seats.put(new Place(holder, step.name()), seat));
    }
    for (Course.Parked parked : pending.course().parked()) {
      OpenStep step = parked.step();
      step.openSeats().forEach(
          (holder, seat) -> seats.put(new Place(holder, step.name()), new Seat(Turn.LATER, seat.since())));
    }
    return seats;
  }

  /** Whose vote an index of who is asked speaks of, and in which step. */
  public record Place(Actor holder, String step) {}

  /** What an index tells of a seat that can still vote. */
  public record Seat(Turn turn, Instant since) {}

  /** Whether a seat is asked for its vote. */
  public enum Turn { NOW, LATER }
}
