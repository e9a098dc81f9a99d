package io.crmkit.testkit.ai.content;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.Content;
import io.crmkit.ai.content.model.Content.Begun;
import io.crmkit.ai.content.model.ContentId;
import io.crmkit.ai.content.model.ContentStatus;
import io.crmkit.ai.content.port.ContentRepository;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import java.util.List;
import java.util.Map;

/** Keeps content in memory; meant for tests, demos and single-process tools. A finder looks at all of it. */
public final class InMemoryContentRepository extends InMemoryStates<ContentId, Content> implements ContentRepository {

  private static final String LIST = "ai-content/by-status";

  /** Makes a store that shares an outbox with others. */
  public InMemoryContentRepository(InMemoryOutbox outbox) {
    super(outbox, ContentFormats.CONTENT);
  }

  @Override
  public Page<ContentId> withStatus(TenantId tenant, ContentStatus status, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(LIST, 1).orElseThrow().get(0);
    List<ContentId> found = states(tenant).entrySet().stream()
        .filter(entry -> entry.getKey().value().compareTo(after) > 0
            && entry.getValue().value() instanceof Begun begun && begun.status() == status)
        .map(Map.Entry::getKey).limit(page.limit() + 1L).toList();
    return Page.of(found, page, last -> new Cursor(LIST, List.of(last.value())));
  }
}
