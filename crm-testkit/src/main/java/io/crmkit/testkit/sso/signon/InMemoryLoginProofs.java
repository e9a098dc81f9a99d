package io.crmkit.testkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.signon.model.LoginProof;
import io.crmkit.sso.signon.port.LoginProofs;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what logouts need of logins in memory; meant for tests, demos and single-process tools. */
public final class InMemoryLoginProofs implements LoginProofs {

  private record Key(TenantId tenant, SessionId session) {}

  private final Map<Key, LoginProof> proofs = new HashMap<>();

  @Override
  public synchronized void put(TenantId tenant, LoginProof proof) {
    proofs.put(new Key(tenant, proof.session()), proof);
  }

  @Override
  public synchronized Optional<LoginProof> find(TenantId tenant, SessionId session) {
    return Optional.ofNullable(proofs.get(new Key(tenant, session)));
  }

  @Override
  public synchronized void remove(TenantId tenant, SessionId session) {
    proofs.remove(new Key(tenant, session));
  }

  @Override
  public synchronized int purge(TenantId tenant, Instant overBefore) {
    int before = proofs.size();
    proofs.entrySet().removeIf(each -> each.getKey().tenant().equals(tenant)
        && each.getValue().until().isBefore(overBefore));
    return before - proofs.size();
  }
}
