/**
 * Secrets at rest: client secrets, TOTP secrets, private keys of a service provider.
 *
 * <pre>{@code
 * SecretSealer sealer = AesGcmSealer.of(SealingKey.of("2026-11", thirtyTwoBytes));
 * Sealed sealed = sealer.seal(tenant, "provider/okta/client-secret", secret);   // what a store keeps
 * byte[] secret = sealer.open(tenant, "provider/okta/client-secret", sealed);   // only for the same tenant and purpose
 * }</pre>
 *
 * <p>Everything here is safe for concurrent use.
 */
@NullMarked
package io.crmkit.sso.seal;

import org.jspecify.annotations.NullMarked;
