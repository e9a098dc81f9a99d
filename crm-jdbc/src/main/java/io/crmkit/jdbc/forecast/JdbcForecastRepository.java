package io.crmkit.jdbc.forecast;

import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.json.ForecastEventJson;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastChange;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The forecasts in their table. */
final class JdbcForecastRepository implements ForecastRepository {

  private static final String FIND = "select version, state from crm_forecast where tenant_id = ? and forecast_id = ?";
  private static final String VERSION = "select version from crm_forecast where tenant_id = ? and forecast_id = ?";
  private static final String INSERT =
      "insert into crm_forecast (version, state, tenant_id, forecast_id) values (?, ?, ?, ?)";
  private static final String UPDATE =
      "update crm_forecast set version = ?, state = ? where tenant_id = ? and forecast_id = ? and version = ?";
  private static final String ALL = "forecasts/by-id";
  private static final String ALL_SQL = "select forecast_id from crm_forecast"
      + " where tenant_id = ? and forecast_id > ? order by tenant_id, forecast_id limit ?";

  private final Transactions transactions;
  private final EventLog log;

  JdbcForecastRepository(Transactions transactions, EventLog log) {
    this.transactions = transactions;
    this.log = log;
  }

  @Override
  public Optional<Stored<Forecast>> find(TenantId tenant, ForecastId id) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(id.value()),
        row -> {
          long version = row.number();
          return new Stored<>(ForecastEventJson.readState(row.text()), version);
        }));
  }

  @Override
  public Stored<Forecast> save(TenantId tenant, ForecastId id, ForecastChange change) {
    try {
      if (transactions.inTransaction(connection -> write(connection, tenant, id, change))) {
        return change.stored();
      }
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE || version(tenant, id) == change.before().version()) {
        throw e;
      }
    }
    throw new StaleWriteException("forecast " + id, change.before().version(), version(tenant, id));
  }

  @Override
  public List<DomainEvent> history(TenantId tenant, ForecastId id, long after, int limit) {
    Require.positive(limit, "limit");
    Stream stream = new Stream(ForecastEventJson.STREAM, id.value());
    return transactions.single(connection -> log.read(connection, tenant, stream, after, limit));
  }

  @Override
  public Page<ForecastId> all(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(ALL, 1).orElseThrow().get(0);
    List<String> found = transactions.single(connection -> Jdbc.list(connection, ALL_SQL,
        params -> params.text(tenant.value()).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, id -> new Cursor(ALL, List.of(id))).map(ForecastId::new);
  }

  private boolean write(Connection connection, TenantId tenant, ForecastId id, ForecastChange change)
      throws SQLException {
    Stored<Forecast> after = change.stored();
    long before = change.before().version();
    String state = ForecastEventJson.writeState(after.value());
    int written = before == 0
        ? Jdbc.update(connection, INSERT, params ->
            params.number(after.version()).text(state).text(tenant.value()).text(id.value()))
        : Jdbc.update(connection, UPDATE, params ->
            params.number(after.version()).text(state).text(tenant.value()).text(id.value()).number(before));
    if (written == 1) {
      log.append(connection, change.events());
    }
    return written == 1;
  }

  private long version(TenantId tenant, ForecastId id) {
    return transactions.single(connection -> Jdbc.one(connection, VERSION,
        params -> params.text(tenant.value()).text(id.value()), Row::number)).orElse(0L);
  }
}
