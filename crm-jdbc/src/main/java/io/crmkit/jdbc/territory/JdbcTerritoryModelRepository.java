package io.crmkit.jdbc.territory;

import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.port.TerritoryModelRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models, with a row for each territory.
 *
 * <p>With 25,000 territories, which is what Veeva allows, a model in one column would be a text of some five megabytes
 * that each move would write again. So a change writes only the rows of territories that it made different, or that lie
 * at another path since; and hosts can join the paths in SQL. Reading is one statement, which sees all rows as of one
 * moment.
 */
final class JdbcTerritoryModelRepository implements TerritoryModelRepository {

  private static final String FIND = "select m.version, m.state, t.body from crm_territory_model m"
      + " left join crm_territory t on t.tenant_id = m.tenant_id and t.model_id = m.model_id"
      + " where m.tenant_id = ? and m.model_id = ?";
  private static final String VERSION = "select version from crm_territory_model where tenant_id = ? and model_id = ?";
  private static final String INSERT =
      "insert into crm_territory_model (version, state, tenant_id, model_id) values (?, ?, ?, ?)";
  private static final String UPDATE =
      "update crm_territory_model set version = ?, state = ? where tenant_id = ? and model_id = ? and version = ?";
  private static final String TERRITORY =
      "select body from crm_territory where tenant_id = ? and model_id = ? and territory_id = ?";
  private static final String ALL = "territory-model/by-id";
  private static final String ALL_SQL = "select model_id from crm_territory_model"
      + " where tenant_id = ? and model_id > ? order by tenant_id, model_id limit ?";

  /** What one row of {@link #FIND} tells; the body is null for a model without territories. */
  private record Found(long version, String state, @Nullable String body) {}

  private final Transactions transactions;
  private final EventLog log;

  JdbcTerritoryModelRepository(Transactions transactions) {
    this.transactions = transactions;
    this.log = new EventLog(transactions.dialect());
  }

  @Override
  public Optional<Stored<TerritoryModel>> find(TenantId tenant, ModelId id) {
    List<Found> rows = transactions.single(connection -> Jdbc.list(connection, FIND,
        params -> params.text(tenant.value()).text(id.value()),
        row -> new Found(row.number(), row.text(), row.textOrNull())));
    return rows.isEmpty() ? Optional.empty() : Optional.of(stored(rows));
  }

  private static Stored<TerritoryModel> stored(List<Found> rows) {
    Found first = rows.get(0);
    Drawn frame = (Drawn) TerritoryFormats.MODEL.readState(first.state());
    List<Territory> territories = new ArrayList<>(rows.size());
    for (Found row : rows) {
      String body = row.body();
      if (body != null) {
        territories.add(territory(body));
      }
    }
    return new Stored<>(new Drawn(frame.name(), frame.types(), territories), first.version());
  }

  private static Territory territory(String body) {
    return JsonDocuments.read(body, Territory.class, JsonLimits.STORED).orElseThrow();
  }

  @Override
  public Optional<Territory> territory(TenantId tenant, ModelId model, TerritoryId territory) {
    return transactions.single(connection -> Jdbc.one(connection, TERRITORY,
        params -> params.text(tenant.value()).text(model.value()).text(territory.value()),
        row -> territory(row.text())));
  }

  @Override
  public Stored<TerritoryModel> save(TenantId tenant, ModelId id, Change<TerritoryModel> change) {
    try {
      if (transactions.inTransaction(connection -> write(connection, tenant, id, change))) {
        return change.stored();
      }
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE || version(tenant, id) == change.before().version()) {
        throw e;
      }
    }
    throw new StaleWriteException("territory-model " + id, change.before().version(), version(tenant, id));
  }

  @Override
  public List<DomainEvent> history(TenantId tenant, ModelId id, long after, int limit) {
    Require.positive(limit, "limit");
    return transactions.single(connection ->
        log.read(connection, tenant, TerritoryFormats.MODEL.streamOf(id), after, limit));
  }

  @Override
  public Page<ModelId> all(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(ALL, 1).orElseThrow().get(0);
    List<String> found = transactions.single(connection -> Jdbc.list(connection, ALL_SQL,
        params -> params.text(tenant.value()).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, id -> new Cursor(ALL, List.of(id))).map(ModelId::new);
  }

  private boolean write(Connection connection, TenantId tenant, ModelId id, Change<TerritoryModel> change)
      throws SQLException {
    Drawn after = (Drawn) change.after();
    long version = change.stored().version();
    long before = change.before().version();
    String frame = TerritoryFormats.MODEL.writeState(new Drawn(after.name(), after.types(), List.of()));
    int written = before == 0
        ? Jdbc.update(connection, INSERT, params ->
            params.number(version).text(frame).text(tenant.value()).text(id.value()))
        : Jdbc.update(connection, UPDATE, params ->
            params.number(version).text(frame).text(tenant.value()).text(id.value()).number(before));
    if (written == 1) {
      TerritoryRows.write(connection, tenant, id, TerritoryRows.of(change.before().value()), TerritoryRows.of(after));
      log.append(connection, change.events());
    }
    return written == 1;
  }

  private long version(TenantId tenant, ModelId id) {
    return transactions.single(connection -> Jdbc.one(connection, VERSION,
        params -> params.text(tenant.value()).text(id.value()), Row::number)).orElse(0L);
  }
}
