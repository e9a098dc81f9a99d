package io.crmkit.jdbc.event;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.UnreadableEventException;
import io.crmkit.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What the log has in the place of an event: the event, or a stand-in and why it is none that can be read. */
record Logged(DomainEvent event, @Nullable UnreadableEventException unreadable) {

  static Logged read(Row row) throws SQLException {
    try {
      return new Logged(EventRow.read(row), null);
    } catch (UnreadableEventException unreadable) {
      return new Logged(unreadable.standIn(), unreadable);
    }
  }

  // never happens unless somebody takes rows out of the log, and then it must not go unnoticed
  static Logged missing(Place place, long sequence) {
    UnreadableEventException missing = new UnreadableEventException(place.tenant(), place.stream(), sequence,
        "crm_event lacks it", new NoSuchElementException("crm_event lacks it"));
    return new Logged(missing.standIn(), missing);
  }

  Claim claim(int attempt, String token, Instant until) {
    return new Claim(event, attempt, token, until, unreadable);
  }
}
