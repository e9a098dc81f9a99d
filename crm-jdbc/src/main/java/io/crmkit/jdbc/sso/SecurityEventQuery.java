package io.crmkit.jdbc.sso;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.model.ProviderId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The newest security events that a filter admits. Those of a user or a provider are read from its index; those of some
 * kinds, kind by kind, so many of each as a page has: a kind that is rare among millions costs what there is of it.
 */
final class SecurityEventQuery {

  private static final String SELECT = "select event_id, at, event from crm_security_event where tenant_id = ?";

  private final TenantId tenant;
  private final SecurityEventFilter filter;
  private final Place after;
  private final int limit;
  private final StringBuilder sql = new StringBuilder();
  private final List<Jdbc.Binder> values = new ArrayList<>();

  /** Of the last event of the page before. */
  record Place(long at, long event) {

    /** Where there is no page before. */
    static final Place END = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private SecurityEventQuery(TenantId tenant, SecurityEventFilter filter, Place after, int limit) {
    this.tenant = tenant;
    this.filter = filter;
    this.after = after;
    this.limit = limit;
  }

  static SecurityEventQuery of(TenantId tenant, SecurityEventFilter filter, Place after, int limit) {
    SecurityEventQuery query = new SecurityEventQuery(tenant, filter, after, limit);
    if (filter.user() != null) {
      query.addSome("user_id", filter.user().value());
    } else if (filter.provider() != null) {
      query.addSome("provider", filter.provider().value());
    } else if (query.isOfAllKinds()) {
      query.addSelect();
      query.addRest("");
    } else {
      query.addKinds();
    }
    return query;
  }

  String sql() {
    return sql.toString();
  }

  void bind(Params params) throws SQLException {
    for (Jdbc.Binder value : values) {
      value.bind(params);
    }
  }

  private boolean isOfAllKinds() {
    return filter.kinds().size() == Kind.values().length;
  }

  /** The index leads to a user or a provider, whose events are looked at one by one. */
  private void addSome(String column, String value) {
    addSelect();
    add(" and " + column + " = ?", params -> params.text(value));
    ProviderId provider = filter.provider();
    if (filter.user() != null && provider != null) {
      add(" and provider = ?", params -> params.text(provider.value()));
    }
    if (!isOfAllKinds()) {
      List<Kind> kinds = List.copyOf(filter.kinds());
      add(" and kind in (%s)".formatted(String.join(", ", Collections.nCopies(kinds.size(), "?"))), params -> {
        for (Kind kind : kinds) {
          params.text(kind.name());
        }
      });
    }
    addRest(column + " desc, ");
  }

  private void addKinds() {
    String union = "select event_id, at, event from (";
    for (Kind kind : new TreeSet<>(filter.kinds())) {
      sql.append(union).append('(');
      addSelect();
      add(" and kind = ?", params -> params.text(kind.name()));
      addRest("kind desc, ");
      sql.append(')');
      union = " union all ";
    }
    add(") as found order by at desc, event_id desc limit ?", params -> params.number(limit));
  }

  private void addSelect() {
    add(SELECT, params -> params.text(tenant.value()));
  }

  /** Adds the times, and the order of the index, all of which H2 wants to be told. */
  private void addRest(String order) {
    Instant from = filter.from();
    if (from != null) {
      add(" and at >= ?", params -> params.number(EpochNanos.of(from)));
    }
    Instant until = filter.until();
    if (until != null) {
      add(" and at < ?", params -> params.number(EpochNanos.of(until)));
    }
    // before the end of time at first, too: without a bound H2 would read another index from end to end
    add(" and at <= ? and (at < ? or event_id < ?)",
        params -> params.number(after.at).number(after.at).number(after.event));
    add(" order by tenant_id desc, " + order + "at desc, event_id desc limit ?", params -> params.number(limit));
  }

  private void add(String text, Jdbc.Binder value) {
    sql.append(text);
    values.add(value);
  }
}
