package io.crmkit.testkit.territory;

import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.port.Accounts;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The accounts of a host that has one tenant. */
final class AccountBook implements Accounts {

  private final Map<String, Fields> accounts = new TreeMap<>();

  AccountBook put(String id, Fields fields) {
    accounts.put(id, fields);
    return this;
  }

  @Override
  public void all(TenantId tenant, BiConsumer<String, Fields> each) {
    new TreeMap<>(accounts).forEach(each);
  }

  @Override
  public Optional<Fields> find(TenantId tenant, String account) {
    return Optional.ofNullable(accounts.get(account));
  }
}
