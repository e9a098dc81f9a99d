package io.crmkit.jdbc.apikey;

import io.crmkit.apikey.json.KeyFormats;
import io.crmkit.apikey.model.ApiKey;
import io.crmkit.apikey.model.ApiKey.Active;
import io.crmkit.apikey.model.ApiKey.Blank;
import io.crmkit.apikey.model.ApiKey.Revoked;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.port.KeyRepository;
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
import io.crmkit.sso.model.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The API keys in their table, with their owner beside them. */
public final class JdbcKeyRepository extends JdbcStates<KeyId, ApiKey> implements KeyRepository {

  private static final String LIST = "api-key/by-owner";
  private static final String OF_OWNER = "select key_id from crm_api_key"
      + " where tenant_id = ? and owner = ? and key_id > ? order by tenant_id, owner, key_id limit ?";
  private static final String OWNED = "update crm_api_key set owner = ? where tenant_id = ? and key_id = ?";

  public JdbcKeyRepository(Transactions transactions) {
    super(transactions, KeyFormats.KEY, new StateTable("crm_api_key", "key_id"), JdbcKeyRepository::index);
  }

  @Override
  public Page<KeyId> ofOwner(TenantId tenant, UserId owner, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    List<String> found = transactions().single(connection -> Jdbc.list(connection, OF_OWNER,
        params -> params.text(tenant.value()).text(owner.value()).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last))).map(KeyId::new);
  }

  /** An owner is for life. */
  private static void index(Connection connection, TenantId tenant, KeyId id, Change<ApiKey> change)
      throws SQLException {
    if (change.before().value() instanceof Blank) {
      ApiKey after = change.after();
      Active active = after instanceof Revoked revoked ? revoked.before() : (Active) after;
      Jdbc.update(connection, OWNED,
          params -> params.text(active.details().owner().value()).text(tenant.value()).text(id.value()));
    }
  }
}
