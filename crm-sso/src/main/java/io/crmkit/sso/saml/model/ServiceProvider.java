package io.crmkit.sso.saml.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host's side of a connection: who it is, and where it takes messages.
 *
 * @param entityId the name by which providers know the host; the audience of assertions
 * @param assertionConsumer where responses are posted; compared with Destination and Recipient character by character
 * @param logout where logout messages come to, by redirect and by post; null if single logout is off
 * @param keys the key pairs, in the order of preference; without any, requests are not signed and nothing can be decrypted
 */
public record ServiceProvider(
    String entityId, String assertionConsumer, @Nullable String logout, List<ServiceKey> keys) {

  public ServiceProvider {
    Require.notBlank(entityId, "entityId");
    Require.notBlank(assertionConsumer, "assertionConsumer");
    keys = List.copyOf(keys);
  }

  /** Returns the key that signs at this time. */
  public Optional<ServiceKey> signingKey(Instant now) {
    return keys.stream().filter(key -> key.signsAt(now)).findFirst();
  }

  /** Returns the keys that open messages at this time; one that is yet to sign opens already. */
  public List<ServiceKey> openKeys(Instant now) {
    return keys.stream().filter(key -> !key.isOverAt(now)).toList();
  }
}
