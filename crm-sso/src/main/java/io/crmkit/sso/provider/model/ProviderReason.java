package io.crmkit.sso.provider.model;

import io.crmkit.sso.model.Reason;

/** Why something that was asked of an identity provider was refused. */
public enum ProviderReason implements Reason {
  /** The tenant has no such provider. */
  PROVIDER_UNKNOWN,
  /** The tenant has, or had, a provider of this id. */
  PROVIDER_EXISTS,
  /** The provider was removed for good. */
  PROVIDER_REMOVED,
  /** Another tenant, or another provider of this one, has the entity ID, or the client at the issuer (ASVS 8.4.1). */
  PROVIDER_COLLISION,
  /** People log in with the provider, and so it cannot be removed. */
  PROVIDER_ACTIVE,
  /** The settings as they are now were never tested. */
  TEST_REQUIRED,
  /** The last test did not pass. */
  TEST_FAILED,
  /** The settings changed while they were tested. */
  TEST_STALE,
  /** The last test is too long ago. */
  TEST_TOO_OLD,
  /** It was a test, which makes no user, no session, and no line that says that somebody logged in. */
  TEST_ONLY,
  /** The provider is spoken to by another protocol. */
  PROTOCOL_MISMATCH,
  /** The client has no secret that could change. */
  SECRET_UNUSED,
  /** The metadata were handed in by hand, and there is nowhere to fetch newer ones. */
  METADATA_NO_SOURCE,
  /** The address of the metadata does not answer with them. */
  METADATA_UNAVAILABLE,
  /** The host has no such key for the provider. */
  SERVICE_KEY_UNKNOWN,
  /** The host has a key with this id for the provider. */
  SERVICE_KEY_EXISTS,
  /** The key is needed until another one signs. */
  SERVICE_KEY_NEEDED
}
