package io.crmkit.sso.session.model;

import io.crmkit.sso.model.Reason;

/** Why a cookie counts for nothing. */
public enum SessionReason implements Reason {
  /** It is no cookie of this library, or nobody ever made it. */
  SESSION_UNKNOWN,
  /** It was made before the login or before the second factor, and another one took its place (ASVS 7.2.4). */
  SESSION_ROTATED,
  /** Nobody used the session for too long (ASVS 7.3.1). */
  SESSION_IDLE,
  /** The session is too old, or the one at the identity provider has ended (ASVS 7.3.2, 7.6.1). */
  SESSION_ABSOLUTE,
  /** Somebody ended the session: a logout, the provider, an administrator, a change of rights (ASVS 7.4). */
  SESSION_REVOKED,
  /** The cookie is of another tenant (ASVS 8.4.1). */
  TENANT_MISMATCH,
  /** Nobody has logged in in this session. */
  LOGIN_REQUIRED,
  /** The login asks for a second factor, which has not been passed (ASVS 6.3.3). */
  FACTOR_REQUIRED,
  /** The second factor that was passed is of another user. */
  FACTOR_FOREIGN
}
