package io.crmkit.sso.token.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.token.model.Denied;
import java.time.Instant;
import java.util.List;

/**
 * Keeps what is denied before its time. It is asked at each use of an access token, so that a host puts it close by.
 * Implementations are safe for concurrent use; the contract in crm-testkit proves one.
 */
public interface DeniedTokens {

  /** Denies something; what is denied already stays so until the later of both instants. */
  void deny(TenantId tenant, Denied denied, Instant until);

  /** Whether any of these is denied now. */
  boolean isAnyDenied(TenantId tenant, List<Denied> any, Instant now);

  /**
   * Forgets what is denied no longer.
   *
   * @return how many were forgotten
   */
  int purge(TenantId tenant, Instant now);
}
