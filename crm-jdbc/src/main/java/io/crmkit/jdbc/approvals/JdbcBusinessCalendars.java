package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The calendars of tenants and of their people, in two tables that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcBusinessCalendars implements BusinessCalendars {

  private static final String NAMED =
      "select hours from crm_approval_calendar where tenant_id = ? and name = ?";
  private static final String CHANGE =
      "update crm_approval_calendar set hours = ? where tenant_id = ? and name = ?";
  private static final String ADD =
      "insert into crm_approval_calendar (hours, tenant_id, name) values (?, ?, ?)";
  private static final String OF_PEOPLE = "select person.actor, calendar.hours from crm_approval_worker person"
      + " join crm_approval_calendar calendar on calendar.tenant_id = person.tenant_id"
      + " and calendar.name = person.calendar where person.tenant_id = ? and person.actor = any(?)";
  private static final String CHANGE_PERSON =
      "update crm_approval_worker set calendar = ? where tenant_id = ? and actor = ?";
  private static final String ADD_PERSON =
      "insert into crm_approval_worker (calendar, tenant_id, actor) values (?, ?, ?)";

  private final Transactions transactions;

  /** One person and their calendar. */
  private record Worker(Actor person, BusinessCalendar calendar) {}

  public JdbcBusinessCalendars(DataSource dataSource) {
    this(Transactions.on(dataSource));
  }

  public JdbcBusinessCalendars(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  /** Keeps hours under a name, in the place of those that were there. */
  public void keep(TenantId tenant, String name, OpeningHours hours) {
    put(CHANGE, ADD, JsonDocuments.write(hours), tenant, Require.key(name, "name"));
  }

  /** Lets somebody work by a calendar, whether it is kept already or not. */
  public void assign(TenantId tenant, Actor person, String calendar) {
    put(CHANGE_PERSON, ADD_PERSON, Require.key(calendar, "calendar"), tenant, person.id());
  }

  @Override
  public Map<Actor, BusinessCalendar> of(TenantId tenant, Set<Actor> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    String[] ids = people.stream().map(Actor::id).toArray(String[]::new);
    List<Worker> workers = transactions.single(connection -> Jdbc.list(connection, OF_PEOPLE,
        params -> params.text(tenant.value()).texts(ids),
        row -> new Worker(new Actor(row.text()), calendar(row))));
    Map<Actor, BusinessCalendar> found = new HashMap<>();
    workers.forEach(worker -> found.put(worker.person(), worker.calendar()));
    return found;
  }

  @Override
  public Optional<BusinessCalendar> named(TenantId tenant, String name) {
    return transactions.single(connection -> Jdbc.one(connection, NAMED,
        params -> params.text(tenant.value()).text(name), JdbcBusinessCalendars::calendar));
  }

  private void put(String change, String add, String value, TenantId tenant, String key) {
    Jdbc.Binder values = params -> params.text(value).text(tenant.value()).text(key);
    transactions.amongRivals(connection -> {
      int changed = Jdbc.update(connection, change, values);
      return changed > 0 ? changed : Jdbc.update(connection, add, values);
    });
  }

  private static BusinessCalendar calendar(Row row) throws SQLException {
    return BusinessCalendar.of(JsonDocuments.read(row.text(), OpeningHours.class, JsonLimits.STORED).orElseThrow());
  }
}
