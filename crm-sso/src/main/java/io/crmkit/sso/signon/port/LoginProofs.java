package io.crmkit.sso.signon.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.signon.model.LoginProof;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what a logout needs of a login, one for each session. Implementations are safe for concurrent use; the contract in
 * crm-testkit proves one.
 */
public interface LoginProofs {

  /** Keeps a proof, in place of one that the session had. */
  void put(TenantId tenant, LoginProof proof);

  Optional<LoginProof> find(TenantId tenant, SessionId session);

  /** Forgets the proof of a session, if there is one. */
  void remove(TenantId tenant, SessionId session);

  /**
   * Forgets proofs of sessions that were over before an instant; the host calls it from time to time.
   *
   * @return how many
   */
  int purge(TenantId tenant, Instant overBefore);
}
