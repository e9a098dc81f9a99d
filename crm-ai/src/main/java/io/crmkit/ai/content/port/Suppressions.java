package io.crmkit.ai.content.port;

import io.crmkit.core.TenantId;

/** Knows who has opted out, or must not be written to for another reason. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface Suppressions {

  /** Returns whether nobody may write to an address, however it is spelt. */
  boolean isSuppressed(TenantId tenant, String address);
}
