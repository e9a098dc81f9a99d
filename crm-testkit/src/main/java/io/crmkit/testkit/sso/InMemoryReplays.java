package io.crmkit.testkit.sso;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.port.Replays;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers in memory what was used; for tests and single processes. */
public final class InMemoryReplays implements Replays {

  private record Key(TenantId tenant, String what) {}

  private final Map<Key, Instant> used = new HashMap<>();

  @Override
  public synchronized Use mark(TenantId tenant, String what, Instant until) {
    return used.putIfAbsent(new Key(tenant, Require.key(what, "what")), until) == null ? Use.FIRST : Use.AGAIN;
  }

  @Override
  public synchronized boolean isMarked(TenantId tenant, String what) {
    return used.containsKey(new Key(tenant, Require.key(what, "what")));
  }

  @Override
  public synchronized int purge(TenantId tenant, Instant rememberedUntilBefore) {
    int before = used.size();
    used.entrySet().removeIf(each -> each.getKey().tenant().equals(tenant)
        && each.getValue().isBefore(rememberedUntilBefore));
    return before - used.size();
  }
}
