package io.crmkit.jdbc.event;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.UnreadableEventException;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;

/** How an event lies in the log. */
final class EventRow {

  static final String COLUMNS = Place.COLUMNS + ", sequence, event_type, occurred_at, payload, context";
  static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?";

  private EventRow() {}

  static void bind(Params params, DomainEvent event) throws SQLException {
    Place.of(event).bind(params).number(event.sequence()).text(event.type()).text(event.at().toString())
        .text(event.payload()).text(EventContext.write(event));
  }

  static DomainEvent read(Row row) throws SQLException {
    Place place = Place.read(row);
    long sequence = row.number();
    try {
      return new DomainEvent(
          place.tenant(), place.stream(), sequence, row.text(), Instant.parse(row.text()), row.text(),
          EventContext.read(row.textOrNull()));
    } catch (RuntimeException broken) {
      throw new UnreadableEventException(place.tenant(), place.stream(), sequence, broken);
    }
  }
}
