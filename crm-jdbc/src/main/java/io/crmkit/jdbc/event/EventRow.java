package io.crmkit.jdbc.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** Whether event {@code e} is behind another event of its stream, or behind a dead letter that blocks it. */
  static final String IS_BEHIND =
      "(exists (select 1 from crm_outbox_event h where h.tenant_id = e.tenant_id and h.stream_type = e.stream_type"
          + " and h.stream_id = e.stream_id and h.sequence < e.sequence)"
          + " or exists (select 1 from crm_outbox_dead_letter d where d.tenant_id = e.tenant_id"
          + " and d.stream_type = e.stream_type and d.stream_id = e.stream_id and d.rest = 'BLOCK'"
          + " and d.sequence < e.sequence))";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> CONTEXT = new TypeReference<>() {};

  private EventRow() {}

  static void bind(Params params, DomainEvent event) throws SQLException {
    key(params, event).text(event.type()).text(event.at().toString()).text(event.payload())
        .text(event.context().isEmpty() ? null : written(event.context()));
  }

  static Params key(Params params, DomainEvent event) throws SQLException {
    return Place.of(event).bind(params).number(event.sequence());
  }

  static DomainEvent read(Row row) throws SQLException {
    TenantId tenant = new TenantId(row.text());
    Stream stream = new Stream(row.text(), row.text());
    return new DomainEvent(
        tenant, stream, row.number(), row.text(), Instant.parse(row.text()), row.text(), context(row.textOrNull()));
  }

  private static String written(Map<String, String> context) {
    try {
      return JSON.writeValueAsString(context);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("context cannot be written: " + context, e);
    }
  }

  private static Map<String, String> context(@Nullable String text) {
    try {
      return text == null ? Map.of() : JSON.readValue(text, CONTEXT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the context of an event in the outbox is no JSON object of texts", e);
    }
  }
}
