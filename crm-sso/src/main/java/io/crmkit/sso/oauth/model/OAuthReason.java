package io.crmkit.sso.oauth.model;

import io.crmkit.sso.model.Reason;

/** Why a login by OAuth 2.0 or OpenID Connect, or a logout of the latter, was refused. */
public enum OAuthReason implements Reason {

  /** The callback has no state (RFC 6749, section 10.12). */
  STATE_MISSING,
  /** Nobody began a login with this state (RFC 6749, section 10.12). */
  STATE_UNKNOWN,
  /** The state was used before (RFC 9700, section 4.7.1). */
  STATE_REPLAYED,
  /** The login was begun in another browser (login CSRF; RFC 6749, section 10.12). */
  STATE_SESSION_MISMATCH,
  /** The login was begun too long ago. */
  STATE_EXPIRED,
  /** The login was begun for another tenant. */
  STATE_TENANT_MISMATCH,
  /** The login was begun with another provider (mix-up; RFC 9700, section 4.4.2). */
  STATE_PROVIDER_MISMATCH,
  /** The answer does not name its issuer though the provider promises that (RFC 9207, section 2.4). */
  ISS_PARAM_MISSING,
  /** The answer names another issuer (RFC 9207, section 2.4). */
  ISS_PARAM_MISMATCH,
  /** A parameter stands there twice (RFC 6749, section 3.1). */
  PARAM_DUPLICATED,
  /** The parameters are too long or no {@code application/x-www-form-urlencoded}. */
  RESPONSE_MALFORMED,
  /** Neither a code nor an error (RFC 6749, section 4.1.2). */
  RESPONSE_INCOMPLETE,
  /** A code and an error (RFC 6749, section 4.1.2.1). */
  RESPONSE_AMBIGUOUS,
  /** A token came through the browser, though a code was asked for (RFC 9700, section 2.1.2). */
  RESPONSE_TYPE_UNEXPECTED,
  /** The answer came another way than the one asked for (OAuth 2.0 Form Post Response Mode, section 2). */
  RESPONSE_MODE_UNEXPECTED,
  /** The provider said no, such as {@code access_denied} (RFC 6749, section 4.1.2.1). */
  AUTHORIZATION_REFUSED,
  /** The provider said no, in a text with characters that none may have (RFC 6749, section 4.1.2.1). */
  ERROR_TEXT_UNSAFE,
  /** Settings ask for another method of PKCE than S256 (RFC 7636, section 7.2). */
  PKCE_METHOD_FORBIDDEN,
  /** The provider's metadata do not list S256 (RFC 9700, section 2.1.1). */
  PKCE_UNSUPPORTED,
  /** A verifier has 43 to 128 characters (RFC 7636, section 4.1). */
  PKCE_VERIFIER_LENGTH,
  /** A verifier has unreserved characters only (RFC 7636, section 4.1). */
  PKCE_VERIFIER_CHARSET,
  /** The verifier does not hash to the challenge (RFC 7636, section 4.6). */
  PKCE_VERIFIER_MISMATCH,
  /** The code was used before (RFC 6749, section 4.1.2). */
  CODE_REPLAYED,
  /** The token endpoint does not take the code (RFC 6749, section 5.2: {@code invalid_grant}). */
  CODE_REFUSED,
  /** A redirect URI has a fragment (RFC 6749, section 3.1.2). */
  REDIRECT_FRAGMENT,
  /** A redirect URI is http, and not of this machine (RFC 9700, section 2.6; RFC 8252, section 7.3). */
  REDIRECT_INSECURE,
  /** The redirect URI is not exactly the registered one (RFC 9700, section 4.1.3). */
  REDIRECT_MISMATCH,
  /** Where to go after the login is no path of our own (RFC 9700, section 4.11). */
  RETURN_TO_UNSAFE,
  /** The tokens are of no type, or of another than Bearer (RFC 6749, sections 5.1 and 7.1). */
  TOKEN_TYPE_UNSUPPORTED,
  /** The token endpoint answers something that is no token response (RFC 6749, section 5.1). */
  TOKEN_RESPONSE_INVALID,
  /** The token endpoint says no for another cause than the code (RFC 6749, section 5.2). */
  TOKEN_REFUSED,
  /** The provider granted less than was asked for (RFC 6749, section 3.3). */
  SCOPE_INSUFFICIENT,
  /** There is no ID token (OpenID Connect Core, section 3.1.3.3). */
  ID_TOKEN_MISSING,
  /** The issuer is another (OpenID Connect Core, section 3.1.3.7, rule 2). */
  ISSUER,
  /** {@code tid} is not that of the tenant at Microsoft. */
  TENANT_CLAIM,
  /** {@code aud} does not have our client id (OpenID Connect Core, section 3.1.3.7, rule 3). */
  AUDIENCE,
  /**
   * {@code azp} is missing though there are several audiences, or is another (OpenID Connect Core, 3.1.3.7, rules 4,
   * 5).
   */
  AUTHORIZED_PARTY,
  /** {@code aud} has somebody whom the settings do not trust (OpenID Connect Core, section 3.1.3.7, rule 3). */
  AUDIENCE_UNTRUSTED,
  /** A required claim is missing, or of another type than it must be. */
  CLAIMS_INVALID,
  /** {@code exp} has passed (OpenID Connect Core, section 3.1.3.7, rule 9). */
  EXPIRED,
  /** {@code iat} is in the future. */
  ISSUED_IN_FUTURE,
  /** {@code iat} is too long ago (OpenID Connect Core, section 3.1.3.7, rule 10). */
  TOO_OLD,
  /** {@code nbf} is in the future (RFC 7519, section 4.1.5). */
  NOT_YET_VALID,
  /** There is no nonce (OpenID Connect Core, section 3.1.3.7, rule 11). */
  NONCE_MISSING,
  /** The nonce is that of another login. */
  NONCE_MISMATCH,
  /** The nonce was used before. */
  NONCE_REPLAYED,
  /** The access token is not the one that the ID token came with (OpenID Connect Core, section 3.1.3.8). */
  AT_HASH_MISMATCH,
  /** The code is not the one that the ID token came for (OpenID Connect Core, section 3.3.2.11). */
  C_HASH_MISMATCH,
  /** The person did not prove who they are in a way asked for (OpenID Connect Core, section 3.1.3.7, rule 12). */
  ACR_INSUFFICIENT,
  /** The person proved who they are too long ago, or it is not said when (OpenID Connect Core, 3.1.3.7, rule 13). */
  AUTH_TIME,
  /** {@code sub} is missing, empty or longer than 255 (OpenID Connect Core, section 2). */
  SUBJECT_INVALID,
  /** The claims of the userinfo endpoint are about somebody else (OpenID Connect Core, section 5.3.2). */
  USERINFO_SUBJECT,
  /** The userinfo endpoint, or the user API of GitHub, answers something that cannot be used. */
  USERINFO_INVALID,
  /** {@code hd} of Google is missing, or is another domain. */
  HOSTED_DOMAIN,
  /** Another kind of token than an ID token (RFC 8725, section 3.11). */
  TYP_MISMATCH,
  /** The metadata are those of another issuer (OpenID Connect Discovery, section 4.3). */
  DISCOVERY_ISSUER,
  /** The metadata cannot be read, or lack something that is required (OpenID Connect Discovery, section 3). */
  DISCOVERY_INVALID,
  /** The tenant has no such provider. */
  PROVIDER_UNKNOWN,
  /** The logout token has no event of a logout (Back-Channel Logout, section 2.4). */
  LOGOUT_TOKEN_EVENTS,
  /** The logout token has a nonce, as only an ID token has (Back-Channel Logout, section 2.4). */
  LOGOUT_TOKEN_NONCE,
  /** The logout token names neither a person nor a session (Back-Channel Logout, section 2.4). */
  LOGOUT_TOKEN_SUBJECT,
  /** The logout token was seen before (Back-Channel Logout, section 2.6). */
  LOGOUT_TOKEN_REPLAYED,
  /** The logout token is for somebody else (Back-Channel Logout, section 2.6). */
  LOGOUT_TOKEN_AUDIENCE,
  /** The logout token is of another issuer (Back-Channel Logout, section 2.6). */
  LOGOUT_TOKEN_ISSUER,
  /** The logout token is too old, or not valid yet, or says nothing of that (Back-Channel Logout, section 2.6). */
  LOGOUT_TOKEN_TIME,
  /** The logout token is not signed at all (Back-Channel Logout, section 2.4). */
  LOGOUT_TOKEN_ALG_NONE,
  /** The logout token is not signed by the provider, or cannot be read (Back-Channel Logout, section 2.6). */
  LOGOUT_TOKEN_INVALID,
  /** Where to go after the logout is not registered, or the ID token is somebody else's (RP-Initiated Logout, 2, 3). */
  LOGOUT_REDIRECT,
  /** The issuer or the session is not that of the person who is logged in (Front-Channel Logout, section 2). */
  LOGOUT_SESSION,
  /** The provider offers no such logout. */
  LOGOUT_UNSUPPORTED
}
