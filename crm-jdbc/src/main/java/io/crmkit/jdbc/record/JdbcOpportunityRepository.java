package io.crmkit.jdbc.record;

import io.crmkit.core.Actor;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.ListedOpportunity;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.OpportunityId;
import io.crmkit.record.port.OpportunityRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deals in their table, with the columns by which they are found; those of a deal in the bin are null. */
final class JdbcOpportunityRepository extends JdbcStates<OpportunityId, Opportunity>
    implements OpportunityRepository {

  private static final String LIST = "opportunity/list";
  private static final String INDEX = "update crm_opportunity set pipeline = ?, stage = ?, owner = ?, account = ?"
      + " where tenant_id = ? and opportunity_id = ?";

  JdbcOpportunityRepository(Transactions transactions) {
    super(transactions, RecordFormats.OPPORTUNITY, new StateTable("crm_opportunity", "opportunity_id"),
        JdbcOpportunityRepository::index);
  }

  @Override
  public Page<ListedOpportunity> list(TenantId tenant, OpportunityFilter filter, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    OpportunityCondition condition = OpportunityCondition.of(filter);
    List<ListedOpportunity> found = transactions().single(connection -> Jdbc.list(connection, condition.sql(),
        params -> {
          params.text(tenant.value());
          for (String value : condition.values()) {
            params.text(value);
          }
          params.text(after).number(page.limit() + 1);
        }, this::listed));
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last.id().value())));
  }

  private ListedOpportunity listed(Row row) throws SQLException {
    OpportunityId id = new OpportunityId(row.text());
    Stored<Opportunity> stored = stored(row);
    return new ListedOpportunity(id, (Live) stored.value(), stored.version());
  }

  private static void index(Connection connection, TenantId tenant, OpportunityId id, Change<Opportunity> change)
      throws SQLException {
    Index after = Index.of(change.after());
    if (!after.equals(Index.of(change.before().value()))) {
      Jdbc.update(connection, INDEX, params -> params.text(after.pipeline).text(after.stage).text(after.owner)
          .text(after.account).text(tenant.value()).text(id.value()));
    }
  }

  private record Index(
      @Nullable String pipeline, @Nullable String stage, @Nullable String owner, @Nullable String account) {

    static Index of(Opportunity state) {
      if (!(state instanceof Live live)) {
        return new Index(null, null, null, null);
      }
      Actor owner = live.details().owner();
      AccountId account = live.details().account();
      return new Index(live.place().pipeline().value(), live.place().stage(),
          owner == null ? null : owner.id(), account == null ? null : account.value());
    }
  }
}
