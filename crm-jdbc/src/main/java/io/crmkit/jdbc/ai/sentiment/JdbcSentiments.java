package io.crmkit.jdbc.ai.sentiment;

import io.crmkit.ai.sentiment.model.ScoredText;
import io.crmkit.ai.sentiment.model.TimeSpan;
import io.crmkit.ai.sentiment.port.SentimentRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Scored texts in their table, in a database that {@link io.crmkit.jdbc.Migrator} has prepared. */
public final class JdbcSentiments implements SentimentRepository {

  private static final int BATCH = 1_000;
  private static final String LIST = "sentiment/by-time";
  private static final String APPEND =
      "insert into crm_scored_text (tenant_id, text_id, account, at, scored) values (?, ?, ?, ?, ?)";
  private static final String SELECT = "select scored from crm_scored_text"
      + " where tenant_id = ? and account = ? and at >= ? and at < ?";
  private static final String ORDER = " order by tenant_id, account, at, text_id limit ?";
  private static final String BEHIND = " and (at > ? or at = ? and text_id > ?)";
  private static final String FORGET = "delete from crm_scored_text where tenant_id = ? and text_id = ?";
  private static final String FORGET_SOME = "delete from crm_scored_text where tenant_id = ? and text_id in ("
      + "select text_id from crm_scored_text where tenant_id = ? and ";

  private final Transactions transactions;

  /** Of the last text of the page before. */
  private record Place(long at, String id) {}

  public JdbcSentiments(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public boolean append(TenantId tenant, ScoredText scored) {
    try {
      transactions.single(connection -> Jdbc.update(connection, APPEND, params -> params
          .text(tenant.value()).text(scored.id()).text(scored.account()).number(EpochNanos.of(scored.at()))
          .text(JsonDocuments.write(scored))));
      return true;
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public Page<ScoredText> list(TenantId tenant, String account, TimeSpan span, PageRequest page) {
    Cursor cursor = page.cursor();
    Place last = cursor == null ? null
        : cursor.keyFor(LIST, 2, key -> new Place(Long.parseLong(key.get(0)), key.get(1))).orElseThrow();
    String sql = SELECT + (last == null ? "" : BEHIND) + ORDER;
    List<ScoredText> found = transactions.single(connection -> Jdbc.list(connection, sql, params -> {
      params.text(tenant.value()).text(account).number(EpochNanos.of(span.from())).number(EpochNanos.of(span.until()));
      if (last != null) {
        params.number(last.at).number(last.at).text(last.id);
      }
      params.number(page.limit() + 1);
    }, row -> JsonDocuments.read(row.text(), ScoredText.class, JsonLimits.STORED).orElseThrow()));
    return Page.of(found, page, text ->
        new Cursor(LIST, List.of(Long.toString(EpochNanos.of(text.at())), text.id())));
  }

  @Override
  public boolean forget(TenantId tenant, String id) {
    return transactions.single(connection ->
        Jdbc.update(connection, FORGET, params -> params.text(tenant.value()).text(id))) > 0;
  }

  @Override
  public int forgetAccount(TenantId tenant, String account) {
    return forgetSome(tenant, "account = ?", params -> params.text(account));
  }

  @Override
  public int purge(TenantId tenant, Instant writtenBefore) {
    return forgetSome(tenant, "at < ?", params -> params.number(EpochNanos.of(writtenBefore)));
  }

  /** Deletes a batch at a time, each in a transaction of its own, so that nobody waits long for a lock. */
  private int forgetSome(TenantId tenant, String condition, Jdbc.Binder value) {
    String sql = FORGET_SOME + condition + " limit ?)";
    int all = 0;
    int deleted;
    do {
      deleted = transactions.single(connection -> Jdbc.update(connection, sql, params -> {
        value.bind(params.text(tenant.value()).text(tenant.value()));
        params.number(BATCH);
      }));
      all += deleted;
    } while (deleted == BATCH);
    return all;
  }
}
