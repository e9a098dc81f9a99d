package io.crmkit.jdbc.territory;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.model.placement.Stay;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of stays; a stay keeps its place in the list for good, so only new and ended ones are written. */
final class StayRows {

  private static final String INSERT = "insert into crm_territory_stay"
      + " (territory_id, since_at, until_at, tenant_id, model_id, record_kind, record_id, stay)"
      + " values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE = "update crm_territory_stay set until_at = ?"
      + " where tenant_id = ? and model_id = ? and record_kind = ? and record_id = ? and stay = ?";

  private StayRows() {}

  static void write(Connection connection, TenantId tenant, PlacementId id, Change<Placement> change)
      throws SQLException {
    List<Stay> before = change.before().value().stays();
    List<Stay> after = change.after().stays();
    List<Integer> added = IntStream.range(before.size(), after.size()).boxed().toList();
    List<Integer> ended =
        IntStream.range(0, before.size()).filter(i -> !before.get(i).equals(after.get(i))).boxed().toList();
    Jdbc.batch(connection, INSERT, added, (params, stay) -> params
        .text(after.get(stay).territory().value()).number(EpochNanos.of(after.get(stay).since()))
        .numberOrNull(EpochNanos.orNull(after.get(stay).until()))
        .text(tenant.value()).text(id.model().value()).text(id.record().kind().name()).text(id.record().id())
        .number(stay));
    Jdbc.batch(connection, UPDATE, ended, (params, stay) -> params
        .numberOrNull(EpochNanos.orNull(after.get(stay).until()))
        .text(tenant.value()).text(id.model().value()).text(id.record().kind().name()).text(id.record().id())
        .number(stay));
  }
}
