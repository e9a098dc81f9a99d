package io.crmkit.sso.mfa.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.mfa.model.CodeMessage;

/**
 * Sends codes by SMS or e-mail. Implementations are safe for concurrent use, log no code, and keep no message longer
 * than it takes to hand it over.
 */
@FunctionalInterface
public interface CodeSender {

  /**
   * Sends a code. What this throws reaches the caller; the code counts all the same, and another one can be asked for.
   */
  void send(TenantId tenant, CodeMessage message);
}
