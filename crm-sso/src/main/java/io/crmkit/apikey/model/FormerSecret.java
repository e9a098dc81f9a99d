package io.crmkit.apikey.model;

import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.Objects;

/**
 * A secret that a key had before it was rotated.
 *
 * @param until from when on it is good for nothing
 */
public record FormerSecret(SecretHash hash, Instant until) {

  public FormerSecret {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(until, "until");
  }
}
