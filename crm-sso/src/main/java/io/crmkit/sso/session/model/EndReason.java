package io.crmkit.sso.session.model;

/** Why a session ended. */
public enum EndReason {
  /** Its user logged out. */
  LOGGED_OUT,
  /** Another one took its place at a login. */
  ROTATED,
  /** Nobody used it for too long. */
  IDLE,
  /** It was too old, or the one at the identity provider ended. */
  ABSOLUTE,
  /** Its user ended it from another one. */
  ENDED_BY_USER,
  /** An administrator ended it. */
  ENDED_BY_ADMIN,
  /** Its user may not log in any more. */
  USER_DISABLED,
  /** Its user lost a role. */
  ROLE_REMOVED,
  /** Its user has another password. */
  PASSWORD_CHANGED,
  /** Its user has other second factors. */
  FACTOR_CHANGED,
  /** The identity provider told of a logout. */
  PROVIDER_LOGOUT,
  /** The identity provider is not trusted any more. */
  PROVIDER_DEACTIVATED;

  /** Whether nobody ended the session on purpose: it ran out, or another one took its place. */
  public boolean isLapse() {
    return this == IDLE || this == ABSOLUTE || this == ROTATED;
  }

  /** Which refusal a cookie of such a session gets. */
  public SessionReason refusal() {
    if (this == ROTATED) {
      return SessionReason.SESSION_ROTATED;
    }
    if (this == IDLE) {
      return SessionReason.SESSION_IDLE;
    }
    return this == ABSOLUTE ? SessionReason.SESSION_ABSOLUTE : SessionReason.SESSION_REVOKED;
  }
}
