package io.crmkit.apikey.model;

import io.crmkit.sso.model.Reason;
import java.util.Locale;

/** Why an API key counts for nothing (ASVS 8.2.1, 14.2.1). */
public enum KeyReason implements Reason {
  /** It came in a query string, where logs, proxies and histories keep it. */
  KEY_IN_QUERY,
  /** It has not the form of a key. */
  KEY_MALFORMED,
  /** Its checksum is wrong: mistyped or cut off. */
  KEY_CHECKSUM,
  /** It is of another tenant. */
  KEY_TENANT,
  /** Nobody ever made it. */
  KEY_UNKNOWN,
  /** Somebody revoked it. */
  KEY_REVOKED,
  /** It was rotated, and the time in which the old secret still counted is over. */
  KEY_GRACE_PASSED,
  /** It is too old. */
  KEY_EXPIRED,
  /** Its owner may not use the application any more. */
  KEY_OWNER_DISABLED,
  /** It may not be used from where the request came from. */
  KEY_ADDRESS,
  /** It has not the scope that the request needs. */
  KEY_SCOPE;

  @Override
  public String code() {
    return "apikey." + name().substring("KEY_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
