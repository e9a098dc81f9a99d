package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** I4: real threads that vote on one request, on memory; crm-jdbc does the same on databases. */
class ConcurrentVotesTest {

  private static final int THREADS = 8;
  private static final int VOTERS = 6;
  private static final int ENOUGH = 5;
  private static final Actor REQUESTER = new Actor("requester");
  private static final List<Actor> PEOPLE =
      IntStream.range(0, VOTERS).mapToObj(i -> new Actor("voter-" + i)).toList();

  /** Every thread votes for everybody, in an order of its own, until it hears yes or no. */
  @RepeatedTest(30)
  void votesCommittedAreVotesAcknowledgedAndNoneTwice(RepetitionInfo round) throws Exception {
    Desk desk = submitted();
    Map<Actor, Integer> acknowledged = new ConcurrentHashMap<>();

    inParallel(thread -> () -> {
      List<Actor> order = new ArrayList<>(PEOPLE);
      Collections.shuffle(order, new Random(round.getCurrentRepetition() * 100L + thread));
      order.forEach(voter -> {
        if (untilAnswered(desk, voter, null) instanceof Accepted) {
          acknowledged.merge(voter, 1, Integer::sum);
        }
      });
    });

    List<Actor> committed = votes(desk);
    assertThat(committed).doesNotHaveDuplicates().hasSize(ENOUGH);
    assertThat(acknowledged.keySet()).containsExactlyInAnyOrderElementsOf(committed);
    assertThat(acknowledged.values()).containsOnly(1);
    assertThat(desk.state(ID)).isInstanceOfSatisfying(
        Settled.class, settled -> assertThat(settled.outcome()).isEqualTo(Approval.Outcome.APPROVED));
  }

  /** I3, I4: a double click from many threads is one vote, and everybody hears the same. */
  @RepeatedTest(30)
  void aKeyThatArrivesFromManyThreadsAtOnceIsAnsweredAlike() throws Exception {
    Desk desk = submitted();
    Map<Integer, Decision<ApprovalEvent>> answers = new ConcurrentHashMap<>();

    inParallel(thread -> () -> answers.put(thread, untilAnswered(desk, PEOPLE.get(0), new IdempotencyKey("click"))));

    assertThat(answers).hasSize(THREADS);
    assertThat(answers.values()).allMatch(Accepted.class::isInstance);
    assertThat(Map.copyOf(answers).values().stream().distinct()).hasSize(1);
    assertThat(votes(desk)).containsExactly(PEOPLE.get(0));
  }

  private static Decision<ApprovalEvent> untilAnswered(
      Desk desk, Actor voter, @Nullable IdempotencyKey key) {
    while (true) {
      try {
        return desk.command(ID, Vote.approve(voter), key);
      } catch (StaleWriteException conflict) {
        Thread.onSpinWait();
      }
    }
  }

  private static void inParallel(Function<Integer, Runnable> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Runnable share = work.apply(i);
        Callable<?> together = () -> {
          start.await();
          share.run();
          return null;
        };
        running.add(threads.submit(together));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Desk submitted() {
    Step.Builder step = Step.named("All").rule(new AtLeast(ENOUGH, Slate.EVERYONE));
    PEOPLE.forEach(person -> step.approver(Slate.EVERYONE, Approver.of(new ApproverRef.User(person))));
    List<Actor> everybody = new ArrayList<>(PEOPLE);
    everybody.add(REQUESTER);
    Staff staff = new Staff(everybody.stream().collect(Collectors.toMap(
        Function.identity(), person -> new Person(person, Activity.ACTIVE, null))), Map.of());
    Desk desk = new Desk(Definition.named("crowd").entityType("deal").step(step.build()).build(), staff);
    Subject deal = new Subject("deal", "D-1", Value.Fields.NONE);
    assertThat(desk.command(ID, new Submit(REQUESTER, desk.pin, deal), null)).isInstanceOf(Accepted.class);
    return desk;
  }

  private static List<Actor> votes(Desk desk) {
    return desk.service.history(ACME, ID).stream()
        .filter(VoteCast.class::isInstance).map(event -> ((VoteCast) event).by()).toList();
  }
}
