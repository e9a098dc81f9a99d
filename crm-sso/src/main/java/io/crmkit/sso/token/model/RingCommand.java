package io.crmkit.sso.token.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a ring of signing keys. */
public sealed interface RingCommand {

  /**
   * Puts a key on the ring.
   *
   * @param formerUntil until when tokens of the keys before it count
   */
  record Add(RingKey key, Instant formerUntil, Instant now) implements RingCommand {

    public Add {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(formerUntil, "formerUntil");
      Objects.requireNonNull(now, "now");
    }
  }

  /** Ends a key at once, and with it every token that it signed. */
  record Retire(String keyId, Instant now) implements RingCommand {

    public Retire {
      Require.notBlank(keyId, "keyId");
      Objects.requireNonNull(now, "now");
    }
  }
}
