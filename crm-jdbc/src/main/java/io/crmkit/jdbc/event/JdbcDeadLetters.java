package io.crmkit.jdbc.event;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DeadLetter;
import io.crmkit.core.event.DeadLetters;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventRow.Place;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The dead letters in the database of the host. */
public final class JdbcDeadLetters implements DeadLetters {

  private static final String PAGE = "select " + EventRow.COLUMNS + ", attempts, error, rest, died_at"
      + " from crm_outbox_dead_letter where tenant_id = ? and (stream_type, stream_id, sequence) > (?, ?, ?)"
      + " order by tenant_id, stream_type, stream_id, sequence limit ?";

  private static final String LOCK =
      "select sequence from crm_outbox_dead_letter where " + EventRow.KEY + " for update";

  private static final String COPY_BACK = "insert into crm_outbox_event (" + EventRow.COLUMNS
      + ", attempts, available_at) select " + EventRow.COLUMNS
      + ", 0, " + EventRow.AT_ONCE + " from crm_outbox_dead_letter where " + EventRow.KEY;

  private static final String REMOVE = "delete from crm_outbox_dead_letter where " + EventRow.KEY;

  private final Transactions transactions;

  public JdbcDeadLetters(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public List<DeadLetter> first(TenantId tenant, int limit) {
    // below every key, since none is blank
    return page(tenant, params -> params.text("").text("").number(0L), limit);
  }

  @Override
  public List<DeadLetter> after(TenantId tenant, DeadLetter last, int limit) {
    Stream stream = last.event().stream();
    return page(tenant,
        params -> params.text(stream.type()).text(stream.id()).number(last.event().sequence()), limit);
  }

  @Override
  public boolean requeue(TenantId tenant, Stream stream, long sequence) {
    Place place = new Place(tenant, stream);
    return transactions.inTransaction(connection -> {
      Jdbc.Binder key = params -> place.bind(params).number(sequence);
      boolean there = Jdbc.one(connection, LOCK, key, Row::number).isPresent();
      if (there) {
        Jdbc.update(connection, COPY_BACK, key);
        Jdbc.update(connection, REMOVE, key);
      }
      return there;
    });
  }

  @Override
  public boolean discard(TenantId tenant, Stream stream, long sequence) {
    Place place = new Place(tenant, stream);
    return transactions.inTransaction(connection -> {
      boolean removed = Jdbc.update(connection, REMOVE, params -> place.bind(params).number(sequence)) == 1;
      NextInStream.letGo(connection, removed ? Set.of(place) : Set.of());
      return removed;
    });
  }

  private List<DeadLetter> page(TenantId tenant, Jdbc.Binder after, int limit) {
    Require.positive(limit, "limit");
    return transactions.single(connection -> Jdbc.list(connection, PAGE, params -> {
      after.bind(params.text(tenant.value()));
      params.number(limit);
    }, JdbcDeadLetters::read));
  }

  private static DeadLetter read(Row row) throws SQLException {
    return new DeadLetter(
        EventRow.read(row), row.smallNumber(), row.text(), RestOfStream.valueOf(row.text()), row.instant());
  }
}
