package io.crmkit.testkit.forecast;

import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastChange;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The forecasts of an in-memory store, guarded by one lock. */
final class InMemoryForecastRepository implements ForecastRepository {

  private static final String ALL = "forecasts/by-id";

  private final InMemoryOutbox outbox;
  private final Map<TenantId, NavigableMap<String, Row>> tenants = new HashMap<>();

  private record Row(Stored<Forecast> stored, List<DomainEvent> history) {}

  InMemoryForecastRepository(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public synchronized Optional<Stored<Forecast>> find(TenantId tenant, ForecastId id) {
    return row(tenant, id).map(Row::stored);
  }

  @Override
  public synchronized Stored<Forecast> save(TenantId tenant, ForecastId id, ForecastChange change) {
    Optional<Row> held = row(tenant, id);
    long version = held.map(row -> row.stored.version()).orElse(0L);
    if (change.before().version() != version) {
      throw new StaleWriteException("forecast " + id, change.before().version(), version);
    }
    // the outbox first: only it can refuse, and then nothing has changed
    outbox.append(change.events());
    List<DomainEvent> history = new ArrayList<>(held.map(Row::history).orElse(List.of()));
    history.addAll(change.events());
    tenants.computeIfAbsent(tenant, unused -> new TreeMap<>()).put(id.value(), new Row(change.stored(), history));
    return change.stored();
  }

  @Override
  public synchronized List<DomainEvent> history(TenantId tenant, ForecastId id, long after, int limit) {
    Require.positive(limit, "limit");
    return row(tenant, id).map(Row::history).orElse(List.of()).stream()
        .filter(event -> event.sequence() > after).limit(limit).toList();
  }

  @Override
  public synchronized Page<ForecastId> all(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(ALL, 1).orElseThrow().get(0);
    List<String> found = tenants.getOrDefault(tenant, new TreeMap<>()).tailMap(after, false).keySet().stream()
        .limit(page.limit() + 1L).toList();
    return Page.of(found, page, id -> new Cursor(ALL, List.of(id))).map(ForecastId::new);
  }

  private Optional<Row> row(TenantId tenant, ForecastId id) {
    return Optional.ofNullable(tenants.getOrDefault(tenant, new TreeMap<>()).get(id.value()));
  }
}
