package io.crmkit.sso.saml.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.saml.model.OutstandingRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps requests until they are answered or forgotten. Used ones are kept until they expire, so that a second answer
 * is known for what it is. The contract in crm-testkit proves an implementation.
 */
public interface OutstandingRequests {

  /** What is known of a request. */
  record Found(OutstandingRequest request, Use use) {}

  /** Whether a request was answered. */
  enum Use { UNUSED, USED }

  /**
   * Remembers a request.
   *
   * @throws IllegalArgumentException if one with this ID is remembered already
   */
  void add(TenantId tenant, OutstandingRequest request);

  /** Returns the request with this ID that was made for this tenant, used or not. */
  Optional<Found> find(TenantId tenant, String id);

  /**
   * Marks a request as used, atomically over all processes of the host.
   *
   * @return true for exactly one caller; false for every other, and for a request that is not known
   */
  boolean use(TenantId tenant, String id);

  /**
   * Forgets requests, used or not, that expired before an instant; the host calls it from time to time.
   *
   * @return how many
   */
  int purge(TenantId tenant, Instant expiredBefore);
}
