package io.crmkit.approvals.model.definition;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * A definition as it was published, once and for all.
 *
 * @param document the canonical JSON whose digest is in {@code ref}
 */
public record PublishedDefinition(
    DefinitionRef ref, String entityType, String document, Status status, Actor by, Instant at) {

  /** Whether new requests may use a definition; requests that are under way are not concerned. */
  public enum Status { ACTIVE, RETIRED }

  public PublishedDefinition {
    Objects.requireNonNull(ref, "ref");
    Require.notBlank(entityType, "entityType");
    Require.notBlank(document, "document");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
