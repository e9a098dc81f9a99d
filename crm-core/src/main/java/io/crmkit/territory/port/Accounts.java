package io.crmkit.territory.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value.Fields;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The accounts of the host, as rules see them. */
public interface Accounts {

  /** Hands over the id and the fields of every account of a tenant once. */
  void all(TenantId tenant, BiConsumer<String, Fields> each);

  /** Returns the fields of one account. */
  Optional<Fields> find(TenantId tenant, String account);
}
