package io.crmkit.sso.saml;

/** What became of an order to end sessions (Core 3.2.2.2). */
public enum LogoutOutcome {
  /** All of them are ended. */
  ENDED,
  /** Some go on. */
  PARTIAL,
  /** None could be ended. */
  FAILED
}
