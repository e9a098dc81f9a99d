package io.crmkit.sso.account.model;

import io.crmkit.sso.model.Reason;

/** Why somebody whom a provider vouches for does not become, or stay, a user; or why an account stays as it is. */
public enum AccountReason implements Reason {
  /** The provider does not say that the address is the person's (OpenID Connect Core, section 5.7; ASVS 10.5.2). */
  EMAIL_UNVERIFIED,
  /** The domain of the address is not one that the tenant has proved to own (ASVS 6.8.1). */
  DOMAIN_NOT_OWNED,
  /** The address is that of somebody who logs in by another identity (ASVS 6.8.1). */
  IDENTITY_COLLISION,
  /** The identity, or the session at the provider, has a name that no store keeps. */
  IDENTITY_UNUSABLE,
  /** The identity is linked to another user. */
  IDENTITY_TAKEN,
  /** No attribute gives a role, or there are more values than anybody has (ASVS 8.2.1). */
  ROLE_UNMAPPED,
  /** The attributes ask for a role that the mapping must not give (ASVS 8.3.1). */
  ROLE_FORBIDDEN,
  /** The person has no account, and the provider may not make one. */
  JIT_OFF,
  /** The account is suspended (ASVS 7.4.2). */
  JIT_SUSPENDED,
  /** Every seat is taken. */
  JIT_SEATS,
  /** It would leave the tenant without an administrator. */
  JIT_LAST_ADMIN,
  /** There is no such account. */
  ACCOUNT_UNKNOWN,
  /** The address or the password is wrong; which of them is never said (ASVS 6.3.8). */
  AUTH_FAILED
}
