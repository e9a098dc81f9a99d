package io.crmkit.jdbc.record;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.record.json.LeadFormats;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.Lead.Converted;
import io.crmkit.record.model.Lead.Live;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadFilter;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.model.LeadStatus;
import io.crmkit.record.port.LeadRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The leads in their table, with the columns and rows by which they are found; a lead in the bin has none of them. */
final class JdbcLeadRepository extends JdbcStates<LeadId, Lead> implements LeadRepository {

  private static final String LIST = "lead/list";
  private static final String INDEX =
      "update crm_lead set owner = ?, status = ? where tenant_id = ? and lead_id = ?";
  private static final ValueTable EMAIL = new ValueTable("crm_lead_email", "email", "lead_id");

  JdbcLeadRepository(Transactions transactions) {
    super(transactions, LeadFormats.LEAD, new StateTable("crm_lead", "lead_id"), JdbcLeadRepository::index);
  }

  @Override
  public Page<LeadId> list(TenantId tenant, LeadFilter filter, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    Map<String, String> conditions = conditions(filter);
    List<String> found = transactions().single(connection -> Jdbc.list(connection, sql(conditions.keySet()),
        params -> {
          params.text(tenant.value());
          for (String value : conditions.values()) {
            params.text(value);
          }
          params.text(after).number(page.limit() + 1);
        }, Row::text));
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last))).map(LeadId::new);
  }

  @Override
  public Page<LeadId> byEmail(TenantId tenant, Email email, PageRequest page) {
    return EMAIL.page(transactions(), "lead/by-email", tenant, email.value(), page).map(LeadId::new);
  }

  /** The columns that must equal values; each set of them has an index that leads to a page in one step. */
  private static Map<String, String> conditions(LeadFilter filter) {
    Map<String, String> conditions = new LinkedHashMap<>();
    Actor owner = filter.owner();
    LeadStatus status = filter.status();
    if (owner != null) {
      conditions.put("owner", owner.id());
    }
    if (status != null) {
      conditions.put("status", status.name());
    }
    return conditions;
  }

  private static String sql(Set<String> columns) {
    StringBuilder sql = new StringBuilder("select lead_id from crm_lead where tenant_id = ? and status is not null");
    columns.forEach(column -> sql.append(" and ").append(column).append(" = ?"));
    sql.append(" and lead_id > ? order by tenant_id");
    columns.forEach(column -> sql.append(", ").append(column));
    return sql.append(", lead_id limit ?").toString();
  }

  private static void index(Connection connection, TenantId tenant, LeadId id, Change<Lead> change)
      throws SQLException {
    Index before = Index.of(change.before().value());
    Index after = Index.of(change.after());
    if (!after.isInTheSameRowAs(before)) {
      Jdbc.update(connection, INDEX, params ->
          params.text(after.owner).text(after.status).text(tenant.value()).text(id.value()));
    }
    EMAIL.write(connection, tenant, id.value(), before.emails, after.emails);
  }

  private record Index(@Nullable String owner, @Nullable String status, Set<String> emails) {

    static Index of(Lead state) {
      if (state instanceof Live live) {
        return of(live.details(), live.status());
      }
      return state instanceof Converted converted
          ? of(converted.details(), LeadStatus.CONVERTED)
          : new Index(null, null, Set.of());
    }

    private static Index of(LeadDetails details, LeadStatus status) {
      Actor owner = details.owner();
      Set<String> emails = new LinkedHashSet<>();
      details.emails().forEach(email -> emails.add(email.value()));
      return new Index(owner == null ? null : owner.id(), status.name(), emails);
    }

    boolean isInTheSameRowAs(Index other) {
      return new Index(owner, status, other.emails).equals(other);
    }
  }
}
