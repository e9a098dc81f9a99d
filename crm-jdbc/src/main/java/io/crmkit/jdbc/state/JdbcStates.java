package io.crmkit.jdbc.state;

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
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The aggregates of one kind in their table. A context extends it by its port, and by finders where it has them. */
public class JdbcStates<I, S> implements StateRepository<I, S> {

  private static final int BATCH = 500;

  private final Transactions transactions;
  private final EventLog log;
  private final StateFormat<I, S, ?> format;
  private final StateTable table;
  private final Alongside<I, S> alongside;

  /** How many could be deleted, and how many were by nobody else. */
  private record Batch(int found, int deleted) {}

  public JdbcStates(Transactions transactions, StateFormat<I, S, ?> format, StateTable table) {
    this(transactions, format, table, Alongside.nothing());
  }

  public JdbcStates(
      Transactions transactions, StateFormat<I, S, ?> format, StateTable table, Alongside<I, S> alongside) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.log = new EventLog(transactions.dialect());
    this.format = Objects.requireNonNull(format, "format");
    this.table = Objects.requireNonNull(table, "table");
    this.alongside = Objects.requireNonNull(alongside, "alongside");
  }

  @Override
  public final Optional<Stored<S>> find(TenantId tenant, I id) {
    return transactions.single(connection -> Jdbc.one(connection, table.find(),
        params -> params.text(tenant.value()).text(id.toString()), this::stored));
  }

  @Override
  public final Stored<S> save(TenantId tenant, I id, Change<S> change) {
    new StatesTogether(transactions, tenant).and(this, new StateChange<>(id, change)).save();
    return change.stored();
  }

  @Override
  public final List<DomainEvent> history(TenantId tenant, I id, long after, int limit) {
    Require.positive(limit, "limit");
    return transactions.single(connection -> log.read(connection, tenant, format.streamOf(id), after, limit));
  }

  @Override
  public final Page<I> all(TenantId tenant, PageRequest page) {
    String order = format.stream() + "/by-id";
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(order, 1).orElseThrow().get(0);
    List<String> found = transactions.single(connection -> Jdbc.list(connection, table.page(),
        params -> params.text(tenant.value()).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, id -> new Cursor(order, List.of(id))).map(format::id);
  }

  protected final Transactions transactions() {
    return transactions;
  }

  /**
   * Deletes aggregates with their history, a batch in each transaction. One of which an event waits for its delivery
   * or is a dead letter stays.
   *
   * @param condition on the columns of the table, such as {@code ended_at < ?}; what it admits must never change again
   * @return how many
   */
  protected final int forget(TenantId tenant, String condition, Jdbc.Binder values) {
    int all = 0;
    while (true) {
      Batch batch = transactions.inTransaction(connection -> forgetBatch(connection, tenant, condition, values));
      all += batch.deleted;
      if (batch.found < BATCH) {
        return all;
      }
    }
  }

  private Batch forgetBatch(Connection connection, TenantId tenant, String condition, Jdbc.Binder values)
      throws SQLException {
    List<String> ids = Jdbc.list(connection, table.settled(condition), params -> {
      params.text(tenant.value());
      values.bind(params);
      params.text(format.stream()).text(format.stream()).number(BATCH);
    }, Row::text);
    log.forget(connection, tenant, format.stream(), ids);
    forgetAlongside(connection, tenant, ids);
    return new Batch(ids.size(), Jdbc.update(connection, table.delete(transactions.dialect()),
        params -> params.texts(ids.toArray(String[]::new)).text(tenant.value())));
  }

  /** Deletes what {@link Alongside} wrote of aggregates that are deleted, in the same transaction. */
  protected void forgetAlongside(Connection connection, TenantId tenant, List<String> ids) throws SQLException {
    // most write nothing but columns of the same row
  }

  /** Reads the columns {@code version, state} of a row, in this order. */
  protected final Stored<S> stored(Row row) throws SQLException {
    long version = row.number();
    return new Stored<>(format.readState(row.text()), version);
  }

  /**
   * Writes a change in a transaction of somebody else, who rolls it back if this fails.
   *
   * @throws StaleWriteException if the stored version is not the one that the change was based on
   */
  final void save(Connection connection, TenantId tenant, StateChange<I, S> change) throws SQLException {
    if (!write(connection, tenant, change.id(), change.change())) {
      throw stale(connection, tenant, change);
    }
  }

  /** Throws if the stored version is not the one that a change was based on. */
  final void requireFresh(Connection connection, TenantId tenant, StateChange<I, S> change) throws SQLException {
    if (version(connection, tenant, change.id()) != change.change().before().version()) {
      throw stale(connection, tenant, change);
    }
  }

  private StaleWriteException stale(Connection connection, TenantId tenant, StateChange<I, S> change)
      throws SQLException {
    return new StaleWriteException(format.stream() + " " + change.id(), change.change().before().version(),
        version(connection, tenant, change.id()));
  }

  private boolean write(Connection connection, TenantId tenant, I id, Change<S> change) throws SQLException {
    Stored<S> after = change.stored();
    long before = change.before().version();
    String state = format.writeState(after.value());
    int written = before == 0
        ? Jdbc.update(connection, table.insert(), params ->
            params.number(after.version()).text(state).text(tenant.value()).text(id.toString()))
        : Jdbc.update(connection, table.update(), params ->
            params.number(after.version()).text(state).text(tenant.value()).text(id.toString()).number(before));
    if (written == 1) {
      alongside.write(connection, tenant, id, change);
      log.append(connection, change.events());
    }
    return written == 1;
  }

  private long version(Connection connection, TenantId tenant, I id) throws SQLException {
    return Jdbc.one(connection, table.version(),
        params -> params.text(tenant.value()).text(id.toString()), Row::number).orElse(0L);
  }
}
