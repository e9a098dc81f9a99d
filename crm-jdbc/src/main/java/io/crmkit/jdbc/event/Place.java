package io.crmkit.jdbc.event;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** A stream of one tenant: what the keys of all tables of events begin with. */
record Place(TenantId tenant, Stream stream) {

  static final String COLUMNS = "tenant_id, stream_type, stream_id";
  static final String KEY = "tenant_id = ? and stream_type = ? and stream_id = ?";

  static Place of(DomainEvent event) {
    return new Place(event.tenant(), event.stream());
  }

  static Place of(Claim claim) {
    return new Place(claim.tenant(), claim.stream());
  }

  static Place read(Row row) throws SQLException {
    return new Place(new TenantId(row.text()), new Stream(row.text(), row.text()));
  }

  Params bind(Params params) throws SQLException {
    return params.text(tenant.value()).text(stream.type()).text(stream.id());
  }

  /** Binds the places of many as three arrays, for {@code unnest(?, ?, ?)}. */
  static <T> Params bindAll(Params params, Collection<T> items, Function<T, Place> place) throws SQLException {
    return params
        .texts(items.stream().map(each -> place.apply(each).tenant.value()).toArray(String[]::new))
        .texts(items.stream().map(each -> place.apply(each).stream.type()).toArray(String[]::new))
        .texts(items.stream().map(each -> place.apply(each).stream.id()).toArray(String[]::new));
  }
}
