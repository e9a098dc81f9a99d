package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.definition.PublishedDefinition.Status;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The definitions in their table. */
final class JdbcDefinitionRepository implements DefinitionRepository {

  private static final String COLUMNS =
      "name, version, digest, entity_type, document, status, published_by, published_at";
  private static final String INSERT =
      "insert into crm_approval_definition (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String FIND = "select " + COLUMNS + " from crm_approval_definition"
      + " where tenant_id = ? and name = ? and version = ? and digest = ?";
  private static final String LATEST = "select " + COLUMNS + " from crm_approval_definition"
      + " where tenant_id = ? and name = ? order by tenant_id desc, name desc, version desc limit 1";
  private static final String CURRENT = "select name, version, digest from crm_approval_definition d"
      + " where d.tenant_id = ? and d.entity_type = ? and d.status = 'ACTIVE'"
      + " and not exists (select 1 from crm_approval_definition later where later.tenant_id = d.tenant_id"
      + " and later.name = d.name and later.version > d.version) order by d.name";

  private final Transactions transactions;
  private final EventLog log;

  JdbcDefinitionRepository(Transactions transactions, EventLog log) {
    this.transactions = transactions;
    this.log = log;
  }

  @Override
  public void add(TenantId tenant, PublishedDefinition published, DomainEvent event) {
    DefinitionRef ref = published.ref();
    try {
      transactions.inTransaction(connection -> {
        Jdbc.update(connection, INSERT, params -> bind(params.text(tenant.value()), published));
        log.append(connection, List.of(event));
        return ref;
      });
    } catch (StoreException e) {
      Optional<PublishedDefinition> latest = e.reason() == Reason.DUPLICATE ? latest(tenant, ref.name()) : Optional.empty();
      long stored = latest.map(found -> found.ref().version()).orElse(0);
      if (stored < ref.version()) {
        throw e;
      }
      throw new StaleWriteException("definition " + ref.name(), ref.version() - 1L, stored);
    }
  }

  @Override
  public Optional<PublishedDefinition> find(TenantId tenant, DefinitionRef ref) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(ref.name()).number(ref.version()).text(ref.digest()),
        JdbcDefinitionRepository::read));
  }

  @Override
  public Optional<PublishedDefinition> latest(TenantId tenant, String name) {
    return transactions.single(connection -> Jdbc.one(connection, LATEST,
        params -> params.text(tenant.value()).text(name), JdbcDefinitionRepository::read));
  }

  @Override
  public List<DefinitionRef> current(TenantId tenant, String entityType) {
    return transactions.single(connection -> Jdbc.list(connection, CURRENT,
        params -> params.text(tenant.value()).text(entityType), JdbcDefinitionRepository::ref));
  }

  private static void bind(Params params, PublishedDefinition published) throws SQLException {
    DefinitionRef ref = published.ref();
    params.text(ref.name()).number(ref.version()).text(ref.digest()).text(published.entityType())
        .text(published.document()).text(published.status().name()).text(published.by().id())
        .number(EpochNanos.of(published.at()));
  }

  private static PublishedDefinition read(Row row) throws SQLException {
    return new PublishedDefinition(
        ref(row), row.text(), row.text(), Status.valueOf(row.text()), new Actor(row.text()),
        EpochNanos.instant(row.number()));
  }

  private static DefinitionRef ref(Row row) throws SQLException {
    return new DefinitionRef(row.text(), row.smallNumber(), row.text());
  }
}
