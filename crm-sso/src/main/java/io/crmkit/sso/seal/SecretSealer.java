package io.crmkit.sso.seal;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Sealed;

/**
 * Closes secrets before they are stored and opens them again; a host may put a key management service behind it.
 *
 * <p>Tenant and purpose are bound to the result: a sealed secret that is copied to another tenant, or to another place
 * of the same one, does not open. Implementations are safe for concurrent use.
 */
public interface SecretSealer {

  /**
   * Seals a secret; the same secret is sealed differently each time.
   *
   * @param purpose the place that the secret is kept at, such as {@code provider/okta/client-secret}
   */
  Sealed seal(TenantId tenant, String purpose, byte[] secret);

  /**
   * Opens what was sealed for this tenant and purpose.
   *
   * @throws UnsealableException if it was sealed for others, was changed, or its key is not at hand
   */
  byte[] open(TenantId tenant, String purpose, Sealed sealed);

  /** Whether a secret should be sealed anew, since its key is no longer the one that new secrets are sealed with. */
  boolean isStale(Sealed sealed);
}
