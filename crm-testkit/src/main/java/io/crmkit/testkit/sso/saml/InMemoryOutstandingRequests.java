package io.crmkit.testkit.sso.saml;

import io.crmkit.core.TenantId;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.port.OutstandingRequests;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps requests in memory; for tests and single processes. */
public final class InMemoryOutstandingRequests implements OutstandingRequests {

  private record Key(TenantId tenant, String id) {}

  private record Entry(OutstandingRequest request, AtomicBoolean used) {}

  private final Map<Key, Entry> requests = new ConcurrentHashMap<>();

  @Override
  public void add(TenantId tenant, OutstandingRequest request) {
    Entry entry = new Entry(request, new AtomicBoolean());
    if (requests.putIfAbsent(new Key(tenant, request.id()), entry) != null) {
      throw new IllegalArgumentException("a request with the ID %s is remembered already".formatted(request.id()));
    }
  }

  @Override
  public Optional<Found> find(TenantId tenant, String id) {
    return Optional.ofNullable(requests.get(new Key(tenant, id)))
        .map(entry -> new Found(entry.request(), entry.used().get() ? Use.USED : Use.UNUSED));
  }

  @Override
  public boolean use(TenantId tenant, String id) {
    Entry entry = requests.get(new Key(tenant, id));
    return entry != null && entry.used().compareAndSet(false, true);
  }

  @Override
  public int purge(TenantId tenant, Instant expiredBefore) {
    AtomicInteger forgotten = new AtomicInteger();
    requests.entrySet().removeIf(each -> {
      boolean isOver = each.getKey().tenant().equals(tenant)
          && each.getValue().request().expiresAt().isBefore(expiredBefore);
      forgotten.addAndGet(isOver ? 1 : 0);
      return isOver;
    });
    return forgotten.get();
  }
}
