package io.crmkit.jdbc.event;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
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
    Map<Place, List<DomainEvent>> events = Run.read(connection, leased.stream().map(Leased::run).toList());
    List<Claim> claims = new ArrayList<>();
    for (Leased each : leased) {
      for (DomainEvent event : events.getOrDefault(each.delivery.place(), List.of())) {
        claims.add(new Claim(event, attempt(each.delivery, event), token, until));
      }
    }
    requireAll(claims, leased);
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

  private int attempt(Delivery delivery, DomainEvent event) throws SQLException {
    return delivery.holdsLetter()
        ? new Letters(connection, delivery.place()).tried(event.sequence())
        : delivery.attempt(event.sequence());
  }

  // never happens unless somebody takes rows out of the log, and then it must not go unnoticed
  private static void requireAll(List<Claim> claims, List<Leased> leased) {
    if (claims.size() != leased.stream().mapToInt(each -> each.run.length()).sum()) {
      throw new IllegalStateException("crm_event lacks events that the outbox has to deliver, of one of these runs: %s"
          .formatted(leased.stream().map(Leased::run).toList()));
    }
  }
}
