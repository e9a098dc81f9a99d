package io.crmkit.jdbc.ai.action;

import io.crmkit.ai.action.json.ActionFormats;
import io.crmkit.ai.action.model.Book;
import io.crmkit.ai.action.model.CustomerId;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.port.RecommendationRepository;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The recommendations in their table, with the time by which they are due, and the log of settled ones in another. */
final class JdbcRecommendations extends JdbcStates<CustomerId, Book> implements RecommendationRepository {

  private static final String LOG = "next-action/log";
  private static final String DUE = "select customer_id from crm_next_action where tenant_id = ? and due_at <= ?"
      + " order by tenant_id, due_at, customer_id limit ?";
  private static final String MARK = "update crm_next_action set due_at = ? where tenant_id = ? and customer_id = ?";
  private static final String ADD = "insert into crm_action_decision"
      + " (tenant_id, recommendation_id, customer_id, settled_at, decision) values (?, ?, ?, ?, ?)";
  private static final String READ = "select decision from crm_action_decision where tenant_id = ?"
      + " and (settled_at < ? or settled_at = ? and recommendation_id < ?)"
      + " order by tenant_id desc, settled_at desc, recommendation_id desc limit ?";

  /** Of the last decision of the page before. */
  private record Place(long at, String id) {

    static final Place END = new Place(Long.MAX_VALUE, "");
  }

  JdbcRecommendations(Transactions transactions) {
    super(transactions, ActionFormats.BOOK, new StateTable("crm_next_action", "customer_id"),
        JdbcRecommendations::index);
  }

  @Override
  public List<CustomerId> due(TenantId tenant, Instant now, int limit) {
    Require.positive(limit, "limit");
    return transactions().single(connection -> Jdbc.list(connection, DUE,
        params -> params.text(tenant.value()).number(EpochNanos.of(now)).number(limit),
        row -> new CustomerId(row.text())));
  }

  @Override
  public Page<Settled> log(TenantId tenant, PageRequest page) {
    Cursor cursor = page.cursor();
    Place after = cursor == null ? Place.END
        : cursor.keyFor(LOG, 2, key -> new Place(EpochNanos.of(Instant.parse(key.get(0))), key.get(1))).orElseThrow();
    List<Settled> found = transactions().single(connection -> Jdbc.list(connection, READ,
        params -> params.text(tenant.value()).number(after.at).number(after.at).text(after.id).number(page.limit() + 1),
        row -> ActionFormats.readSettled(row.text())));
    return Page.of(found, page,
        last -> new Cursor(LOG, List.of(last.at().toString(), last.offer().id().value())));
  }

  private static void index(Connection connection, TenantId tenant, CustomerId id, Change<Book> change)
      throws SQLException {
    Long due = EpochNanos.orNull(change.after().nextDeadline());
    Jdbc.update(connection, MARK, params -> params.numberOrNull(due).text(tenant.value()).text(id.value()));
    Jdbc.batch(connection, ADD, change.after().settledSince(change.before().value()), (params, settled) -> params
        .text(tenant.value()).text(settled.offer().id().value()).text(id.value())
        .number(EpochNanos.of(settled.at())).text(ActionFormats.write(settled)));
  }
}
