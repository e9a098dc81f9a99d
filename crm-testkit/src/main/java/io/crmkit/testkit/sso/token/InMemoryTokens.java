package io.crmkit.testkit.sso.token;

import io.crmkit.sso.token.TokenStores;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps families of refresh tokens, rings of keys and denied tokens in memory; meant for tests, demos and
 * single-process tools.
 */
public final class InMemoryTokens {

  private final InMemoryOutbox outbox;
  private final TokenStores stores;

  /** Makes a store with an outbox of its own. */
  public InMemoryTokens() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryTokens(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.stores = new TokenStores(
        new InMemoryRefreshFamilies(outbox), new InMemoryKeyRings(outbox), new InMemoryDeniedTokens());
  }

  public TokenStores stores() {
    return stores;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
