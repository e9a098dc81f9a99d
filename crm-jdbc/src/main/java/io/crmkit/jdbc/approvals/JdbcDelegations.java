package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Scope;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueJson;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The delegations in their table. */
final class JdbcDelegations implements Delegations {

  private static final String TABLE = "crm_approval_delegation";
  private static final String COLUMNS =
      "delegation_id, principal, delegate, valid_from, valid_until, scope, reason";
  private static final String INSERT =
      "insert into " + TABLE + " (tenant_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String END = "update " + TABLE + " set valid_until = case"
      + " when valid_until is not null and valid_until <= greatest(valid_from, ?) then valid_until"
      + " else greatest(valid_from, ?) end where tenant_id = ? and delegation_id = ?";
  private static final String FROM = "select " + COLUMNS + " from " + TABLE
      + " where tenant_id = ? and principal = ? order by valid_from, delegation_id";
  private static final String DEFINITIONS = "definitions";
  private static final String MOST = "most";

  private final Transactions transactions;
  private final String to;

  JdbcDelegations(Transactions transactions) {
    this.transactions = transactions;
    this.to = "select " + COLUMNS + " from " + transactions.dialect().among(TABLE, "delegate")
        + " and tenant_id = ? and valid_from <= ? and (valid_until is null or valid_until > ?)";
  }

  @Override
  public void add(TenantId tenant, Delegation delegation) {
    try {
      transactions.single(connection ->
          Jdbc.update(connection, INSERT, params -> bind(params.text(tenant.value()), delegation)));
    } catch (StoreException e) {
      if (e.reason() == Reason.DUPLICATE) {
        throw new IllegalArgumentException("there is a delegation '%s' already".formatted(delegation.id()), e);
      }
      throw e;
    }
  }

  @Override
  public boolean end(TenantId tenant, String id, Instant end) {
    long at = EpochNanos.of(end);
    return transactions.single(connection -> Jdbc.update(connection, END,
        params -> params.number(at).number(at).text(tenant.value()).text(id))) == 1;
  }

  @Override
  public List<Delegation> from(TenantId tenant, Actor principal) {
    return transactions.single(connection -> Jdbc.list(connection, FROM,
        params -> params.text(tenant.value()).text(principal.id()), JdbcDelegations::read));
  }

  @Override
  public List<Delegation> to(TenantId tenant, Collection<Actor> delegates, Instant at) {
    String[] wanted = delegates.stream().map(Actor::id).distinct().toArray(String[]::new);
    long now = EpochNanos.of(at);
    return transactions.single(connection -> Jdbc.list(connection, to,
        params -> params.texts(wanted).text(tenant.value()).number(now).number(now), JdbcDelegations::read));
  }

  private static void bind(Params params, Delegation delegation) throws SQLException {
    params.text(delegation.id()).text(delegation.from().id()).text(delegation.to().id())
        .number(EpochNanos.of(delegation.since())).numberOrNull(EpochNanos.orNull(delegation.until()))
        .text(write(delegation.scope())).text(delegation.reason());
  }

  private static Delegation read(Row row) throws SQLException {
    String id = row.text();
    Actor from = new Actor(row.text());
    Actor to = new Actor(row.text());
    Instant since = EpochNanos.instant(row.number());
    Long until = row.numberOrNull();
    return new Delegation(
        id, from, to, since, until == null ? null : EpochNanos.instant(until), scope(row.text()), row.text());
  }

  private static String write(Scope scope) {
    Value.Fields fields = Value.Fields.NONE.with(
        DEFINITIONS, new Value.Items(scope.definitions().stream().map(Value::of).toList()));
    return ValueJson.write(scope.most() == null ? fields : fields.with(MOST, new Value.Amount(scope.most())));
  }

  private static Scope scope(String json) {
    Value.Fields fields = ValueJson.readFields(json).orElseThrow();
    Set<String> definitions = ((Value.Items) fields.value(DEFINITIONS)).values().stream()
        .map(name -> ((Value.Text) name).value()).collect(Collectors.toSet());
    return new Scope(definitions, fields.value(MOST) instanceof Value.Amount most ? most.value() : null);
  }
}
