package io.crmkit.jdbc.ai.content;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.Content;
import io.crmkit.ai.content.model.Content.Begun;
import io.crmkit.ai.content.model.ContentId;
import io.crmkit.ai.content.model.ContentStatus;
import io.crmkit.ai.content.port.ContentRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.naming.JsonNames;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The pieces of content in their table, with how far each is beside it. */
public final class JdbcContentRepository extends JdbcStates<ContentId, Content> implements ContentRepository {

  private static final String LIST = "ai-content/by-status";
  private static final String WITH_STATUS = "select content_id from crm_ai_content"
      + " where tenant_id = ? and status = ? and content_id > ? order by tenant_id, status, content_id limit ?";
  private static final String NOW = "update crm_ai_content set status = ? where tenant_id = ? and content_id = ?";

  public JdbcContentRepository(Transactions transactions) {
    super(transactions, ContentFormats.CONTENT, new StateTable("crm_ai_content", "content_id"),
        JdbcContentRepository::index);
  }

  @Override
  public Page<ContentId> withStatus(TenantId tenant, ContentStatus status, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    List<String> found = transactions().single(connection -> Jdbc.list(connection, WITH_STATUS, params -> params
        .text(tenant.value()).text(JsonNames.of(status)).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last))).map(ContentId::new);
  }

  private static void index(Connection connection, TenantId tenant, ContentId id, Change<Content> change)
      throws SQLException {
    if (change.after() instanceof Begun begun) {
      Jdbc.update(connection, NOW,
          params -> params.text(JsonNames.of(begun.status())).text(tenant.value()).text(id.value()));
    }
  }
}
