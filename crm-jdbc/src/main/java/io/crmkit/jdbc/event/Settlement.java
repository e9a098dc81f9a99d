package io.crmkit.jdbc.event;

import io.crmkit.core.event.Claim;
import io.crmkit.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What workers tell of their claims, written stream by stream under the locks of their rows.
 *
 * <p>First all streams that nobody else has locked, in one transaction, and then each of the others in one of its own.
 * So it holds no lock while it waits for one, and takes part in no deadlock.
 */
final class Settlement {

  /** Changes a delivery by the claims of its stream, which are in order, and returns how many it accepts. */
  @FunctionalInterface
  interface Change {
    int apply(Connection connection, Delivery delivery, List<Claim> claims) throws SQLException;
  }

  private final Transactions transactions;

  Settlement(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Returns how many claims were accepted. */
  int ofEach(List<Claim> claims, Change change) {
    Map<Place, List<Claim>> streams = claims.stream()
        .sorted(Comparator.comparingLong(claim -> claim.sequence()))
        .collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
    int accepted = streams.size() > 1 ? ofThoseFree(streams, change) : 0;
    for (Map.Entry<Place, List<Claim>> stream : streams.entrySet()) {
      accepted += transactions.inTransaction(connection -> {
        Collection<Delivery> locked = Deliveries.lock(connection, stream.getKey()).stream().toList();
        return write(connection, locked, streams, change);
      });
    }
    return accepted;
  }

  // leaves in the map what it did not find free
  private int ofThoseFree(Map<Place, List<Claim>> streams, Change change) {
    return transactions.inTransaction(connection -> {
      Collection<Delivery> locked = Deliveries.lockFree(connection, streams.keySet());
      int accepted = write(connection, locked, streams, change);
      locked.forEach(each -> streams.remove(each.place()));
      return accepted;
    });
  }

  private static int write(
      Connection connection, Collection<Delivery> locked, Map<Place, List<Claim>> streams, Change change)
      throws SQLException {
    int accepted = 0;
    for (Delivery each : locked) {
      accepted += change.apply(connection, each, streams.getOrDefault(each.place(), List.of()));
    }
    Deliveries.write(connection, locked);
    return accepted;
  }
}
