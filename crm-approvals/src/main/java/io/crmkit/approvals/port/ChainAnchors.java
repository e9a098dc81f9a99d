package io.crmkit.approvals.port;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.chain.ChainLink;
import java.util.List;

/**
 * Remembers, outside of the store, what some events of an approval hashed to: whoever rewrites a whole history and its
 * hashes cannot rewrite these.
 *
 * <p>A subscriber of the outbox has every link at hand ({@link ChainLink#of}) and may keep each, or one in a while; a
 * host may as well sign them, or print them. Implementations must be safe for concurrent use.
 */
@FunctionalInterface
public interface ChainAnchors {

  /** Returns the links that were kept of one approval, in any order; none if there are none. */
  List<ChainLink> of(TenantId tenant, ApprovalId id);
}
