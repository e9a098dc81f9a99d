package io.crmkit.jdbc.event;

import io.crmkit.core.event.Claim;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the delivery of one stream has come: its row in the outbox, whose lock is held. A sequence of 0 stands for
 * none.
 *
 * <p>What a worker holds is consecutive, so the row knows of a follower all that there is to know: whether it is in the
 * worker's hands, and, when it becomes the first, whether it has been there once already.
 */
final class Delivery {

  static final String COLUMNS = Place.COLUMNS + ", next_sequence, last_sequence, requeued, available_at, attempts,"
      + " leased_to, lost_to, lease_token, last_error";

  /** The assignments of an update, as {@link #bind} fills them in. */
  static final String STATE = "next_sequence = ?, last_sequence = ?, requeued = ?, available_at = ?, attempts = ?,"
      + " leased_to = ?, lost_to = ?, lease_token = ?, last_error = ?";

  private static final Instant AT_ONCE = Instant.EPOCH;

  private final Place place;
  private final long last;
  private long next;
  private long requeued;
  private @Nullable Instant availableAt;
  private int attempts;
  private long leasedTo;
  private long lostTo;
  private @Nullable String token;
  private @Nullable String error;

  private Delivery(Place place, long next, long last) {
    if (next < 1) {
      throw new IllegalArgumentException("next_sequence starts at 1 but was " + next);
    }
    this.place = place;
    this.next = next;
    this.last = last;
  }

  /** Returns that of a stream of which all events up to {@code last} are settled. */
  static Delivery complete(Place place, long last) {
    Delivery delivery = new Delivery(place, last + 1, last);
    delivery.availableAt = AT_ONCE;
    return delivery;
  }

  static Delivery read(Row row) throws SQLException {
    Delivery delivery = new Delivery(Place.read(row), row.number(), row.number());
    delivery.requeued = row.number();
    delivery.availableAt = row.instantOrNull();
    delivery.attempts = row.smallNumber();
    delivery.leasedTo = row.number();
    delivery.lostTo = row.number();
    delivery.token = row.textOrNull();
    delivery.error = row.textOrNull();
    return delivery;
  }

  Params bind(Params params) throws SQLException {
    return params.number(next).number(last).number(requeued).instant(availableAt).number(attempts)
        .number(leasedTo).number(lostTo).text(token).text(error);
  }

  Place place() {
    return place;
  }

  /** Tells whether its row can go: nothing is left, neither to deliver nor to wait for. */
  boolean isComplete() {
    return next > last && requeued == 0 && token == null && !isBlocked();
  }

  boolean isBlocked() {
    return availableAt == null;
  }

  /** Tells whether the row was only just written, by who holds the lock. */
  boolean isNew() {
    return last == 0;
  }

  /** Tells whether what comes first was in the hands of a worker of which nothing was heard. */
  boolean isSuspect() {
    return token != null || next <= lostTo;
  }

  /** Returns what may be claimed together. */
  Run claimable(int limit) {
    if (requeued > 0) {
      return new Run(place, requeued, requeued);
    }
    return new Run(place, next, isSuspect() ? next : Math.min(last, next + limit - 1));
  }

  void lease(Run run, String newToken, Instant until) {
    if (token != null) {
      lostTo = Math.max(lostTo, leasedTo);
    }
    leasedTo = run.last();
    token = newToken;
    availableAt = until;
    attempts += holdsLetter() ? 0 : 1;
  }

  /** Returns which try of the event this is, in the lease that has just been given. */
  int attempt(long sequence) {
    return sequence == next ? attempts : 1;
  }

  /** Tells whether the lease is for a requeued dead letter. */
  boolean holdsLetter() {
    return leasedTo < next;
  }

  boolean holds(Claim claim) {
    long sequence = claim.sequence();
    return claim.token().equals(token) && sequence >= Math.min(next, leasedTo) && sequence <= leasedTo;
  }

  boolean holdsAsFirst(Claim claim) {
    return holds(claim) && claim.sequence() == Math.min(next, leasedTo);
  }

  /** Leaves the first event that is held behind. */
  void advance() {
    error = null;
    if (holdsLetter()) {
      free();
      return;
    }
    next++;
    // it is being tried with this lease, or was with one that ran out
    attempts = next <= Math.max(leasedTo, lostTo) ? 1 : 0;
    if (holdsLetter()) {
      free();
    }
  }

  /** Gives an event back that is held, and what is held behind it. */
  void giveBack(long from) {
    if (from > Math.min(next, leasedTo)) {
      leasedTo = from - 1;
      return;
    }
    attempts -= holdsLetter() ? 0 : 1;
    free();
  }

  /** Gives back all that is held, if anything is. */
  void giveBack() {
    if (token != null) {
      giveBack(Math.min(next, leasedTo));
    }
  }

  /** Takes in which dead letters of the stream come first: one that was put back, and one that blocks. */
  void heed(long firstRequeued, long firstBlock) {
    boolean blocked = firstBlock > 0 && (firstRequeued == 0 || firstBlock < firstRequeued);
    requeued = blocked ? 0 : firstRequeued;
    if (token == null) {
      availableAt = blocked ? null : AT_ONCE;
    }
  }

  private void free() {
    leasedTo = 0;
    token = null;
    availableAt = AT_ONCE;
  }
}
