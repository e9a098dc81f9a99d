package io.crmkit.jdbc.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.RefreshFamily;
import io.crmkit.sso.token.model.RefreshFamily.Ended;
import io.crmkit.sso.token.model.RefreshFamily.Live;
import io.crmkit.sso.token.model.RefreshFamily.None;
import io.crmkit.sso.token.port.RefreshFamilies;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The families of refresh tokens in their table; a row beside it says whose a live one is. */
final class JdbcRefreshFamilies extends JdbcStates<FamilyId, RefreshFamily> implements RefreshFamilies {

  JdbcRefreshFamilies(Transactions transactions) {
    super(transactions, TokenFormats.FAMILY, new StateTable("crm_refresh_family", "family_id"),
        JdbcRefreshFamilies::index);
  }

  /** Whose a family is never changes while it is live. */
  private static void index(Connection connection, TenantId tenant, FamilyId id, Change<RefreshFamily> change)
      throws SQLException {
    RefreshFamily after = change.after();
    long over = EpochNanos.of(after instanceof Ended ended ? ended.at() : ((Live) after).currentUntil());
    Jdbc.update(connection, "update crm_refresh_family set over_at = ? where tenant_id = ? and family_id = ?",
        params -> params.number(over).text(tenant.value()).text(id.value()));
    if (change.before().value() instanceof None && change.after() instanceof Live live) {
      Jdbc.update(connection,
          "insert into crm_refresh_owner (tenant_id, family_id, session_id, user_id) values (?, ?, ?, ?)",
          params -> params.text(tenant.value()).text(id.value()).text(live.grant().session())
              .text(live.grant().user().value()));
    }
    if (change.after() instanceof Ended) {
      Jdbc.update(connection, "delete from crm_refresh_owner where tenant_id = ? and family_id = ?",
          params -> params.text(tenant.value()).text(id.value()));
    }
  }

  @Override
  public Page<FamilyId> ofSession(TenantId tenant, String session, PageRequest page) {
    return owned(tenant, "session_id", session, page);
  }

  @Override
  public Page<FamilyId> ofUser(TenantId tenant, UserId user, PageRequest page) {
    return owned(tenant, "user_id", user.value(), page);
  }

  @Override
  public int purge(TenantId tenant, Instant endedBefore) {
    long before = EpochNanos.of(endedBefore);
    return forget(tenant, "over_at < ?", params -> params.number(before));
  }

  @Override
  protected void forgetAlongside(Connection connection, TenantId tenant, List<String> ids) throws SQLException {
    Jdbc.update(connection,
        transactions().dialect().deletionAmong("crm_refresh_owner", "family_id", "tenant_id = ?"),
        params -> params.texts(ids.toArray(String[]::new)).text(tenant.value()));
  }

  private Page<FamilyId> owned(TenantId tenant, String column, String owner, PageRequest page) {
    String order = "refresh-family/by-" + column;
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(order, 1).orElseThrow().get(0);
    List<String> found = transactions().single(connection -> Jdbc.list(connection,
        "select family_id from crm_refresh_owner where tenant_id = ? and " + column + " = ? and family_id > ?"
            + " order by tenant_id, " + column + ", family_id limit ?",
        params -> params.text(tenant.value()).text(owner).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, id -> new Cursor(order, List.of(id))).map(FamilyId::new);
  }
}
