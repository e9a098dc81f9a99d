package io.crmkit.sso.provider.model;

/** Thrown by a store when another provider, of whatever tenant, holds the identity that a change wants. */
public final class ProviderTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProviderTakenException(ProviderIdentity identity) {
    super(identity + " is held by another provider");
  }
}
