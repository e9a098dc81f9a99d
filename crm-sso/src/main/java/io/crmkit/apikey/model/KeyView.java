package io.crmkit.apikey.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An API key as hosts see it, without anything of its secret.
 *
 * @param revokedAt null if it was not revoked
 */
public record KeyView(KeyId id, KeyDetails details, Instant createdAt, @Nullable Instant revokedAt, KeyUsage usage) {

  public KeyView {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(usage, "usage");
  }
}
