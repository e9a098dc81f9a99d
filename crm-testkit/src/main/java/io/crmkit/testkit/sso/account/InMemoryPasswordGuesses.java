package io.crmkit.testkit.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.sso.model.Guesses;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts wrong passwords in memory; meant for tests, demos and single-process tools. */
public final class InMemoryPasswordGuesses implements PasswordGuesses {

  private record Key(TenantId tenant, UserId user) {}

  private record Counted(Guesses guesses, Instant over) {}

  private final Map<Key, Counted> counted = new HashMap<>();

  @Override
  public synchronized Guesses find(TenantId tenant, UserId user) {
    Counted kept = counted.get(new Key(tenant, user));
    return kept == null ? Guesses.NONE : kept.guesses();
  }

  @Override
  public synchronized boolean replace(TenantId tenant, UserId user, Guesses found, Guesses next, Instant over) {
    if (!find(tenant, user).equals(found)) {
      return false;
    }
    if (next.equals(Guesses.NONE)) {
      counted.remove(new Key(tenant, user));
    } else {
      counted.put(new Key(tenant, user), new Counted(next, over));
    }
    return true;
  }

  @Override
  public synchronized int purge(TenantId tenant, Instant overBefore) {
    int before = counted.size();
    counted.entrySet().removeIf(each ->
        each.getKey().tenant().equals(tenant) && each.getValue().over().isBefore(overBefore));
    return before - counted.size();
  }
}
