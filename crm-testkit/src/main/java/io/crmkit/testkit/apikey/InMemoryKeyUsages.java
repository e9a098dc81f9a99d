package io.crmkit.testkit.apikey;

import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyUsage;
import io.crmkit.apikey.port.KeyUsages;
import io.crmkit.core.TenantId;
import java.util.HashMap;
import java.util.Map;

/** Counts the uses of API keys in memory; meant for tests, demos and single-process tools. */
public final class InMemoryKeyUsages implements KeyUsages {

  private final Map<TenantId, Map<KeyId, KeyUsage>> tenants = new HashMap<>();

  @Override
  public synchronized void add(TenantId tenant, Map<KeyId, KeyUsage> uses) {
    Map<KeyId, KeyUsage> known = tenants.computeIfAbsent(tenant, unused -> new HashMap<>());
    uses.forEach((id, usage) -> known.merge(id, usage, KeyUsage::plus));
  }

  @Override
  public synchronized KeyUsage of(TenantId tenant, KeyId id) {
    return tenants.getOrDefault(tenant, Map.of()).getOrDefault(id, KeyUsage.NONE);
  }
}
