package io.crmkit.core.event;

import io.crmkit.core.Require;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Delivers what is in an outbox. The host calls {@link #publishDue} from its scheduler, on as many nodes as it likes.
 *
 * <ul>
 *   <li>Every event is delivered at least once, and again only after a failure, a crash or a lease that ran out.
 *   <li>The events of one stream are delivered in order, whoever delivers them. A stream that fails stops no other.
 *   <li>A failed event, also one that cannot be read, waits by the {@link RetryPolicy}; after its last try it becomes a
 *       {@linkplain DeadLetters dead letter}.
 *   <li>What a worker held when it died is delivered by another when the lease has run out.
 * </ul>
 */
public final class OutboxPublisher {

  private final Outbox outbox;
  private final EventTransport transport;
  private final RetryPolicy policy;
  private final Clock clock;
  private final RandomGenerator random;
  private final String worker;
  private final Duration lease;
  private final int batch;

  private OutboxPublisher(Builder builder) {
    outbox = builder.outbox;
    transport = builder.transport;
    policy = builder.policy;
    clock = builder.clock;
    random = builder.random;
    worker = builder.worker;
    lease = builder.lease;
    batch = builder.batch;
  }

  public static Builder builder(Outbox outbox, EventTransport transport) {
    return new Builder(outbox, transport);
  }

  /**
   * Claims one batch and delivers it. Call again at once while {@link Round#claimed} is not zero, to catch up.
   *
   * @throws RuntimeException what the outbox throws; everything not acknowledged is delivered again later
   */
  public Round publishDue() {
    List<Claim> claims = outbox.claim(worker, clock.instant(), lease, batch);
    OutboxBatch round = new OutboxBatch(outbox, transport, policy, clock, random);
    return round.deliver(claims, lease);
  }

  /**
   * What one call did with the events it claimed.
   *
   * @param delivered arrived, and were acknowledged
   * @param failed will be tried again
   * @param dead were given up on
   * @param lost were no longer held when the result was in; somebody else delivers or delivered them
   */
  public record Round(int claimed, int delivered, int failed, int dead, int lost) {}

  /** Collects settings; what is not set has a default. Not thread-safe. */
  public static final class Builder {

    private final Outbox outbox;
    private final EventTransport transport;
    private RetryPolicy policy = RetryPolicy.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new Random();
    private String worker = "publisher";
    private Duration lease = Duration.ofMinutes(1);
    private int batch = 100;

    private Builder(Outbox outbox, EventTransport transport) {
      this.outbox = Objects.requireNonNull(outbox, "outbox");
      this.transport = Objects.requireNonNull(transport, "transport");
    }

    public Builder policy(RetryPolicy policy) {
      this.policy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /** Sets the clock that leases and waits go by; nodes whose clocks differ should share that of their database. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Sets where the jitter of waits comes from; it must be safe for concurrent use if the publisher is shared. */
    public Builder random(RandomGenerator random) {
      this.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /** Sets the name under which events are held, for people who look into the outbox; 100 characters at most. */
    public Builder worker(String worker) {
      if (Require.notBlank(worker, "worker").length() > 100) {
        throw new IllegalArgumentException("worker must have 100 characters at most but was " + worker);
      }
      this.worker = worker;
      return this;
    }

    /** Sets how long a batch is held; longer than its deliveries take together, or some are delivered twice. */
    public Builder lease(Duration lease) {
      if (lease.isNegative() || lease.isZero()) {
        throw new IllegalArgumentException("lease must be positive but was " + lease);
      }
      this.lease = lease;
      return this;
    }

    /** Sets how many events are claimed at once. */
    public Builder batch(int batch) {
      this.batch = Require.positive(batch, "batch");
      return this;
    }

    public OutboxPublisher build() {
      return new OutboxPublisher(this);
    }
  }
}
