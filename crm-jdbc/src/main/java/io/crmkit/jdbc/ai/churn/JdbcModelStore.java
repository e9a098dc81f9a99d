package io.crmkit.jdbc.ai.churn;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.crmkit.ai.churn.json.KeptModel;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.port.ModelStore;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The models in their table. Which version is the newest is asked of the database each time; what it is made of is read
 * and decoded once, as long as there is room for it.
 */
final class JdbcModelStore implements ModelStore {

  private static final int MOST_BYTES = 1 << 26;
  private static final String HEAD = "select version, document from crm_churn_model where tenant_id = ?";
  private static final String NEWEST = HEAD + " order by tenant_id desc, version desc limit 1";
  private static final String ONE = HEAD + " and version = ?";
  private static final String PARTS = "select document, ir, baseline from crm_churn_model where tenant_id = ? and version = ?";
  private static final String ADD =
      "insert into crm_churn_model (tenant_id, version, document, ir, baseline) values (?, ?, ?, ?, ?)";

  private final Transactions transactions;
  private final EventLog log;
  // in one segment, since each has room for its part only
  private final Cache<Key, Decoded> decoded = CacheBuilder.newBuilder().concurrencyLevel(1)
      .maximumWeight(MOST_BYTES).weigher((Key key, Decoded model) -> model.size).build();

  /** The document says what the version is made of, so that a database that was put back shows no model of before. */
  private record Key(TenantId tenant, long version, String document) {}

  private record Decoded(ChurnModel model, int size) {

    static Decoded of(KeptModel kept) {
      return new Decoded(kept.read().orElseThrow(), kept.size());
    }
  }

  JdbcModelStore(Transactions transactions) {
    this.transactions = transactions;
    this.log = new EventLog(transactions.dialect());
  }

  @Override
  public Optional<ChurnModel> current(TenantId tenant) {
    return find(tenant, NEWEST, params -> params.text(tenant.value()));
  }

  @Override
  public Optional<ChurnModel> version(TenantId tenant, long version) {
    return find(tenant, ONE, params -> params.text(tenant.value()).number(version));
  }

  @Override
  public void add(TenantId tenant, ChurnModel model, DomainEvent event) {
    KeptModel kept = KeptModel.of(model);
    // a model that could not be read would keep the tenant from every next one
    Decoded again = Decoded.of(kept);
    NextRow.add(transactions, connection -> requireNext(connection, tenant, model.version()), connection -> {
      Jdbc.update(connection, ADD, params -> params.text(tenant.value()).number(model.version())
          .text(kept.document()).bytes(kept.ir()).bytes(kept.baseline()));
      log.append(connection, List.of(event));
      return true;
    });
    decoded.put(new Key(tenant, model.version(), kept.document()), again);
  }

  private Optional<ChurnModel> find(TenantId tenant, String sql, Jdbc.Binder binder) {
    return transactions.single(connection -> Jdbc.one(connection, sql, binder,
        row -> new Key(tenant, row.number(), row.text()))).map(this::model);
  }

  private ChurnModel model(Key key) {
    Decoded known = decoded.getIfPresent(key);
    if (known == null) {
      known = Decoded.of(kept(key));
      decoded.put(key, known);
    }
    return known.model;
  }

  private KeptModel kept(Key key) {
    return transactions.single(connection -> Jdbc.one(connection, PARTS,
        params -> params.text(key.tenant.value()).number(key.version),
        row -> new KeptModel(row.text(), row.bytes(), row.bytes()))).orElseThrow(
            () -> new IllegalStateException("version %d of the churn models of %s has gone".formatted(
                key.version, key.tenant)));
  }

  private static boolean requireNext(Connection connection, TenantId tenant, long version) throws SQLException {
    long newest = Jdbc.one(connection, NEWEST, params -> params.text(tenant.value()), row -> row.number()).orElse(0L);
    if (newest != version - 1) {
      throw new StaleWriteException("the churn models of " + tenant, version - 1, newest);
    }
    return true;
  }
}
