package io.crmkit.sso.provider.model;

/** By what a provider can prove that it works. */
public enum Proof {
  /** What it says of itself can be fetched, and is sound. */
  CONNECTION,
  /** Somebody logged in with it, without becoming a user. */
  LOGIN
}
