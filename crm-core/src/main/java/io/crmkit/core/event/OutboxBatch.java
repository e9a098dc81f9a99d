package io.crmkit.core.event;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.OutboxPublisher.Round;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One batch of claims on its way to the transport; used once, by one thread. */
final class OutboxBatch {

  private static final String GONE =
      "No delivery came to an end: each time the worker died, or its lease ran out, before it told how it went.";

  private record Place(TenantId tenant, Stream stream) {}

  private final Outbox outbox;
  private final EventTransport transport;
  private final RetryPolicy policy;
  private final Clock clock;
  private final RandomGenerator random;

  private final List<Claim> arrived = new ArrayList<>();
  private final List<Claim> untried = new ArrayList<>();
  private final Set<Place> stopped = new HashSet<>();
  private int delivered;
  private int failed;
  private int dead;
  private int lost;
  private boolean interrupted;

  OutboxBatch(Outbox outbox, EventTransport transport, RetryPolicy policy, Clock clock, RandomGenerator random) {
    this.outbox = outbox;
    this.transport = transport;
    this.policy = policy;
    this.clock = clock;
    this.random = random;
  }

  Round deliver(List<Claim> claims, Duration lease) {
    try {
      for (Claim claim : claims) {
        take(claim, lease);
      }
    } finally {
      // also when the transport threw an error: what arrived before it need not be delivered again
      acknowledge();
    }
    if (!untried.isEmpty()) {
      outbox.released(untried);
    }
    return new Round(claims.size(), delivered, failed, dead, lost);
  }

  private void take(Claim claim, Duration lease) {
    Instant now = clock.instant();
    if (interrupted || !now.isBefore(claim.until()) || stopped.contains(place(claim))) {
      untried.add(claim);
    } else if (claim.attempt() > policy.attempts()) {
      bury(claim, GONE);
    } else {
      attempt(claim);
    }
    if (!now.isBefore(claim.until().minus(lease.dividedBy(2)))) {
      // the lease is half over: from now on little is left to be delivered twice
      acknowledge();
    }
  }

  private void attempt(Claim claim) {
    UnreadableEventException unreadable = claim.unreadable();
    if (unreadable != null) {
      // what wrote it may be newer than this worker, and another one able to read it
      giveBack(claim, ErrorText.of(unreadable, unreadable.standIn()));
      return;
    }
    try {
      transport.deliver(claim.event());
      arrived.add(claim);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      interrupted = true;
      untried.add(claim);
    } catch (Exception e) {
      giveBack(claim, ErrorText.of(e, claim.event()));
    }
  }

  private void giveBack(Claim claim, String error) {
    if (policy.givesUpAfter(claim.attempt())) {
      bury(claim, error);
      return;
    }
    stopped.add(place(claim));
    acknowledgeThoseBefore(claim);
    Instant retryAt = clock.instant().plus(policy.waitAfter(claim.attempt(), random));
    if (outbox.failed(claim, error, retryAt)) {
      failed++;
    } else {
      lost++;
    }
  }

  private void bury(Claim claim, String error) {
    acknowledgeThoseBefore(claim);
    boolean held = outbox.dead(claim, error, policy.rest(), clock.instant());
    if (held) {
      dead++;
    } else {
      lost++;
    }
    if (!held || policy.rest() == RestOfStream.BLOCK) {
      stopped.add(place(claim));
    }
  }

  // the outbox settles the events of a stream in order
  private void acknowledgeThoseBefore(Claim claim) {
    if (arrived.stream().anyMatch(each -> place(each).equals(place(claim)))) {
      acknowledge();
    }
  }

  private void acknowledge() {
    if (arrived.isEmpty()) {
      return;
    }
    int held = outbox.published(List.copyOf(arrived));
    delivered += held;
    lost += arrived.size() - held;
    arrived.clear();
  }

  private static Place place(Claim claim) {
    return new Place(claim.tenant(), claim.stream());
  }
}
