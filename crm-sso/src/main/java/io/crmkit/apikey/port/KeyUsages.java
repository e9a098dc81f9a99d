package io.crmkit.apikey.port;

import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyUsage;
import io.crmkit.core.TenantId;
import java.util.Map;

/**
 * Counts the uses of API keys. Several nodes add at once. Implementations are safe for concurrent use; the contract in
 * crm-testkit proves one.
 */
public interface KeyUsages {

  /** Adds uses to those before: all of them, or, if this throws, none. */
  void add(TenantId tenant, Map<KeyId, KeyUsage> uses);

  /** Returns all uses of a key that were added; {@link KeyUsage#NONE} if none were. */
  KeyUsage of(TenantId tenant, KeyId id);
}
