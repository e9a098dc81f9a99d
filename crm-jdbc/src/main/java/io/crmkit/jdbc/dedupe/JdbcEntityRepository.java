package io.crmkit.jdbc.dedupe;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateChange;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.json.RecordPassage;
import io.crmkit.dedupe.merge.json.RecordPassage.Direction;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.port.EntityRepository;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.jdbc.state.StatesTogether;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The entities in their table, and beside it which of them adopted which record. */
final class JdbcEntityRepository extends JdbcStates<EntityId, Entity> implements EntityRepository {

  private static final String ADOPTER = "select entity_id from crm_entity_record where tenant_id = ? and record_id = ?";
  private static final String ADOPT = "insert into crm_entity_record (tenant_id, record_id, entity_id) values (?, ?, ?)";
  private static final String DROP = "delete from crm_entity_record where tenant_id = ? and record_id = ?";

  JdbcEntityRepository(Transactions transactions) {
    super(transactions, EntityFormat.FORMAT, new StateTable("crm_entity", "entity_id"), JdbcEntityRepository::passages);
  }

  private static void passages(Connection connection, TenantId tenant, EntityId id, Change<Entity> change)
      throws SQLException {
    for (RecordPassage passage : RecordPassage.of(change.events())) {
      if (passage.direction() == Direction.CAME) {
        adopt(connection, tenant, id, passage.record());
      } else {
        Jdbc.update(connection, DROP, params -> params.text(tenant.value()).text(passage.record()));
      }
    }
  }

  /** The key lets one entity in; the other, whose transaction is rolled back, is as late as with any other change. */
  private static void adopt(Connection connection, TenantId tenant, EntityId id, String record) throws SQLException {
    try {
      Jdbc.update(connection, ADOPT, params -> params.text(tenant.value()).text(record).text(id.value()));
    } catch (SQLException e) {
      StoreException failure = StoreException.of(e);
      if (failure.reason() == Reason.DUPLICATE) {
        throw (StaleWriteException) new StaleWriteException("record " + record, 0, 1).initCause(failure);
      }
      throw e;
    }
  }

  @Override
  public Optional<EntityId> adopter(TenantId tenant, String record) {
    return transactions().single(connection -> Jdbc.one(connection, ADOPTER,
        params -> params.text(tenant.value()).text(record), row -> new EntityId(row.text())));
  }

  /** Writes the lower id first, so that two who merge the same entities the other way round cannot wait for each other. */
  @Override
  public void saveBoth(TenantId tenant, StateChange<EntityId, Entity> one, StateChange<EntityId, Entity> other) {
    boolean inOrder = one.id().value().compareTo(other.id().value()) <= 0;
    new StatesTogether(transactions(), tenant)
        .and(this, inOrder ? one : other)
        .and(this, inOrder ? other : one)
        .save();
  }
}
