package io.crmkit.testkit.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.account.port.PasswordHashes;
import io.crmkit.sso.model.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps hashes of passwords in memory; meant for tests, demos and single-process tools. */
public final class InMemoryPasswordHashes implements PasswordHashes {

  private record Key(TenantId tenant, UserId user) {}

  private final Map<Key, PasswordHash> hashes = new ConcurrentHashMap<>();

  @Override
  public Optional<PasswordHash> find(TenantId tenant, UserId user) {
    return Optional.ofNullable(hashes.get(new Key(tenant, user)));
  }

  @Override
  public void put(TenantId tenant, UserId user, PasswordHash hash) {
    hashes.put(new Key(tenant, user), hash);
  }

  @Override
  public void remove(TenantId tenant, UserId user) {
    hashes.remove(new Key(tenant, user));
  }
}
