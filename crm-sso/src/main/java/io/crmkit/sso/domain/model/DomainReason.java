package io.crmkit.sso.domain.model;

import io.crmkit.sso.model.Reason;

/** Why something that was asked of a domain was refused. */
public enum DomainReason implements Reason {
  /** The text is no domain. */
  DOMAIN_INVALID,
  /** The tenant has not claimed the domain. */
  DOMAIN_UNKNOWN,
  /** Another tenant has proved that the domain is its own. */
  DOMAIN_TAKEN,
  /** The tenant has not proved that the domain is its own. */
  DOMAIN_UNVERIFIED,
  /** The DNS has no record with the token. */
  DOMAIN_RECORD_MISSING,
  /** The DNS does not answer. */
  DOMAIN_LOOKUP_FAILED
}
