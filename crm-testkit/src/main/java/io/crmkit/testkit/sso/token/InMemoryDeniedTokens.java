package io.crmkit.testkit.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.sso.token.model.Denied;
import io.crmkit.sso.token.port.DeniedTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What is denied, in memory. */
final class InMemoryDeniedTokens implements DeniedTokens {

  private record Place(TenantId tenant, Denied denied) {}

  private final Map<Place, Instant> ends = new ConcurrentHashMap<>();

  @Override
  public void deny(TenantId tenant, Denied denied, Instant until) {
    ends.merge(new Place(tenant, denied), until, (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public boolean isAnyDenied(TenantId tenant, List<Denied> any, Instant now) {
    if (ends.isEmpty()) {
      return false;
    }
    for (Denied each : any) {
      Instant end = ends.get(new Place(tenant, each));
      if (end != null && now.isBefore(end)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int purge(TenantId tenant, Instant now) {
    AtomicInteger forgotten = new AtomicInteger();
    ends.entrySet().removeIf(each -> {
      boolean isOver = each.getKey().tenant().equals(tenant) && !now.isBefore(each.getValue());
      forgotten.addAndGet(isOver ? 1 : 0);
      return isOver;
    });
    return forgotten.get();
  }
}
