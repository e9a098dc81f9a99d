package io.crmkit.testkit.event;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DeadLetter;
import io.crmkit.core.event.DeadLetters;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Keeps events in memory until they are delivered; meant for tests, demos and single-process tools.
 *
 * <p>In-memory repositories {@link #append} under the lock that guards their own rows, so that state and events appear
 * together. Nothing here calls back, so the locks cannot deadlock.
 */
public final class InMemoryOutbox implements Outbox, DeadLetters {

  private record Letter(TenantId tenant, String type, String id, long sequence) implements Comparable<Letter> {

    private static final Comparator<Letter> ORDER = Comparator.comparing((Letter each) -> each.tenant.value())
        .thenComparing(Letter::type).thenComparing(Letter::id).thenComparingLong(Letter::sequence);

    static Letter of(TenantId tenant, Stream stream, long sequence) {
      return new Letter(tenant, stream.type(), stream.id(), sequence);
    }

    @Override
    public int compareTo(Letter other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<InMemoryLine.Place, InMemoryLine> lines = new HashMap<>();
  // the lines whose first event can be claimed, now or later; so a claim never looks at one that is blocked
  private final TreeSet<InMemoryLine> due = new TreeSet<>(InMemoryLine.BY_DUE);
  private final TreeMap<Letter, DeadLetter> deadLetters = new TreeMap<>();
  private long arrivals;
  private long tokens;

  /**
   * Takes in events that have just been stored.
   *
   * @throws IllegalArgumentException if one of them is already here; none is taken then
   */
  public synchronized void append(List<DomainEvent> events) {
    for (DomainEvent event : events) {
      InMemoryLine line = lines.get(InMemoryLine.Place.of(event));
      if (line != null && line.has(event.sequence())) {
        throw new IllegalArgumentException("%s was appended before".formatted(event.id()));
      }
    }
    for (DomainEvent event : events) {
      change(InMemoryLine.Place.of(event), line -> line.add(event));
    }
  }

  @Override
  public synchronized List<Claim> claim(String worker, Instant now, Duration lease, int limit) {
    Require.positive(limit, "limit");
    String token = worker + "#" + ++tokens;
    List<Claim> claims = new ArrayList<>();
    while (claims.size() < limit && !due.isEmpty() && !due.first().dueAt().isAfter(now)) {
      InMemoryLine line = due.first();
      if (line.isSuspect()) {
        return claims.isEmpty() ? take(line, token, now.plus(lease), 1) : claims;
      }
      claims.addAll(take(line, token, now.plus(lease), limit - claims.size()));
    }
    return claims;
  }

  @Override
  public synchronized int published(List<Claim> claims) {
    int held = 0;
    List<Claim> ordered =
        claims.stream().sorted(Comparator.comparingLong(claim -> claim.event().sequence())).toList();
    for (Claim claim : ordered) {
      if (isHeldAsFirst(claim)) {
        change(place(claim), line -> line.remove(claim.event().sequence()));
        held++;
      }
    }
    return held;
  }

  @Override
  public synchronized void released(List<Claim> claims) {
    for (Claim claim : claims) {
      InMemoryLine found = lines.get(place(claim));
      if (found != null && found.isHeld(claim)) {
        change(place(claim), line -> line.release(claim.event().sequence()));
      }
    }
  }

  @Override
  public synchronized boolean failed(Claim claim, String error, Instant retryAt) {
    boolean held = isHeldAsFirst(claim);
    if (held) {
      change(place(claim), line -> line.fail(claim.event().sequence(), retryAt));
    }
    return held;
  }

  @Override
  public synchronized boolean dead(Claim claim, String error, RestOfStream rest, Instant at) {
    boolean held = isHeldAsFirst(claim);
    if (held) {
      DomainEvent event = claim.event();
      deadLetters.put(Letter.of(event.tenant(), event.stream(), event.sequence()),
          new DeadLetter(event, claim.attempt(), error, rest, at));
      change(place(claim), line -> line.bury(event.sequence(), rest));
    }
    return held;
  }

  @Override
  public synchronized List<DeadLetter> first(TenantId tenant, int limit) {
    return page(tenant, new Letter(tenant, "", "", 0), limit);
  }

  @Override
  public synchronized List<DeadLetter> after(TenantId tenant, DeadLetter last, int limit) {
    return page(tenant, Letter.of(tenant, last.event().stream(), last.event().sequence()), limit);
  }

  @Override
  public synchronized boolean requeue(TenantId tenant, Stream stream, long sequence) {
    DeadLetter letter = deadLetters.remove(Letter.of(tenant, stream, sequence));
    if (letter != null) {
      change(new InMemoryLine.Place(tenant, stream), line -> line.exhume(letter.event()));
    }
    return letter != null;
  }

  @Override
  public synchronized boolean discard(TenantId tenant, Stream stream, long sequence) {
    DeadLetter letter = deadLetters.remove(Letter.of(tenant, stream, sequence));
    if (letter != null) {
      change(new InMemoryLine.Place(tenant, stream), line -> line.unblock(sequence));
    }
    return letter != null;
  }

  private List<Claim> take(InMemoryLine line, String token, Instant until, int limit) {
    List<Claim> claims = new ArrayList<>();
    change(line.place(), each -> claims.addAll(each.claim(token, until, limit)));
    return claims;
  }

  private List<DeadLetter> page(TenantId tenant, Letter after, int limit) {
    return deadLetters.tailMap(after, false).values().stream()
        .takeWhile(letter -> letter.event().tenant().equals(tenant))
        .limit(Require.positive(limit, "limit"))
        .toList();
  }

  private boolean isHeldAsFirst(Claim claim) {
    InMemoryLine line = lines.get(place(claim));
    return line != null && line.isHeldAsFirst(claim);
  }

  // a line is ordered by what may change, so it leaves the order before and comes back after
  private void change(InMemoryLine.Place place, Consumer<InMemoryLine> change) {
    InMemoryLine line = lines.computeIfAbsent(place, key -> new InMemoryLine(key, ++arrivals));
    if (!line.isBlocked()) {
      due.remove(line);
    }
    change.accept(line);
    if (line.isDone()) {
      lines.remove(place);
    } else if (!line.isBlocked()) {
      due.add(line);
    }
  }

  private static InMemoryLine.Place place(Claim claim) {
    return InMemoryLine.Place.of(claim.event());
  }
}
