package io.crmkit.sso.http;

import io.crmkit.sso.model.Verdict;

/**
 * Speaks to the servers of identity providers, whose addresses come from documents of strangers.
 *
 * <p>Whoever implements it keeps to what {@link PinnedHttp} does: https only, no redirects, no private addresses, a bound on
 * the time of the whole exchange and on the size of the answer. Whatever fails is a refusal with a {@link HttpReason} and
 * never an exception. Implementations are safe for concurrent use.
 */
@FunctionalInterface
public interface HttpPort {

  /** Sends one request and returns its answer, of whatever status but a redirect. */
  Verdict<OutboundResponse> exchange(OutboundRequest request);
}
