package io.crmkit.sso.provider.model;

import io.crmkit.sso.model.Reason;

/** What a connection test may find beside what a login would be refused for. */
public enum FindingReason implements Reason {
  /** The provider answers, and is who it should be. */
  PROVIDER_REACHED,
  /** The token endpoint takes the client and its secret. */
  CLIENT_ACCEPTED,
  /** The token endpoint does not take the client or its secret. */
  CLIENT_REFUSED,
  /** The token endpoint answers something from which nothing can be learned about the client. */
  CLIENT_UNTRIED,
  /** The provider does not announce that it takes the way in which the client proves who it is. */
  CLIENT_AUTHENTICATION_UNANNOUNCED,
  /** The provider does not announce the authorization code flow. */
  CODE_FLOW_UNANNOUNCED,
  /** The provider announces none of the algorithms that are taken. */
  ALGORITHM_UNANNOUNCED,
  /** The provider does not announce a scope that is asked for. */
  SCOPE_UNANNOUNCED,
  /** The provider does not announce a context that is asked for. */
  ACR_UNANNOUNCED,
  /** No published key fits an algorithm that is taken. */
  KEYS_UNUSABLE,
  /** A published key is weak or broken, and tokens that name it are refused. */
  KEY_FLAWED,
  /** The provider does not name itself in its answers, which would protect against mix-ups (RFC 9207). */
  ISS_PARAM_UNANNOUNCED,
  /** There is no endpoint for something that the settings ask for. */
  ENDPOINT_MISSING,
  /** Everybody with an account at the provider can log in, of whatever organization. */
  ACCOUNTS_OPEN,
  /** The redirect URI is one of this machine. */
  REDIRECT_LOCAL,
  /** The provider's clock and ours differ by more than is taken. */
  CLOCK_DIFFERS,
  /** A certificate of the provider expires soon, or has expired. */
  CERTIFICATE_EXPIRES,
  /** A key of ours ends soon, or has ended. */
  SERVICE_KEY_EXPIRES,
  /** The provider wants signed requests, and no key of ours signs now. */
  SERVICE_KEY_MISSING,
  /** The metadata are valid for a short time only. */
  METADATA_EXPIRE,
  /** The metadata at the address differ from those that are stored. */
  METADATA_OUTDATED,
  /** No key is pinned that has to have signed the metadata. */
  METADATA_UNPINNED,
  /** By which binding the browser is sent to the provider. */
  BINDING_CHOSEN,
  /** The provider takes requests by no binding that is spoken here. */
  BINDING_MISSING,
  /** The provider offers no single logout. */
  LOGOUT_MISSING,
  /** The policy lets something pass that weakens it. */
  POLICY_CONCEDES,
  /** The provider offers none of the formats of names that are taken. */
  NAME_FORMAT_UNOFFERED,
  /** A login brought no e-mail address. */
  EMAIL_MISSING,
  /** A login brought an address of which the provider does not say that it is the person's. */
  EMAIL_NOT_VERIFIED,
  /** A login brought no name to show. */
  NAME_MISSING
}
