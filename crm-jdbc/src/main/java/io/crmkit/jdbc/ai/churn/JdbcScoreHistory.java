package io.crmkit.jdbc.ai.churn;

import io.crmkit.ai.churn.json.ChurnFormats;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Score;
import io.crmkit.ai.churn.port.ScoreHistory;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scores in their table, with a copy of the newest one of each customer in another. */
final class JdbcScoreHistory implements ScoreHistory {

  private static final String BY_CUSTOMER = "churn-scores/by-customer";
  private static final String BY_NUMBER = "churn-scores/by-number";
  private static final String NEWEST = "select score from crm_churn_newest"
      + " where tenant_id = ? and customer_id > ? order by tenant_id, customer_id limit ?";
  private static final String BACK_FROM = "select score from crm_churn_score where tenant_id = ? and customer_id = ?"
      + " and %s order by tenant_id desc, customer_id desc, %s limit ?";
  // times never fall from number to number, so that both orders are one
  private static final String AS_OF = BACK_FROM.formatted("at <= ?", "at desc, number desc");
  private static final String PAGE = BACK_FROM.formatted("number < ?", "number desc");

  private final Transactions transactions;
  private final ScoreWriter writer;
  private final String find;

  JdbcScoreHistory(Transactions transactions) {
    this.transactions = transactions;
    this.writer = new ScoreWriter(transactions);
    this.find = "select score from " + transactions.dialect().among("crm_churn_newest", "customer_id")
        + " and tenant_id = ?";
  }

  @Override
  public Map<CustomerId, Score> latest(TenantId tenant, Collection<CustomerId> customers) {
    Map<CustomerId, Score> found = new HashMap<>();
    if (!customers.isEmpty()) {
      String[] ids = customers.stream().map(CustomerId::value).toArray(String[]::new);
      list(find, params -> params.texts(ids).text(tenant.value()))
          .forEach(score -> found.put(score.customer(), score));
    }
    return found;
  }

  @Override
  public Page<Score> latest(TenantId tenant, PageRequest page) {
    String after = after(page, BY_CUSTOMER, "");
    List<Score> found = list(NEWEST, params -> params.text(tenant.value()).text(after).number(page.limit() + 1));
    return Page.of(found, page, score -> new Cursor(BY_CUSTOMER, List.of(score.customer().value())));
  }

  @Override
  public Optional<Score> asOf(TenantId tenant, CustomerId customer, Instant at) {
    return list(AS_OF, params ->
        params.text(tenant.value()).text(customer.value()).number(EpochNanos.of(at)).number(1)).stream().findFirst();
  }

  @Override
  public Page<Score> of(TenantId tenant, CustomerId customer, PageRequest page) {
    Cursor cursor = page.cursor();
    long before = cursor == null
        ? Long.MAX_VALUE : cursor.keyFor(BY_NUMBER, 1, key -> Long.parseLong(key.get(0))).orElseThrow();
    List<Score> found = list(PAGE, params ->
        params.text(tenant.value()).text(customer.value()).number(before).number(page.limit() + 1));
    return Page.of(found, page, score -> new Cursor(BY_NUMBER, List.of(Long.toString(score.mark().number()))));
  }

  @Override
  public void append(TenantId tenant, List<Score> scores, List<DomainEvent> events) {
    writer.append(tenant, scores, events);
  }

  private List<Score> list(String sql, Jdbc.Binder binder) {
    return transactions.single(connection -> Jdbc.list(connection, sql, binder, JdbcScoreHistory::score));
  }

  private static Score score(Row row) throws SQLException {
    return ChurnFormats.readScore(row.text()).orElseThrow();
  }

  private static String after(PageRequest page, String list, String otherwise) {
    Cursor cursor = page.cursor();
    return cursor == null ? otherwise : cursor.keyFor(list, 1).orElseThrow().get(0);
  }
}
