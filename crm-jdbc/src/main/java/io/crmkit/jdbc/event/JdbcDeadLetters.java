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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The dead letters in the database of the host. */
public final class JdbcDeadLetters implements DeadLetters {

  // the page is cut before the events are looked up
  private static final String PAGE = "select d.attempts, d.error, d.rest, d.died_at, d.tenant_id, d.stream_type,"
      + " d.stream_id, d.sequence, e.event_type, e.occurred_at, e.payload, e.context from (select * from"
      + " crm_outbox_dead_letter where tenant_id = ? and (stream_type, stream_id, sequence) > (?, ?, ?) and rest <> '"
      + Letters.REQUEUED + "' order by tenant_id, stream_type, stream_id, sequence limit ?) d left join crm_event e"
      + " on e.tenant_id = d.tenant_id and e.stream_type = d.stream_type and e.stream_id = d.stream_id"
      + " and e.sequence = d.sequence order by 5, 6, 7, 8";

  private static final String EXISTS = "select sequence from crm_outbox_dead_letter where " + Place.KEY
      + " and sequence = ? and rest <> '" + Letters.REQUEUED + "'";

  private static final String LAST_EVENT = "select sequence from crm_event where " + Place.KEY
      + " order by tenant_id desc, stream_type desc, stream_id desc, sequence desc limit 1";

  private final Transactions transactions;
  private final OutboxMark mark;

  public JdbcDeadLetters(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.mark = OutboxMark.in(transactions.dialect());
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
      if (!exists(connection, place, sequence)) {
        return false;
      }
      Delivery delivery = lockedOrNew(connection, place, sequence);
      Letters letters = new Letters(connection, place);
      // somebody else may have been faster
      boolean put = letters.requeue(sequence);
      if (put) {
        delivery.heed(letters.firstRequeued(), letters.firstBlock());
      }
      Deliveries.write(connection, List.of(delivery));
      return put;
    });
  }

  @Override
  public boolean discard(TenantId tenant, Stream stream, long sequence) {
    Place place = new Place(tenant, stream);
    return transactions.inTransaction(connection -> {
      Optional<Delivery> blocked = Deliveries.lock(connection, place).filter(Delivery::isBlocked);
      Letters letters = new Letters(connection, place);
      boolean removed = letters.discard(sequence);
      if (removed && blocked.isPresent()) {
        blocked.get().heed(letters.firstRequeued(), letters.firstBlock());
        Deliveries.write(connection, List.of(blocked.get()));
      }
      return removed;
    });
  }

  private static boolean exists(Connection connection, Place place, long sequence) throws SQLException {
    return Jdbc.one(connection, EXISTS, params -> place.bind(params).number(sequence), Row::number).isPresent();
  }

  // a stream of which all is delivered has no row; in the new one nobody can have appended anything before it is locked
  private Delivery lockedOrNew(Connection connection, Place place, long sequence) throws SQLException {
    mark.set(connection, List.of(new Run(place, 1, 0)));
    Delivery locked = Deliveries.lock(connection, place).orElseThrow();
    if (!locked.isNew()) {
      return locked;
    }
    return Delivery.complete(place, Jdbc.one(connection, LAST_EVENT, place::bind, Row::number).orElse(sequence));
  }

  private List<DeadLetter> page(TenantId tenant, Jdbc.Binder after, int limit) {
    Require.positive(limit, "limit");
    return transactions.single(connection -> Jdbc.list(connection, PAGE, params -> {
      after.bind(params.text(tenant.value()));
      params.number(limit);
    }, JdbcDeadLetters::read));
  }

  private static DeadLetter read(Row row) throws SQLException {
    int attempts = row.smallNumber();
    String error = row.text();
    RestOfStream rest = RestOfStream.valueOf(row.text());
    Instant at = row.instant();
    return new DeadLetter(Logged.read(row).event(), attempts, error, rest, at);
  }
}
