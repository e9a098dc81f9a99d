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
import io.crmkit.core.state.StateFormat;
import io.crmkit.core.state.StateRepository;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The aggregates of one kind in their table. A context extends it by its port, and by finders where it has them. */
public class JdbcStates<I, S> implements StateRepository<I, S> {

  private final Transactions transactions;
  private final EventLog log;
  private final StateFormat<I, S, ?> format;
  private final StateTable table;
  private final Alongside<I, S> alongside;

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
    try {
      if (transactions.inTransaction(connection -> write(connection, tenant, id, change))) {
        return change.stored();
      }
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE || version(tenant, id) == change.before().version()) {
        throw e;
      }
    }
    throw new StaleWriteException(format.stream() + " " + id, change.before().version(), version(tenant, id));
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

  /** Reads the columns {@code version, state} of a row, in this order. */
  protected final Stored<S> stored(Row row) throws SQLException {
    long version = row.number();
    return new Stored<>(format.readState(row.text()), version);
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

  private long version(TenantId tenant, I id) {
    return transactions.single(connection -> Jdbc.one(connection, table.version(),
        params -> params.text(tenant.value()).text(id.toString()), Row::number)).orElse(0L);
  }
}
