package io.crmkit.testkit.sso;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.oauth.model.PendingLogin;
import io.crmkit.sso.oauth.port.PendingLogins;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps logins that wait for their answer in memory; for tests and single processes. */
public final class InMemoryPendingLogins implements PendingLogins {

  private record Key(TenantId tenant, String id) {}

  private final Map<Key, Taken> logins = new HashMap<>();

  @Override
  public synchronized void add(TenantId tenant, PendingLogin login) {
    if (logins.putIfAbsent(new Key(tenant, login.id()), new Taken(login, Use.FIRST)) != null) {
      throw new IllegalArgumentException("login has the id of another one: " + login.id());
    }
  }

  @Override
  public synchronized Optional<Taken> take(TenantId tenant, String id) {
    return Optional.ofNullable(logins.get(new Key(tenant, id)))
        .map(taken -> {
          logins.put(new Key(tenant, id), new Taken(taken.login(), Use.AGAIN));
          return taken;
        });
  }

  @Override
  public synchronized int purge(TenantId tenant, Instant expiredBefore) {
    int before = logins.size();
    logins.entrySet().removeIf(each -> each.getKey().tenant().equals(tenant)
        && each.getValue().login().expiresAt().isBefore(expiredBefore));
    return before - logins.size();
  }
}
