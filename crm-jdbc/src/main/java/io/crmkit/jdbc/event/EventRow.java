package io.crmkit.jdbc.event;

import io.crmkit.core.Require;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.UnreadableEventException;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** How an event lies in the log. */
final class EventRow {

  static final String COLUMNS = Place.COLUMNS + ", sequence, event_type, occurred_at, payload, context";
  static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?";

  private EventRow() {}

  static void bind(Params params, DomainEvent event) throws SQLException {
    Place.of(event).bind(params).number(event.sequence()).text(event.type()).text(event.at().toString())
        .text(event.payload()).text(EventContext.write(event));
  }

  /**
   * Reads the columns of an event.
   *
   * @throws UnreadableEventException naming the first column that cannot be read; the others are passed over
   */
  static DomainEvent read(Row row) throws SQLException {
    Place place = Place.read(row);
    long sequence = row.number();
    String column = "event_type";
    try {
      String type = Require.notBlank(row.text(), column);
      column = "occurred_at";
      Instant at = Instant.parse(row.text());
      column = "payload";
      String payload = row.text();
      column = "context";
      Map<String, String> context = EventContext.read(row.textOrNull());
      column = "sequence";
      return new DomainEvent(place.tenant(), place.stream(), sequence, type, at, payload, context);
    } catch (RuntimeException broken) {
      throw new UnreadableEventException(place.tenant(), place.stream(), sequence, column, broken);
    }
  }
}
