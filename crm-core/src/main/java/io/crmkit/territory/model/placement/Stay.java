package io.crmkit.territory.model.placement;

import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time that a record is in a territory for one reason. A record may be in a territory for several reasons at once.
 *
 * @param until the first instant at which it no longer was; null if it still is
 */
public record Stay(TerritoryId territory, Reason reason, Instant since, @Nullable Instant until) {

  public Stay {
    Objects.requireNonNull(territory, "territory");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    if (until != null && until.isBefore(since)) {
      throw new IllegalArgumentException("until must not be before %s but was %s".formatted(since, until));
    }
  }

  public boolean isCurrent() {
    return until == null;
  }

  /** Returns whether it is a stay at an instant: from {@code since} on, before {@code until}. */
  public boolean covers(Instant at) {
    return !at.isBefore(since) && (until == null || at.isBefore(until));
  }

  boolean isFor(TerritoryId place, Reason cause) {
    return until == null && territory.equals(place) && reason.equals(cause);
  }

  /** Ends it; a clock that was set back makes it end when it began. */
  Stay endedAt(Instant at) {
    return new Stay(territory, reason, since, at.isBefore(since) ? since : at);
  }
}
