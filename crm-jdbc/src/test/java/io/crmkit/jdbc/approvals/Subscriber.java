package io.crmkit.jdbc.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.EventTransport;
import io.crmkit.core.event.Outbox;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.RestOfStream;
import io.crmkit.core.event.RetryPolicy;
import io.crmkit.core.event.Stream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Takes in what is published: drops repeats, notes what comes out of order, and fails at times. For many threads. */
final class Subscriber implements EventTransport {

  private static final RetryPolicy PATIENT =
      new RetryPolicy(1_000, Duration.ofMillis(1), Duration.ofMillis(4), RestOfStream.BLOCK);

  private record Place(TenantId tenant, Stream stream) {}

  private final Map<Place, List<DomainEvent>> arrived = new HashMap<>();
  private final List<String> broken = new ArrayList<>();
  private final Random random = new Random(7);
  private final int oneFailureIn;

  /** Fails with every so many events on average; never if that is zero. */
  Subscriber(int oneFailureIn) {
    this.oneFailureIn = oneFailureIn;
  }

  OutboxPublisher publisher(Outbox outbox, Clock clock, Duration lease) {
    return OutboxPublisher.builder(outbox, this).policy(PATIENT).clock(clock).lease(lease).build();
  }

  /** Has everything delivered that waits in {@code outbox}; for a subscriber that never fails. */
  void takeAll(Outbox outbox, Clock clock) {
    OutboxPublisher publisher = publisher(outbox, clock, Duration.ofMinutes(1));
    while (publisher.publishDue().claimed() > 0) {
      // until nothing is due
    }
  }

  @Override
  public synchronized void deliver(DomainEvent event) {
    if (oneFailureIn > 0 && random.nextInt(oneFailureIn) == 0) {
      throw new IllegalStateException("down");
    }
    List<DomainEvent> before =
        arrived.computeIfAbsent(new Place(event.tenant(), event.stream()), unused -> new ArrayList<>());
    if (event.sequence() == before.size() + 1) {
      before.add(event);
    } else if (event.sequence() > before.size()) {
      broken.add("%s came after %d others".formatted(event.id(), before.size()));
    } else if (!before.get((int) event.sequence() - 1).equals(event)) {
      broken.add("%s came again as another".formatted(event.id()));
    }
  }

  /** Returns the events of a stream, each once; fails if anything ever came out of order. */
  synchronized List<DomainEvent> arrived(TenantId tenant, Stream stream) {
    assertThat(broken).isEmpty();
    return List.copyOf(arrived.getOrDefault(new Place(tenant, stream), List.of()));
  }
}
