package io.crmkit.testkit.state;

import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateChange;
import io.crmkit.core.state.StateFormat;
import io.crmkit.core.state.StateRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The aggregates of one kind in memory: state, history and outbox change together. All that share an outbox are guarded
 * by one lock, its monitor. A context extends it by its port, and by finders where it has them.
 */
public class InMemoryStates<I, S> implements StateRepository<I, S> {

  private final InMemoryOutbox outbox;
  private final StateFormat<I, S, ?> format;
  private final InMemoryAlongside<I, S> alongside;
  private final Map<TenantId, NavigableMap<String, Row<S>>> tenants = new HashMap<>();

  private record Row<S>(Stored<S> stored, List<DomainEvent> history) {}

  public InMemoryStates(InMemoryOutbox outbox, StateFormat<I, S, ?> format) {
    this(outbox, format, InMemoryAlongside.nothing());
  }

  public InMemoryStates(InMemoryOutbox outbox, StateFormat<I, S, ?> format, InMemoryAlongside<I, S> alongside) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.format = Objects.requireNonNull(format, "format");
    this.alongside = Objects.requireNonNull(alongside, "alongside");
  }

  @Override
  public final Optional<Stored<S>> find(TenantId tenant, I id) {
    synchronized (outbox) {
      return row(tenant, id).map(Row::stored);
    }
  }

  @Override
  public final Stored<S> save(TenantId tenant, I id, Change<S> change) {
    new InMemoryStatesTogether(outbox, tenant).and(this, new StateChange<>(id, change)).save();
    return change.stored();
  }

  /** Throws if the stored version is not the one that a change was based on. */
  final void requireFresh(TenantId tenant, StateChange<I, S> change) {
    long read = change.change().before().version();
    long version = row(tenant, change.id()).map(row -> row.stored.version()).orElse(0L);
    if (read != version) {
      throw new StaleWriteException(format.stream() + " " + change.id(), read, version);
    }
    alongside.requireFresh(tenant, change.id(), change.change());
  }

  /** Puts a change in place that was checked, and whose events the outbox has. */
  final void put(TenantId tenant, StateChange<I, S> change) {
    List<DomainEvent> history = new ArrayList<>(row(tenant, change.id()).map(Row::history).orElse(List.of()));
    history.addAll(change.change().events());
    rows(tenant).put(change.id().toString(), new Row<>(change.change().stored(), history));
    alongside.put(tenant, change.id(), change.change());
  }

  @Override
  public final List<DomainEvent> history(TenantId tenant, I id, long after, int limit) {
    Require.positive(limit, "limit");
    synchronized (outbox) {
      return row(tenant, id).map(Row::history).orElse(List.of()).stream()
          .filter(event -> event.sequence() > after).limit(limit).toList();
    }
  }

  @Override
  public final Page<I> all(TenantId tenant, PageRequest page) {
    String order = format.stream() + "/by-id";
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(order, 1).orElseThrow().get(0);
    List<String> found = ids(tenant, after, page.limit() + 1L);
    return Page.of(found, page, id -> new Cursor(order, List.of(id))).map(format::id);
  }

  /** Returns every aggregate of a tenant as it is now, in the order of their ids. */
  protected final Map<I, Stored<S>> states(TenantId tenant) {
    Map<I, Stored<S>> states = new LinkedHashMap<>();
    synchronized (outbox) {
      rows(tenant).forEach((id, row) -> states.put(format.id(id), row.stored));
    }
    return states;
  }

  /** Deletes aggregates with their history; what of it still waits for its delivery is delivered all the same. */
  protected final void forget(TenantId tenant, List<I> ids) {
    synchronized (outbox) {
      ids.forEach(id -> rows(tenant).remove(id.toString()));
    }
  }

  private List<String> ids(TenantId tenant, String after, long limit) {
    synchronized (outbox) {
      return rows(tenant).tailMap(after, false).keySet().stream().limit(limit).toList();
    }
  }

  private NavigableMap<String, Row<S>> rows(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new TreeMap<>());
  }

  private Optional<Row<S>> row(TenantId tenant, I id) {
    return Optional.ofNullable(rows(tenant).get(id.toString()));
  }
}
