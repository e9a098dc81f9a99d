package io.crmkit.jdbc.event;

import io.crmkit.core.Require;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The outbox in the database of the host; filled by {@link EventLog}.
 *
 * <p>A claim costs the events it takes; what waits, is held or is blocked is in no part of an index that it reads.
 * Claims skip what others have locked and never wait. The other calls wait for an append to the same stream that is
 * under way.
 */
public final class JdbcOutbox implements Outbox {

  // the first that is held is next_sequence, or leased_to if that is smaller
  private static final String FAILED = "update crm_outbox set lease_token = null, leased_to = 0, available_at = ?,"
      + " last_error = ? where " + Place.KEY + " and lease_token = ? and least(next_sequence, leased_to) = ?";

  private final Transactions transactions;
  private final Settlement settlement;

  public JdbcOutbox(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.settlement = new Settlement(transactions);
  }

  @Override
  public List<Claim> claim(String worker, Instant now, Duration lease, int limit) {
    Require.positive(limit, "limit");
    String token = Require.notBlank(worker, "worker") + "#" + UUID.randomUUID();
    // as the database keeps it, so that a claim says exactly when it ends
    Instant until = now.plus(lease).truncatedTo(ChronoUnit.MICROS);
    return transactions.inTransaction(connection -> new Claiming(connection, token, until, limit).of(now));
  }

  @Override
  public int published(List<Claim> claims) {
    return settlement.ofEach(claims, JdbcOutbox::publish);
  }

  @Override
  public void released(List<Claim> claims) {
    settlement.ofEach(claims, JdbcOutbox::release);
  }

  @Override
  public boolean failed(Claim claim, String error, Instant retryAt) {
    return transactions.single(connection -> Jdbc.update(connection, FAILED,
        params -> Place.of(claim).bind(params.instant(retryAt).text(error))
            .text(claim.token()).number(claim.sequence()))) == 1;
  }

  @Override
  public boolean dead(Claim claim, String error, RestOfStream rest, Instant at) {
    return settlement.ofEach(List.of(claim),
        (connection, delivery, claims) -> bury(connection, delivery, claim, error, rest, at)) == 1;
  }

  private static int publish(Connection connection, Delivery delivery, List<Claim> claims) throws SQLException {
    int held = 0;
    for (Claim claim : claims) {
      if (delivery.holdsAsFirst(claim)) {
        boolean letter = delivery.holdsLetter();
        delivery.advance();
        if (letter) {
          Letters letters = new Letters(connection, delivery.place());
          letters.delivered(claim.sequence());
          delivery.heed(letters.firstRequeued(), letters.firstBlock());
        }
        held++;
      }
    }
    return held;
  }

  private static int release(Connection connection, Delivery delivery, List<Claim> claims) throws SQLException {
    Optional<Claim> first = claims.stream().filter(delivery::holds).findFirst();
    if (first.isEmpty()) {
      return 0;
    }
    long sequence = first.get().sequence();
    if (delivery.holdsLetter()) {
      new Letters(connection, delivery.place()).untried(sequence);
    }
    delivery.giveBack(sequence);
    return 1;
  }

  private static int bury(
      Connection connection, Delivery delivery, Claim claim, String error, RestOfStream rest, Instant at)
      throws SQLException {
    if (!delivery.holdsAsFirst(claim)) {
      return 0;
    }
    Letters letters = new Letters(connection, delivery.place());
    boolean again = delivery.holdsLetter();
    long sequence = claim.sequence();
    if (again) {
      letters.buryAgain(sequence, error, rest, at);
    } else {
      letters.add(sequence, delivery.attempt(sequence), error, rest, at);
    }
    delivery.advance();
    if (rest == RestOfStream.BLOCK) {
      delivery.giveBack();
    }
    if (again || rest == RestOfStream.BLOCK) {
      delivery.heed(letters.firstRequeued(), letters.firstBlock());
    }
    return 1;
  }
}
