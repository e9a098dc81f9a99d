package io.crmkit.sso.provider;

import io.crmkit.core.Require;
import io.crmkit.sso.provider.model.Proof;
import java.time.Duration;
import java.util.Set;

/**
 * What a host asks of providers before people may log in with them.
 *
 * @param required the tests that have to have passed; at least one
 * @param proofLife how long a test counts
 * @param sharedClients client ids that are the host's own at a provider, such as one application at Google for all tenants.
 *     Every tenant may have them, so that its users must be told apart by more than the provider
 */
public record ProviderPolicy(Set<Proof> required, Duration proofLife, Set<String> sharedClients) {

  /** A connection test of the last day, and no clients of the host's own. */
  public static final ProviderPolicy USUAL =
      new ProviderPolicy(Set.of(Proof.CONNECTION), Duration.ofDays(1), Set.of());

  public ProviderPolicy {
    required = Set.copyOf(required);
    if (required.isEmpty()) {
      throw new IllegalArgumentException("required must name at least one test");
    }
    Require.positive(proofLife, "proofLife");
    sharedClients = Set.copyOf(sharedClients);
  }

  public ProviderPolicy withRequired(Proof... tests) {
    return new ProviderPolicy(Set.of(tests), proofLife, sharedClients);
  }

  public ProviderPolicy withSharedClients(String... clientIds) {
    return new ProviderPolicy(required, proofLife, Set.of(clientIds));
  }
}
