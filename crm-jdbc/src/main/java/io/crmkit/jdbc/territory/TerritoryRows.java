package io.crmkit.jdbc.territory;

import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.TerritoryModel;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The rows of a model's territories: what is different after a change is written, nothing else. */
final class TerritoryRows {

  private static final String KEY = " where tenant_id = ? and model_id = ? and territory_id = ?";
  private static final String INSERT = "insert into crm_territory"
      + " (parent_id, path, level, body, tenant_id, model_id, territory_id) values (?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update crm_territory set parent_id = ?, path = ?, level = ?, body = ?" + KEY;
  private static final String DELETE = "delete from crm_territory" + KEY;

  private TerritoryRows() {}

  /** A territory and where it lies. */
  record Placed(Territory territory, String path, int level) {}

  static Map<TerritoryId, Placed> of(TerritoryModel model) {
    Map<TerritoryId, Placed> rows = new HashMap<>();
    if (model instanceof Drawn drawn) {
      TerritoryTree tree = drawn.tree();
      Iterator<String> paths = tree.parentsByPath().keySet().iterator();
      for (Territory each : tree.all()) {
        rows.put(each.id(), new Placed(each, paths.next(), tree.level(each.id())));
      }
    }
    return rows;
  }

  static void write(Connection connection, TenantId tenant, ModelId model, Map<TerritoryId, Placed> before,
      Map<TerritoryId, Placed> after) throws SQLException {
    List<TerritoryId> gone = before.keySet().stream().filter(id -> !after.containsKey(id)).sorted().toList();
    List<Placed> added = new ArrayList<>();
    List<Placed> changed = new ArrayList<>();
    after.forEach((id, row) -> {
      Placed old = before.get(id);
      if (old == null) {
        added.add(row);
      } else if (!old.equals(row)) {
        changed.add(row);
      }
    });
    Jdbc.batch(connection, DELETE, gone,
        (params, id) -> params.text(tenant.value()).text(model.value()).text(id.value()));
    batch(connection, INSERT, tenant, model, added);
    batch(connection, UPDATE, tenant, model, changed);
  }

  private static void batch(Connection connection, String sql, TenantId tenant, ModelId model, List<Placed> rows)
      throws SQLException {
    Jdbc.batch(connection, sql, rows, (params, row) -> {
      TerritoryId parent = row.territory().parent();
      params.text(parent == null ? null : parent.value()).text(row.path()).number(row.level())
          .text(JsonDocuments.write(row.territory()))
          .text(tenant.value()).text(model.value()).text(row.territory().id().value());
    });
  }
}
