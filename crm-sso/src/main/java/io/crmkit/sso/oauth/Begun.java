package io.crmkit.sso.oauth;

import io.crmkit.core.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * A login that was begun.
 *
 * @param redirect where the browser goes now
 * @param expiresAt when the answer has to be there
 */
public record Begun(@Secret URI redirect, Instant expiresAt) {

  public Begun {
    Objects.requireNonNull(redirect, "redirect");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  @Override
  public String toString() {
    return "Begun[%s, until %s]".formatted(redirect.getHost(), expiresAt);
  }
}
