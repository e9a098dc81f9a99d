package io.crmkit.ai.content.port;

import io.crmkit.ai.content.model.Content;
import io.crmkit.ai.content.model.ContentId;
import io.crmkit.ai.content.model.ContentStatus;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;

/** Keeps pieces of content and their history. The contract in crm-testkit proves an implementation. */
public interface ContentRepository extends StateRepository<ContentId, Content> {

  /** Returns the pieces that are so far, such as those that wait for approval, in the order of their ids. */
  Page<ContentId> withStatus(TenantId tenant, ContentStatus status, PageRequest page);
}
