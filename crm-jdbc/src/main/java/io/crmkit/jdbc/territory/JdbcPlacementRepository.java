package io.crmkit.jdbc.territory;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.territory.json.TerritoryFormats;
import io.crmkit.territory.model.placement.Member;
import io.crmkit.territory.model.placement.MemberQuery;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementId;
import io.crmkit.territory.model.placement.RecordRef;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.port.PlacementRepository;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The placements in their table, with a row for each stay to be found by. */
final class JdbcPlacementRepository extends JdbcStates<PlacementId, Placement> implements PlacementRepository {

  private static final String MEMBERS = "territory-members/by-record";
  private static final String COVERED = " from crm_territory_stay where tenant_id = ? and model_id = ?"
      + " and record_kind = ? and territory_id = any(?)";
  private static final String NOW = " and until_at is null";
  private static final String THEN = " and since_at <= ? and (until_at is null or until_at > ?)";

  JdbcPlacementRepository(Transactions transactions) {
    super(transactions, TerritoryFormats.PLACEMENT, new StateTable("crm_territory_placement", "placement_id"),
        StayRows::write);
  }

  @Override
  public Page<Member> members(TenantId tenant, MemberQuery query, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(MEMBERS, 1).orElseThrow().get(0);
    String covered = COVERED + (query.at() == null ? NOW : THEN);
    // one statement, so that both halves see the same rows
    String sql = "select record_id, territory_id" + covered + " and record_id in (select distinct record_id" + covered
        + " and record_id > ? order by record_id limit ?) order by record_id";
    Map<String, Set<TerritoryId>> found = new LinkedHashMap<>();
    transactions().single(connection -> Jdbc.list(connection, sql, params -> {
      bind(params, tenant, query);
      bind(params, tenant, query).text(after).number(page.limit() + 1);
    }, row -> found.computeIfAbsent(row.text(), record -> new TreeSet<>()).add(new TerritoryId(row.text()))));
    List<Member> members = new ArrayList<>();
    found.forEach((record, territories) ->
        members.add(new Member(new RecordRef(query.kind(), record), territories)));
    return Page.of(members, page, member -> new Cursor(MEMBERS, List.of(member.record().id())));
  }

  private static Params bind(Params params, TenantId tenant, MemberQuery query) throws SQLException {
    params.text(tenant.value()).text(query.model().value()).text(query.kind().name())
        .texts(query.territories().stream().map(TerritoryId::value).toArray(String[]::new));
    Instant at = query.at();
    return at == null ? params : params.number(EpochNanos.of(at)).number(EpochNanos.of(at));
  }
}
