package io.crmkit.testkit.ai.content;

import io.crmkit.ai.content.port.Suppressions;
import io.crmkit.core.TenantId;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps opt-outs in memory; addresses are alike whatever their case. */
public final class InMemorySuppressions implements Suppressions {

  private record Address(TenantId tenant, String folded) {}

  private final Set<Address> all = ConcurrentHashMap.newKeySet();

  public void suppress(TenantId tenant, String address) {
    all.add(folded(tenant, address));
  }

  @Override
  public boolean isSuppressed(TenantId tenant, String address) {
    return all.contains(folded(tenant, address));
  }

  private static Address folded(TenantId tenant, String address) {
    return new Address(tenant, address.strip().toLowerCase(Locale.ROOT));
  }
}
