package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.OpenRequest;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the pending approvals of records by an index. PostgreSQL looks all records up at once. H2 would begin with
 * everything that is pending, so it is asked about one record after the other, which costs it no round trip.
 */
final class OpenRequests {

  private static final String SELECT = "select approval_id, origin, progress from crm_approval"
      + " where tenant_id = ? and entity_type = ? and status = 'PENDING' and entity_id = ";
  private static final String OF_ONE = SELECT + "? order by submitted_at, approval_id";
  private static final String OF_SOME = SELECT + "any(?) order by entity_id, submitted_at, approval_id";

  private final Dialect dialect;

  OpenRequests(Dialect dialect) {
    this.dialect = dialect;
  }

  List<OpenRequest> read(Connection connection, TenantId tenant, String entityType, Collection<String> entityIds)
      throws SQLException {
    SortedSet<String> ids = new TreeSet<>(entityIds);
    if (dialect == Dialect.POSTGRESQL) {
      return Jdbc.list(connection, OF_SOME,
          params -> params.text(tenant.value()).text(entityType).texts(ids.toArray(new String[0])), OpenRequests::read);
    }
    List<OpenRequest> found = new ArrayList<>();
    for (String id : ids) {
      found.addAll(Jdbc.list(connection, OF_ONE,
          params -> params.text(tenant.value()).text(entityType).text(id), OpenRequests::read));
    }
    return found;
  }

  private static OpenRequest read(Row row) throws SQLException {
    return new OpenRequest(new ApprovalId(row.text()), (Pending) ApprovalJson.read(row.text(), row.text()));
  }
}
