package io.crmkit.testkit.event;

import static io.crmkit.testkit.event.Events.NOON;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DeadLetters;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract of outboxes have in common. */
abstract class OutboxStage {

  protected static final Duration LEASE = Duration.ofMinutes(1);
  protected static final Instant LEASE_OVER = NOON.plus(LEASE);
  static final Stream DEAL_A = new Stream("deal", "a");

  OutboxFixture fixture = new InMemoryOutboxFixture();
  Outbox outbox = fixture.outbox();
  DeadLetters deadLetters = fixture.deadLetters();

  /** Returns an outbox that holds nothing. Called once for each test, and closed after it. */
  protected abstract OutboxFixture emptyOutbox();

  @BeforeEach
  final void startEmpty() {
    fixture = emptyOutbox();
    outbox = fixture.outbox();
    deadLetters = fixture.deadLetters();
  }

  @AfterEach
  final void close() {
    fixture.close();
  }

  final List<Claim> claim(int limit) {
    return outbox.claim("w", NOON, LEASE, limit);
  }
}
