package io.crmkit.jdbc.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.approvals.VotingRush.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that send requests to the nodes of a host while others publish, and the answers that came back. */
final class Crowd {

  private static final int SENDERS = 6;
  private static final int PUBLISHERS = 2;
  private static final long LONGEST_SECONDS = 120;

  private record Command(TenantId tenant, ApprovalId id, String name) {}

  private final Map<Command, List<ApprovalEvent>> accepted = new ConcurrentHashMap<>();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private final AtomicInteger repeatedAnswers = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  /** Has every request answered, on whichever thread comes first. */
  void send(List<Request> requests, List<Host> nodes, OutboxPublisher publisher) throws Exception {
    Queue<Request> queue = new ConcurrentLinkedQueue<>(requests);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS + PUBLISHERS);
    try {
      List<Future<?>> publishing = new ArrayList<>();
      for (int i = 0; i < PUBLISHERS; i++) {
        publishing.add(threads.submit(() -> publish(publisher, done)));
      }
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Host node = nodes.get(i % nodes.size());
        sending.add(threads.submit(() -> work(queue, node)));
      }
      await(sending);
      done.set(true);
      await(publishing);
    } finally {
      threads.shutdownNow();
    }
    assertThat(broken).isEmpty();
  }

  /** Returns the events of every command to one approval that was accepted, each command once. */
  List<ApprovalEvent> acceptedEvents(TenantId tenant, ApprovalId id) {
    List<ApprovalEvent> events = new ArrayList<>();
    accepted.forEach((command, caused) -> {
      if (command.tenant.equals(tenant) && command.id.equals(id)) {
        events.addAll(caused);
      }
    });
    return events;
  }

  int lostAnswers() {
    return lostAnswers.get();
  }

  int repeatedAnswers() {
    return repeatedAnswers.get();
  }

  int refusals() {
    return refusals.get();
  }

  private static void await(List<Future<?>> work) throws Exception {
    for (Future<?> each : work) {
      each.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void work(Queue<Request> queue, Host node) {
    for (Request request = queue.poll(); request != null; request = queue.poll()) {
      note(request, answer(request, node));
    }
  }

  // what callers do whose answer is lost: they send the command again, with the same key
  private Decision<ApprovalEvent> answer(Request request, Host node) {
    while (true) {
      try {
        return request.call().on(node.approvals());
      } catch (StoreException e) {
        requireLostConnection(e);
        lostAnswers.incrementAndGet();
      }
    }
  }

  private void note(Request request, Decision<ApprovalEvent> answer) {
    if (!(answer instanceof Accepted<ApprovalEvent> yes)) {
      refusals.incrementAndGet();
      return;
    }
    Command command = new Command(request.tenant(), request.id(), request.name());
    List<ApprovalEvent> first = accepted.putIfAbsent(command, yes.events());
    if (first != null) {
      repeatedAnswers.incrementAndGet();
      if (!first.equals(yes.events())) {
        broken.add("%s was answered by %s and by %s".formatted(command, first, yes.events()));
      }
    }
  }

  private void publish(OutboxPublisher publisher, AtomicBoolean done) {
    while (!done.get()) {
      try {
        publisher.publishDue();
        // leaves the two cores of a small machine to the others
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (StoreException e) {
        requireLostConnection(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void requireLostConnection(StoreException e) {
    if (e.reason() != Reason.UNAVAILABLE) {
      throw e;
    }
  }
}
