package io.crmkit.sso.audit;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trail that tells somebody of its alarms, and makes one of many refusals from one address in a short time
 * ({@link Kind#REFUSALS_MANY}; ASVS 16.3.3), however that time lies, and not again within it. Counts are those of this process,
 * for the 10,000 addresses seen last.
 */
public final class AlarmedEvents implements SecurityEvents {

  /** So many refusals are many if nothing else is said, in so much time. */
  public static final int USUAL_REFUSALS = 20;
  public static final Duration USUAL_WINDOW = Duration.ofMinutes(5);

  private static final int MOST_ADDRESSES = 10_000;
  private static final Set<Kind> COUNTED = EnumSet.of(
      Kind.LOGIN_REFUSED, Kind.FACTOR_REFUSED, Kind.TOKEN_REFUSED, Kind.KEY_REFUSED, Kind.SESSION_REFUSED);

  private final SecurityEvents events;
  private final SecurityAlarms alarms;
  private final int refusals;
  private final Duration window;
  private final Cache<Source, Count> counts = CacheBuilder.newBuilder().maximumSize(MOST_ADDRESSES).build();

  private record Source(TenantId tenant, String address) {}

  /** The refusals of one address within a window that ends with the last of them; no more than make an alarm. */
  private final class Count {

    private final Deque<Instant> last = new ArrayDeque<>();
    private @Nullable Instant toldAt;

    /** True if there are many and nobody was told so within a window. */
    synchronized boolean isManyWith(Instant at) {
      last.addLast(at);
      while (last.size() > refusals || !isWithinWindow(last.getFirst(), at)) {
        last.removeFirst();
      }
      if (last.size() < refusals || toldAt != null && isWithinWindow(toldAt, at)) {
        return false;
      }
      toldAt = at;
      return true;
    }

    private boolean isWithinWindow(Instant from, Instant at) {
      return at.isBefore(from.plus(window));
    }
  }

  public AlarmedEvents(SecurityEvents events, SecurityAlarms alarms) {
    this(events, alarms, USUAL_REFUSALS, USUAL_WINDOW);
  }

  /**
   * Makes a trail.
   *
   * @param refusals how many are many, in {@code window}
   */
  public AlarmedEvents(SecurityEvents events, SecurityAlarms alarms, int refusals, Duration window) {
    this.events = Objects.requireNonNull(events, "events");
    this.alarms = Objects.requireNonNull(alarms, "alarms");
    this.refusals = Require.positive(refusals, "refusals");
    this.window = Require.positive(window, "window");
  }

  @Override
  public void append(TenantId tenant, SecurityEvent event) {
    events.append(tenant, event);
    if (event.kind().isAlarm()) {
      alarms.raise(tenant, event);
    }
    String address = event.client().address();
    if (COUNTED.contains(event.kind()) && address != null
        && counts.asMap().computeIfAbsent(new Source(tenant, address), key -> new Count()).isManyWith(event.at())) {
      append(tenant, SecurityEvent.builder(Kind.REFUSALS_MANY, event.at()).client(event.client())
          .detail("refusals", Integer.toString(refusals)).detail("within", window.toString()).build());
    }
  }

  @Override
  public Page<SecurityEvent> all(TenantId tenant, PageRequest page) {
    return events.all(tenant, page);
  }

  @Override
  public Page<SecurityEvent> list(TenantId tenant, SecurityEventFilter filter, PageRequest page) {
    return events.list(tenant, filter, page);
  }

  @Override
  public int purge(TenantId tenant, Instant happenedBefore) {
    return events.purge(tenant, happenedBefore);
  }
}
