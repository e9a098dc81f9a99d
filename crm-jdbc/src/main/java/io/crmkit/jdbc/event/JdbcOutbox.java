package io.crmkit.jdbc.event;

import io.crmkit.core.Require;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.ClaimSearch.Found;
import io.crmkit.jdbc.event.EventRow.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The outbox in the database of the host; filled by {@link OutboxWriter}.
 *
 * <p>A claim costs the events it takes, plus those that came in behind an event that is not due since the last claim; what
 * waits or is dead is in no index that it reads. Claims skip what others have locked and never wait.
 */
public final class JdbcOutbox implements Outbox {

  private static final String AND_HELD = EventRow.KEY + " and lease_token = ?";

  // in the order of the stream, so that no two workers ever settle events of one stream at the same time
  private static final String SETTLED =
      "delete from crm_outbox_event e where " + AND_HELD + " and not " + EventRow.IS_BEHIND;

  private static final String RELEASED = "update crm_outbox_event set attempts = attempts - 1, lease_token = null,"
      + " available_at = " + EventRow.AT_ONCE + " where " + AND_HELD;

  private static final String FAILED =
      "update crm_outbox_event set lease_token = null, available_at = ?, last_error = ? where " + AND_HELD;

  private static final String DEAD = "insert into crm_outbox_dead_letter (" + EventRow.COLUMNS
      + ", attempts, error, rest, died_at) select " + EventRow.COLUMNS + ", attempts, ?, ?, ? from crm_outbox_event where "
      + AND_HELD;

  private static final Comparator<Claim> BY_KEY =
      Comparator.comparing((Claim claim) -> Place.of(claim), Place.ORDER)
          .thenComparingLong(claim -> claim.event().sequence());

  private final Transactions transactions;

  public JdbcOutbox(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public List<Claim> claim(String worker, Instant now, Duration lease, int limit) {
    Require.positive(limit, "limit");
    String token = Require.notBlank(worker, "worker") + "#" + UUID.randomUUID();
    // as the database keeps it, so that a claim says exactly when it ends
    Instant until = now.plus(lease).truncatedTo(ChronoUnit.MICROS);
    Found found;
    do {
      found = transactions.inTransaction(connection -> new ClaimSearch(connection, token, until, limit).look(now));
    } while (found.again());
    return found.claims();
  }

  @Override
  public int published(List<Claim> claims) {
    if (claims.isEmpty()) {
      return 0;
    }
    List<Claim> ordered = claims.stream().sorted(BY_KEY).toList();
    return transactions.inTransaction(connection -> {
      int held = 0;
      Set<Place> streams = new TreeSet<>(Place.ORDER);
      int[] deleted = Jdbc.batch(connection, SETTLED, ordered,
          (params, each) -> EventRow.key(params, each.event()).text(each.token()));
      for (int i = 0; i < deleted.length; i++) {
        held += deleted[i];
        streams.addAll(deleted[i] == 0 ? Set.of() : Set.of(Place.of(ordered.get(i))));
      }
      NextInStream.letGo(connection, streams);
      return held;
    });
  }

  @Override
  public void released(List<Claim> claims) {
    List<Claim> ordered = claims.stream().sorted(BY_KEY).toList();
    transactions.inTransaction(connection -> Jdbc.batch(connection, RELEASED, ordered,
        (params, each) -> EventRow.key(params, each.event()).text(each.token())));
  }

  @Override
  public boolean failed(Claim claim, String error, Instant retryAt) {
    return transactions.single(connection -> Jdbc.update(connection, FAILED,
        params -> EventRow.key(params.instant(retryAt).text(error), claim.event()).text(claim.token()))) == 1;
  }

  @Override
  public boolean dead(Claim claim, String error, RestOfStream rest, Instant at) {
    return transactions.inTransaction(connection -> bury(connection, claim, error, rest, at));
  }

  private static boolean bury(Connection connection, Claim claim, String error, RestOfStream rest, Instant at)
      throws SQLException {
    int copied = Jdbc.update(connection, DEAD, params -> EventRow
        .key(params.text(error).text(rest.name()).instant(at), claim.event()).text(claim.token()));
    if (copied == 0) {
      return false;
    }
    int deleted = Jdbc.update(connection, SETTLED,
        params -> EventRow.key(params, claim.event()).text(claim.token()));
    if (deleted == 0) {
      // it is not the first of its stream, or somebody else took it between the two statements
      connection.rollback();
      return false;
    }
    if (rest == RestOfStream.CONTINUE) {
      NextInStream.letGo(connection, Set.of(Place.of(claim)));
    }
    return true;
  }
}
