package io.crmkit.jdbc.event;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.jdbc.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Consecutive events of one stream. */
record Run(Place place, long first, long last) {

  private static final String READ = "select e.tenant_id, e.stream_type, e.stream_id, e.sequence, e.event_type,"
      + " e.occurred_at, e.payload, e.context from unnest(?, ?, ?, ?, ?) as run (tenant, type, id, head, tail)"
      + " join crm_event e on e.tenant_id = run.tenant and e.stream_type = run.type and e.stream_id = run.id"
      + " and e.sequence between run.head and run.tail order by 1, 2, 3, 4";

  /** Returns the runs that {@code events} consist of, one for each stream. */
  static Collection<Run> of(List<DomainEvent> events) {
    Map<Place, Run> runs = new LinkedHashMap<>();
    for (DomainEvent event : events) {
      Place place = Place.of(event);
      runs.merge(place, new Run(place, event.sequence(), event.sequence()),
          (run, next) -> new Run(place, run.first, next.last));
    }
    return runs.values();
  }

  /** Returns what the log has of all {@code runs} by their streams and sequences. */
  static Map<Place, Map<Long, Logged>> read(Connection connection, List<Run> runs) throws SQLException {
    if (runs.isEmpty()) {
      return Map.of();
    }
    List<Logged> entries = Jdbc.list(connection, READ, params -> Place.bindAll(params, runs, Run::place)
            .numbers(runs.stream().map(Run::first).toArray(Long[]::new))
            .numbers(runs.stream().map(Run::last).toArray(Long[]::new)),
        Logged::read);
    return entries.stream().collect(Collectors.groupingBy(
        entry -> Place.of(entry.event()), Collectors.toMap(entry -> entry.event().sequence(), Function.identity())));
  }

  int length() {
    return (int) (last - first + 1);
  }
}
