package io.crmkit.sso.token.model;

import io.crmkit.sso.model.Reason;

/** Why one of our own tokens counts for nothing, or is not issued; what is wrong with its envelope is a JoseReason. */
public enum TokenReason implements Reason {

  /** A token of one tenant was shown to another. */
  TENANT_MISMATCH,
  /** A refresh token where an access token is expected, or the other way round (RFC 8725, section 3.12). */
  TYP_MISMATCH,
  /** {@code iss} is not ours (RFC 9068, section 4). */
  TOKEN_ISSUER,
  /** {@code aud} does not name this reader (RFC 9068, section 4). */
  TOKEN_AUDIENCE,
  /** {@code exp} is past, the leeway included. */
  TOKEN_EXPIRED,
  /** {@code nbf} or {@code iat} lies in the future, the leeway included. */
  TOKEN_NOT_YET_VALID,
  /** A claim that RFC 9068, section 2.2, requires is missing or of another type. */
  TOKEN_CLAIMS_INVALID,
  /** The token, or the session it belongs to, was ended before its time. */
  TOKEN_DENIED,
  /** It was signed with a key that is retired. */
  TOKEN_KEY_RETIRED,
  /** There is no key to sign with yet. */
  SIGNING_KEY_MISSING,
  /** A second factor is asked for and was not passed. */
  FACTOR_REQUIRED,
  /** No refresh token at all, or one that was never issued. */
  REFRESH_UNKNOWN,
  /** Older than its time. */
  REFRESH_EXPIRED,
  /** Used before: somebody else has it too, so that its whole family ends (RFC 9700, section 4.14.2). */
  REFRESH_REUSED,
  /** Another request with the same token was faster by a moment. */
  REFRESH_RACE,
  /** Its family was ended, since one of its tokens was used twice. */
  REFRESH_REVOKED,
  /** Its session was ended. */
  REFRESH_LOGGED_OUT,
  /** Issued to another client (RFC 6749, section 6). */
  REFRESH_CLIENT_MISMATCH,
  /** Issued to another device. */
  REFRESH_DEVICE_MISMATCH,
  /** The user may no longer do what the token was for. */
  REFRESH_GRANT_ENDED
}
