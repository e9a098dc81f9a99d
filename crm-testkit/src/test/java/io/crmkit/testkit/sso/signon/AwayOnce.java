package io.crmkit.testkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.port.LoginProofs;
import java.time.Instant;
import java.util.Optional;

/** A store of proofs in which something happens when it is to forget the first; by then the first session has ended. */
final class AwayOnce implements LoginProofs {

  private final LoginProofs proofs;
  private final Runnable once;
  private boolean hasHappened;

  private AwayOnce(LoginProofs proofs, Runnable once) {
    this.proofs = proofs;
    this.once = once;
  }

  static AwayOnce of(LoginProofs proofs) {
    return new AwayOnce(proofs, () -> {
      throw new IllegalStateException("the store is away");
    });
  }

  static AwayOnce of(LoginProofs proofs, Runnable meanwhile) {
    return new AwayOnce(proofs, meanwhile);
  }

  @Override
  public void put(TenantId tenant, LoginProof proof) {
    proofs.put(tenant, proof);
  }

  @Override
  public Optional<LoginProof> find(TenantId tenant, SessionId session) {
    return proofs.find(tenant, session);
  }

  @Override
  public void remove(TenantId tenant, SessionId session) {
    if (!hasHappened) {
      hasHappened = true;
      once.run();
    }
    proofs.remove(tenant, session);
  }

  @Override
  public int purge(TenantId tenant, Instant overBefore) {
    return proofs.purge(tenant, overBefore);
  }
}
