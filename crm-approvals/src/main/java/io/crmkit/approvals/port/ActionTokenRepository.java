package io.crmkit.approvals.port;

import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.TokenHash;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what tokens stand for, under the hash of their secret; the secret itself is never here.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the tokens of another.
 */
public interface ActionTokenRepository {

  /** Adds a token; its hash is new, since its secret is random. */
  void add(TenantId tenant, TokenHash hash, ActionToken token);

  Optional<ActionToken> find(TenantId tenant, TokenHash hash);

  /**
   * Removes up to {@code limit} tokens that expired before an instant, and so can do nothing any more.
   *
   * @return how many there were
   */
  int removeExpired(TenantId tenant, Instant before, int limit);
}
