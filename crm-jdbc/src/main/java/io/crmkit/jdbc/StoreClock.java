package io.crmkit.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** The clock of the database, so that nodes whose own clocks differ agree; each reading is one round trip. */
public final class StoreClock extends Clock {

  private final Transactions transactions;
  private final ZoneId zone;

  private StoreClock(Transactions transactions, ZoneId zone) {
    this.transactions = transactions;
    this.zone = zone;
  }

  public static StoreClock utc(Transactions transactions) {
    return new StoreClock(Objects.requireNonNull(transactions, "transactions"), ZoneOffset.UTC);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public StoreClock withZone(ZoneId other) {
    return new StoreClock(transactions, other);
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException if the database cannot be reached
   */
  @Override
  public Instant instant() {
    return transactions.single(connection ->
        Jdbc.list(connection, "select current_timestamp", params -> {}, Row::instant).get(0));
  }
}
