package io.crmkit.jdbc.forecast;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.forecast.snapshot.model.DealPair;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of deals in their table. */
final class JdbcSnapshotRepository implements SnapshotRepository {

  private static final String MARK = "select number, taken_at, deals from crm_snapshot where tenant_id = ?";
  private static final String AS_OF =
      MARK + " and taken_at <= ? order by taken_at desc, number desc limit 1";
  private static final String MARKS = "snapshots/by-number";
  private static final String MARKS_SQL = MARK + " and number > ? order by tenant_id, number limit ?";
  private static final String DEALS = "snapshots/deals-by-id";
  private static final String DEALS_SQL = "select deal from crm_snapshot_deal"
      + " where tenant_id = ? and deal_id > ? and valid_from <= ? and valid_to > ?"
      + " order by tenant_id, deal_id limit ?";
  private static final String PAIRS = "snapshots/pairs-by-id";
  private static final String PAIRS_SQL = "select valid_from, valid_to, deal from crm_snapshot_deal"
      + " where tenant_id = ? and deal_id > ?"
      + " and (valid_from <= ? and valid_to > ? or valid_from <= ? and valid_to > ?)"
      + " order by tenant_id, deal_id, valid_from limit ?";

  private final Transactions transactions;
  private final SnapshotWriter writer;
  private final String find;

  JdbcSnapshotRepository(Transactions transactions) {
    this.transactions = transactions;
    this.writer = new SnapshotWriter(transactions);
    this.find = "select deal from " + transactions.dialect().among("crm_snapshot_deal", "deal_id")
        + " and tenant_id = ? and valid_from <= ? and valid_to > ?";
  }

  /** A deal, and in which snapshots it was so. */
  private record Version(long from, long to, Deal deal) {

    boolean isIn(SnapshotMark snapshot) {
      return from <= snapshot.number() && to > snapshot.number();
    }
  }

  @Override
  public Optional<SnapshotMark> last(TenantId tenant) {
    return asOf(tenant, Instant.MAX);
  }

  @Override
  public Optional<SnapshotMark> asOf(TenantId tenant, Instant at) {
    return transactions.single(connection -> Jdbc.one(connection, AS_OF,
        params -> params.text(tenant.value()).number(EpochNanos.of(at)), JdbcSnapshotRepository::mark));
  }

  @Override
  public Page<SnapshotMark> marks(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    long after = cursor == null ? 0 : cursor.keyFor(MARKS, 1, key -> Long.parseLong(key.get(0))).orElseThrow();
    List<SnapshotMark> found = transactions.single(connection -> Jdbc.list(connection, MARKS_SQL,
        params -> params.text(tenant.value()).number(after).number(page.limit() + 1), JdbcSnapshotRepository::mark));
    return Page.of(found, page, mark -> new Cursor(MARKS, List.of(Long.toString(mark.number()))));
  }

  @Override
  public Map<String, Deal> find(TenantId tenant, SnapshotMark snapshot, Collection<String> ids) {
    Map<String, Deal> found = new HashMap<>();
    if (!ids.isEmpty()) {
      transactions.single(connection -> Jdbc.list(connection, find,
              params -> params.texts(ids.toArray(String[]::new)).text(tenant.value())
                  .number(snapshot.number()).number(snapshot.number()),
              row -> deal(row.text())))
          .forEach(deal -> found.put(deal.id(), deal));
    }
    return found;
  }

  @Override
  public Page<Deal> deals(TenantId tenant, SnapshotMark snapshot, PageRequest page) {
    String after = after(page, DEALS, "");
    List<Deal> found = transactions.single(connection -> Jdbc.list(connection, DEALS_SQL,
        params -> params.text(tenant.value()).text(after)
            .number(snapshot.number()).number(snapshot.number()).number(page.limit() + 1),
        row -> deal(row.text())));
    return Page.of(found, page, deal -> new Cursor(DEALS, List.of(deal.id())));
  }

  @Override
  public Page<DealPair> pairs(TenantId tenant, SnapshotMark before, SnapshotMark after, PageRequest page) {
    String start = after(page, PAIRS, "");
    // a pair has two rows at most, so these hold one pair more than the page, and that one whole
    int rows = 2 * (page.limit() + 1);
    List<Version> versions = transactions.single(connection -> Jdbc.list(connection, PAIRS_SQL,
        params -> params.text(tenant.value()).text(start).number(before.number()).number(before.number())
            .number(after.number()).number(after.number()).number(rows),
        JdbcSnapshotRepository::version));
    List<DealPair> pairs = joined(versions, before, after);
    return Page.of(pairs.subList(0, Math.min(pairs.size(), page.limit() + 1)), page,
        pair -> new Cursor(PAIRS, List.of(pair.id())));
  }

  @Override
  public long open(TenantId tenant, long last) {
    return writer.open(tenant, last).orElseThrow(() ->
        new StaleWriteException("the pipeline of " + tenant, last, writer.head(tenant).published()));
  }

  @Override
  public void write(TenantId tenant, long number, SnapshotPart part) {
    if (!writer.write(tenant, number, part)) {
      throw overtaken(tenant, number);
    }
  }

  @Override
  public void publish(TenantId tenant, SnapshotMark mark) {
    if (!writer.publish(tenant, mark)) {
      throw overtaken(tenant, mark.number());
    }
  }

  private StaleWriteException overtaken(TenantId tenant, long number) {
    return new StaleWriteException("the snapshot of " + tenant, number, writer.head(tenant).opened());
  }

  private static List<DealPair> joined(List<Version> versions, SnapshotMark before, SnapshotMark after) {
    List<DealPair> pairs = new ArrayList<>();
    int at = 0;
    while (at < versions.size()) {
      Version first = versions.get(at++);
      boolean isOneOfTwo = at < versions.size() && versions.get(at).deal.id().equals(first.deal.id());
      pairs.add(pair(first, isOneOfTwo ? versions.get(at++) : first, before, after));
    }
    return pairs;
  }

  private static DealPair pair(Version first, Version second, SnapshotMark before, SnapshotMark after) {
    return new DealPair(first.deal.id(), in(before, first, second), in(after, first, second));
  }

  private static @Nullable Deal in(SnapshotMark snapshot, Version first, Version second) {
    if (first.isIn(snapshot)) {
      return first.deal;
    }
    return second.isIn(snapshot) ? second.deal : null;
  }

  private static SnapshotMark mark(Row row) throws SQLException {
    return new SnapshotMark(row.number(), EpochNanos.instant(row.number()), row.number());
  }

  private static Version version(Row row) throws SQLException {
    return new Version(row.number(), row.number(), deal(row.text()));
  }

  private static Deal deal(String json) {
    return JsonDocuments.read(json, Deal.class, JsonLimits.STORED).orElseThrow();
  }

  private static String after(PageRequest page, String list, String otherwise) {
    Cursor cursor = page.cursor();
    return cursor == null ? otherwise : cursor.keyFor(list, 1).orElseThrow().get(0);
  }
}
