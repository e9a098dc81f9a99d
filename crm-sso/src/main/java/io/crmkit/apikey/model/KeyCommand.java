package io.crmkit.apikey.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.SecretHash;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of an API key. */
public sealed interface KeyCommand {

  /** Make it, with a secret that has this hash. */
  record Create(KeyDetails details, SecretHash hash, Instant at) implements KeyCommand {

    public Create {
      Objects.requireNonNull(details, "details");
      Objects.requireNonNull(hash, "hash");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Give it another secret.
   *
   * @param graceUntil until when the secret before still counts, and no older one
   */
  record Rotate(SecretHash hash, Instant graceUntil, Instant at) implements KeyCommand {

    public Rotate {
      Objects.requireNonNull(hash, "hash");
      Objects.requireNonNull(at, "at");
      if (graceUntil.isBefore(at)) {
        throw new IllegalArgumentException("graceUntil must not be before %s but was %s".formatted(at, graceUntil));
      }
    }
  }

  /** Make it good for nothing, for a reason. */
  record Revoke(String why, Instant at) implements KeyCommand {

    public Revoke {
      Require.storable(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }
}
