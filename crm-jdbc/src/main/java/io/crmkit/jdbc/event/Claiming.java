package io.crmkit.jdbc.event;

import io.crmkit.core.event.Claim;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One look at the streams that are due: locks them by the index of {@code available_at}, leaving out those that others
 * have locked, and leases the first events of as many as fill the limit. So a claim never waits.
 */
final class Claiming {

  private record Leased(Delivery delivery, Run run) {}

  private final Connection connection;
  private final String token;
  private final Instant until;
  private final int limit;

  Claiming(Connection connection, String token, Instant until, int limit) {
    this.connection = connection;
    this.token = token;
    this.until = until;
    this.limit = limit;
  }

  List<Claim> of(Instant now) throws SQLException {
    List<Leased> leased = lease(Deliveries.lockDue(connection, now, limit));
    Map<Place, Map<Long, Logged>> log = Run.read(connection, leased.stream().map(Leased::run).toList());
    List<Claim> claims = new ArrayList<>();
    for (Leased each : leased) {
      claims.addAll(claims(each, log.getOrDefault(each.run.place(), Map.of())));
    }
    Deliveries.write(connection, leased.stream().map(Leased::delivery).toList());
    return claims;
  }

  private List<Leased> lease(List<Delivery> due) {
    List<Delivery> alone = due.stream().filter(Delivery::isSuspect).limit(1).toList();
    List<Leased> leased = new ArrayList<>();
    int left = limit;
    for (Delivery each : alone.isEmpty() ? due : alone) {
      if (left > 0) {
        Run run = each.claimable(left);
        each.lease(run, token, until);
        leased.add(new Leased(each, run));
        left -= run.length();
      }
    }
    return leased;
  }

  private List<Claim> claims(Leased leased, Map<Long, Logged> log) throws SQLException {
    Run run = leased.run;
    List<Claim> claims = new ArrayList<>();
    for (long sequence = run.first(); sequence <= run.last(); sequence++) {
      Logged entry = log.get(sequence);
      claims.add((entry == null ? Logged.missing(run.place(), sequence) : entry)
          .claim(attempt(leased.delivery, sequence), token, until));
    }
    return claims;
  }

  private int attempt(Delivery delivery, long sequence) throws SQLException {
    return delivery.holdsLetter()
        ? new Letters(connection, delivery.place()).tried(sequence)
        : delivery.attempt(sequence);
  }
}
