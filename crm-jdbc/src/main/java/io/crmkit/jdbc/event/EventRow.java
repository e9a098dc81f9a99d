package io.crmkit.jdbc.event;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;

/** How an event lies in the columns that both tables of the outbox share. */
final class EventRow {

  /** The aggregate whose events keep their order. */
  record Place(TenantId tenant, Stream stream) {

    // locks are taken in this order, so that two workers never wait for each other
    static final Comparator<Place> ORDER = Comparator.comparing((Place each) -> each.tenant.value())
        .thenComparing(each -> each.stream.type()).thenComparing(each -> each.stream.id());

    static Place of(Claim claim) {
      return of(claim.event());
    }

    static Place of(DomainEvent event) {
      return new Place(event.tenant(), event.stream());
    }

    Params bind(Params params) throws SQLException {
      return params.text(tenant.value()).text(stream.type()).text(stream.id());
    }
  }

  static final String COLUMNS =
      "tenant_id, stream_type, stream_id, sequence, event_type, occurred_at, payload, context";
  static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?";
  static final String OF_STREAM = "tenant_id = ? and stream_type = ? and stream_id = ?";
  static final String KEY = OF_STREAM + " and sequence = ?";

  /** From when an event may be claimed that need not wait, whatever the clocks say. */
  static final String AT_ONCE = "timestamp with time zone '1970-01-01 00:00:00+00'";

  /** Whether event {@code e} is behind another event of its stream, or behind a dead letter that blocks it. */
  static final String IS_BEHIND =
      "(exists (select 1 from crm_outbox_event h where h.tenant_id = e.tenant_id and h.stream_type = e.stream_type"
          + " and h.stream_id = e.stream_id and h.sequence < e.sequence)"
          + " or exists (select 1 from crm_outbox_dead_letter d where d.tenant_id = e.tenant_id"
          + " and d.stream_type = e.stream_type and d.stream_id = e.stream_id and d.rest = 'BLOCK'"
          + " and d.sequence < e.sequence))";

  private EventRow() {}

  static void bind(Params params, DomainEvent event) throws SQLException {
    key(params, event).text(event.type()).text(event.at().toString()).text(event.payload())
        .text(EventContext.write(event));
  }

  static Params key(Params params, DomainEvent event) throws SQLException {
    return Place.of(event).bind(params).number(event.sequence());
  }

  static DomainEvent read(Row row) throws SQLException {
    TenantId tenant = new TenantId(row.text());
    Stream stream = new Stream(row.text(), row.text());
    return new DomainEvent(
        tenant, stream, row.number(), row.text(), Instant.parse(row.text()), row.text(),
        EventContext.read(row.textOrNull()));
  }
}
