package io.crmkit.sso.provider.model;

/** Where a provider is in its life. */
public enum ProviderStatus {
  /** Set up, and not tested as it is now. */
  DRAFT,
  /** A test passed, and nobody may log in yet. */
  TESTED,
  /** People log in with it. */
  ACTIVE,
  /** People logged in with it once. */
  INACTIVE
}
