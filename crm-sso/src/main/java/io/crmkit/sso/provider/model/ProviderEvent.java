package io.crmkit.sso.provider.model;

import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.saml.model.IdentityProvider;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an identity provider. Secrets in events are sealed. */
public sealed interface ProviderEvent {

  /** When it happened. */
  Instant at();

  /** It was set up. */
  record ProviderCreated(ProviderDetails details, Instant at) implements ProviderEvent {}

  /** It was set up otherwise, for tests and the next activation. */
  record ProviderChanged(ProviderDetails details, Instant at) implements ProviderEvent {}

  /** Its client has another secret. */
  record ProviderSecretRotated(Sealed secret, Instant at) implements ProviderEvent {}

  /** Its metadata are newer. */
  record ProviderMetadataRefreshed(IdentityProvider idp, MetadataSource source, Instant at) implements ProviderEvent {}

  /** The host has one more key pair for it. */
  record ProviderKeyAdded(ServiceKeyRecord key, Instant at) implements ProviderEvent {}

  /** A key pair of the host ends. */
  record ProviderKeyEnded(String key, Instant end, Instant at) implements ProviderEvent {}

  /** It was tested. */
  record ProviderProved(Proof proof, int revision, ProofRecord.Outcome outcome, Instant at) implements ProviderEvent {}

  /** People log in with its newest settings; {@code held} is what no other may have, null if it is shared. */
  record ProviderActivated(@Nullable ProviderIdentity held, Instant at) implements ProviderEvent {}

  /** Its secrets are the same, sealed by another key: those of clients by the text of the former seal, keys by their ids. */
  record ProviderResealed(Map<String, Sealed> secrets, Map<String, Sealed> keys, Instant at) implements ProviderEvent {

    public ProviderResealed {
      secrets = Map.copyOf(secrets);
      keys = Map.copyOf(keys);
    }
  }

  /** Nobody logs in with it. */
  record ProviderDeactivated(String why, Instant at) implements ProviderEvent {}

  /** Its settings are forgotten. */
  record ProviderRemoved(String why, Instant at) implements ProviderEvent {}
}
