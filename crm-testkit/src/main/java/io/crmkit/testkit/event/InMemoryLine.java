package io.crmkit.testkit.event;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The undelivered events of one stream, waiting in line. Guarded by the lock of its outbox. */
final class InMemoryLine {

  static final Comparator<InMemoryLine> BY_DUE =
      Comparator.comparing(InMemoryLine::dueAt).thenComparingLong(line -> line.arrival);

  /** Whose stream it is. */
  record Place(TenantId tenant, Stream stream) {
    static Place of(DomainEvent event) {
      return new Place(event.tenant(), event.stream());
    }
  }

  /** An event in line; the token is empty while no worker holds it. */
  private record Entry(DomainEvent event, int attempts, String token, Instant dueAt) {}

  private final Place place;
  private final long arrival;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final TreeSet<Long> blocks = new TreeSet<>();

  InMemoryLine(Place place, long arrival) {
    this.place = place;
    this.arrival = arrival;
  }

  Place place() {
    return place;
  }

  boolean holds(long sequence) {
    return entries.containsKey(sequence);
  }

  boolean isHeld(long sequence, String token) {
    Entry entry = entries.get(sequence);
    return entry != null && entry.token.equals(token);
  }

  boolean isFirst(long sequence) {
    return !isBlocked() && entries.firstKey() == sequence;
  }

  /** Tells whether the first event was in the hands of a worker, of which nothing has been heard. */
  boolean isSuspect() {
    return !entries.firstEntry().getValue().token.isEmpty();
  }

  boolean isDone() {
    return entries.isEmpty() && blocks.isEmpty();
  }

  boolean isBlocked() {
    return entries.isEmpty() || (!blocks.isEmpty() && blocks.first() < entries.firstKey());
  }

  Instant dueAt() {
    return entries.firstEntry().getValue().dueAt;
  }

  void add(DomainEvent event) {
    entries.put(event.sequence(), new Entry(event, 0, "", Instant.MIN));
  }

  void remove(long sequence) {
    entries.remove(sequence);
  }

  /** Gives the first events away: a run of those that are due, of which only the first may have been held before. */
  List<Claim> claim(String token, Instant now, Instant until, int limit) {
    List<Claim> claims = new ArrayList<>();
    long end = blocks.isEmpty() ? Long.MAX_VALUE : blocks.first();
    for (Entry entry : entries.headMap(end, true).values()) {
      boolean free = claims.isEmpty() || entry.token.isEmpty();
      if (claims.size() == limit || !free || entry.dueAt.isAfter(now)) {
        break;
      }
      claims.add(new Claim(entry.event, entry.attempts + 1, token, until));
    }
    claims.forEach(each -> entries.put(each.event().sequence(), new Entry(each.event(), each.attempt(), token, until)));
    return claims;
  }

  void giveBack(long sequence, int attempts, Instant dueAt) {
    entries.computeIfPresent(sequence, (key, entry) -> new Entry(entry.event, attempts, "", dueAt));
  }

  void bury(long sequence, RestOfStream rest) {
    entries.remove(sequence);
    if (rest == RestOfStream.BLOCK) {
      blocks.add(sequence);
    }
  }

  void exhume(DomainEvent event) {
    blocks.remove(event.sequence());
    add(event);
  }

  void unblock(long sequence) {
    blocks.remove(sequence);
  }
}
