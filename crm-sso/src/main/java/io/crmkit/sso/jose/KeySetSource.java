package io.crmkit.sso.jose;

import io.crmkit.sso.model.Verdict;

/**
 * Fetches the key set that an issuer publishes at its {@code jwks_uri}; implemented over the host's way to the network.
 * Whatever may fail on the way is a refusal and never an exception.
 */
@FunctionalInterface
public interface KeySetSource {

  /** Returns the document, of which {@link KeySet#read} reads at most 1 MiB, or why it could not be had. */
  Verdict<String> fetch();
}
