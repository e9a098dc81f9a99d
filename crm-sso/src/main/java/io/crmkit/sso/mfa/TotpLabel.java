package io.crmkit.sso.mfa;

import io.crmkit.core.Require;

/**
 * What an authenticator app shows beside its codes.
 *
 * @param issuer the application, such as {@code Acme CRM}; without a colon
 * @param account whose account, such as an e-mail address; without a colon
 */
public record TotpLabel(String issuer, String account) {

  public TotpLabel {
    requirePlain(issuer, "issuer");
    requirePlain(account, "account");
  }

  private static void requirePlain(String value, String name) {
    if (Require.key(value, name).indexOf(':') >= 0) {
      throw new IllegalArgumentException(name + " must have no colon, which parts the two, but was " + value);
    }
  }
}
