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
import java.util.Objects;
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

  /** An event in line; it is suspect once the lease of a worker that held it ran out. */
  private record Entry(DomainEvent event, int attempts, boolean suspect) {}

  private final Place place;
  private final long arrival;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final TreeSet<Long> blocks = new TreeSet<>();
  // what the worker has in its hands that the token was given to, or had when its lease ran out
  private final TreeSet<Long> held = new TreeSet<>();
  private String token = "";
  private Instant dueAt = Instant.MIN;

  InMemoryLine(Place place, long arrival) {
    this.place = place;
    this.arrival = arrival;
  }

  Place place() {
    return place;
  }

  boolean has(long sequence) {
    return entries.containsKey(sequence);
  }

  boolean isHeld(Claim claim) {
    return claim.token().equals(token) && held.contains(claim.event().sequence());
  }

  boolean isHeldAsFirst(Claim claim) {
    return isHeld(claim) && held.first() == claim.event().sequence();
  }

  /** Tells whether its next claim must be the only one. */
  boolean isSuspect() {
    return !held.isEmpty() || entries.firstEntry().getValue().suspect;
  }

  boolean isDone() {
    return entries.isEmpty() && blocks.isEmpty();
  }

  boolean isBlocked() {
    return entries.isEmpty() || (!blocks.isEmpty() && blocks.first() < entries.firstKey());
  }

  Instant dueAt() {
    return dueAt;
  }

  void add(DomainEvent event) {
    entries.put(event.sequence(), new Entry(event, 0, false));
  }

  /** Gives the first events away: one that is suspect, or a consecutive run of others. */
  List<Claim> claim(String worker, Instant until, int limit) {
    for (long lost : held) {
      Entry entry = entry(lost);
      entries.put(lost, new Entry(entry.event, entry.attempts, true));
    }
    held.clear();
    token = worker;
    dueAt = until;
    List<Claim> claims = new ArrayList<>();
    for (Entry entry : run(limit)) {
      held.add(entry.event.sequence());
      count(entry.event.sequence(), 1);
      claims.add(new Claim(entry.event, entry.attempts + 1, token, until));
    }
    return claims;
  }

  private List<Entry> run(int limit) {
    List<Entry> run = new ArrayList<>();
    long end = blocks.isEmpty() ? Long.MAX_VALUE : blocks.first();
    for (Entry entry : entries.headMap(end).values()) {
      if (run.size() == limit || !(run.isEmpty() || follows(run.get(run.size() - 1), entry))) {
        break;
      }
      run.add(entry);
    }
    return run;
  }

  private static boolean follows(Entry before, Entry entry) {
    return !before.suspect && !entry.suspect && before.event.sequence() + 1 == entry.event.sequence();
  }

  /** Leaves an event behind that is held as the first. */
  void remove(long sequence) {
    entries.remove(sequence);
    held.remove(sequence);
    free(dueAt);
  }

  void fail(long sequence, Instant retryAt) {
    release(sequence);
    count(sequence, 1);
    dueAt = retryAt;
  }

  void release(long sequence) {
    held.tailSet(sequence).forEach(each -> count(each, -1));
    held.tailSet(sequence).clear();
    free(dueAt);
  }

  void bury(long sequence, RestOfStream rest) {
    remove(sequence);
    if (rest == RestOfStream.BLOCK) {
      release(sequence);
      blocks.add(sequence);
    }
  }

  void exhume(DomainEvent event) {
    blocks.remove(event.sequence());
    add(event);
    free(dueAt);
  }

  void unblock(long sequence) {
    blocks.remove(sequence);
  }

  private Entry entry(long sequence) {
    return Objects.requireNonNull(entries.get(sequence));
  }

  private void count(long sequence, int tries) {
    Entry entry = entry(sequence);
    entries.put(sequence, new Entry(entry.event, entry.attempts + tries, entry.suspect));
  }

  private void free(Instant otherwise) {
    dueAt = held.isEmpty() ? Instant.MIN : otherwise;
  }
}
