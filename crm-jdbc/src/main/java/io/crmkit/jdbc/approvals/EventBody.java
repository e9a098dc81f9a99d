package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.event.EventContext;
import java.sql.SQLException;
import java.time.Instant;

/** How an event lies in the history of its approval. */
final class EventBody {

  static final String COLUMNS = "event_type, occurred_at, payload, context";

  private EventBody() {}

  static void bind(Params params, DomainEvent event) throws SQLException {
    params.text(event.type()).text(event.at().toString()).text(event.payload()).text(EventContext.write(event));
  }

  /** Reads the sequence and then the columns of {@link #COLUMNS}. */
  static DomainEvent read(Row row, TenantId tenant, ApprovalId id) throws SQLException {
    return new DomainEvent(
        tenant, new Stream(ApprovalEventJson.STREAM, id.value()), row.number(), row.text(), Instant.parse(row.text()),
        row.text(), EventContext.read(row.textOrNull()));
  }
}
