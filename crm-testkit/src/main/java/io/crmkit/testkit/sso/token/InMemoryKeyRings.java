package io.crmkit.testkit.sso.token;

import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.KeyRing;
import io.crmkit.sso.token.model.RingId;
import io.crmkit.sso.token.port.KeyRings;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The rings of keys of an in-memory store. */
final class InMemoryKeyRings extends InMemoryStates<RingId, KeyRing> implements KeyRings {

  InMemoryKeyRings(InMemoryOutbox outbox) {
    super(outbox, TokenFormats.RING);
  }
}
