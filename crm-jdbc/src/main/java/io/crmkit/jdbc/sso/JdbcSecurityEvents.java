package io.crmkit.jdbc.sso;

import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Security events in their table. An event whose transaction ends late may stand before others that were read already:
 * this is a list to look at, and no feed.
 */
public final class JdbcSecurityEvents implements SecurityEvents {

  private static final String ALL = "security-event/all";
  private static final String LIST = "security-event/newest";
  private static final String APPEND =
      "insert into crm_security_event (tenant_id, at, kind, user_id, provider, event) values (?, ?, ?, ?, ?, ?)";
  private static final String IN_ORDER = "select event_id, at, event from crm_security_event"
      + " where tenant_id = ? and event_id > ? order by tenant_id, event_id limit ?";

  private static final TimedRows ROWS = new TimedRows("crm_security_event", "event_id", "at");

  private final Transactions transactions;

  private record Entry(long id, long at, SecurityEvent event) {

    static Entry of(Row row) throws SQLException {
      long id = row.number();
      long at = row.number();
      return new Entry(id, at, JsonDocuments.read(row.text(), SecurityEvent.class, JsonLimits.STORED).orElseThrow());
    }
  }

  public JdbcSecurityEvents(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public void append(TenantId tenant, SecurityEvent event) {
    UserId user = event.user();
    ProviderId provider = event.provider();
    transactions.single(connection -> Jdbc.update(connection, APPEND, params -> params
        .text(tenant.value()).number(EpochNanos.of(event.at())).text(event.kind().name())
        .text(user == null ? null : user.value()).text(provider == null ? null : provider.value())
        .text(JsonDocuments.write(event, SecurityEvent.class))));
  }

  @Override
  public Page<SecurityEvent> all(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    long after = cursor == null ? 0 : cursor.keyFor(ALL, 1, key -> Long.parseLong(key.get(0))).orElseThrow();
    List<Entry> found = transactions.single(connection -> Jdbc.list(connection, IN_ORDER,
        params -> params.text(tenant.value()).number(after).number(page.limit() + 1), Entry::of));
    return Page.of(found, page, last -> new Cursor(ALL, List.of(Long.toString(last.id)))).map(Entry::event);
  }

  @Override
  public Page<SecurityEvent> list(TenantId tenant, SecurityEventFilter filter, PageRequest page) {
    Cursor cursor = page.cursor();
    SecurityEventQuery query = SecurityEventQuery.of(
        tenant, filter, cursor == null ? SecurityEventQuery.Place.END : place(cursor), page.limit() + 1);
    List<Entry> found =
        transactions.single(connection -> Jdbc.list(connection, query.sql(), query::bind, Entry::of));
    return Page.of(found, page, last -> new Cursor(LIST, List.of(Long.toString(last.at), Long.toString(last.id))))
        .map(Entry::event);
  }

  @Override
  public int purge(TenantId tenant, Instant happenedBefore) {
    return ROWS.deleteBefore(transactions, tenant, happenedBefore);
  }

  private static SecurityEventQuery.Place place(Cursor cursor) {
    return cursor.keyFor(LIST, 2, key ->
        new SecurityEventQuery.Place(Long.parseLong(key.get(0)), Long.parseLong(key.get(1)))).orElseThrow();
  }
}
