package io.crmkit.jdbc.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.crmkit.approvals.TickReport;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.OutboxPublisher;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.FaultyDataSource;
import io.crmkit.jdbc.FaultyDataSource.Fault;
import io.crmkit.jdbc.SuppliedDataSource;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.approvals.VotingRush.Keys;
import io.crmkit.jdbc.approvals.VotingRush.Request;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.testkit.core.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many threads on two nodes at once: what was answered is what is stored and what is published, each once.
 *
 * <p>There are few rounds in every build; {@code -Dcrmkit.rush.rounds=100} plays more.
 */
class ConcurrentApprovalsTest {

  private static final int ROUNDS = Integer.getInteger("crmkit.rush.rounds", 2);
  private static final int APPROVALS = 8;
  private static final Duration LEASE = Duration.ofMillis(100);

  private final HandClock clock = new HandClock(Host.START);
  private final Crowd crowd = new Crowd();
  private final Subscriber subscriber = new Subscriber(10);
  private final AtomicInteger ticked = new AtomicInteger();
  private final Set<String> endings = new TreeSet<>();
  private int timed;

  @ParameterizedTest
  @EnumSource
  void keepsAndPublishesExactlyWhatItAnswered(TestDatabases databases) throws Exception {
    try (JdbcApprovalsFixture fixture = new JdbcApprovalsFixture(databases)) {
      DataSource dataSource = fixture.database().dataSource();
      play(dataSource, new AtomicBoolean(), Keys.SOMETIMES);
      assertThat(timed).isEqualTo(ticked.get());
      assertThat(crowd.lostAnswers()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesWhatItIsAskedOnceThoughConnectionsDieAndCallersRepeatThemselves(TestDatabases databases) throws Exception {
    try (JdbcApprovalsFixture fixture = new JdbcApprovalsFixture(databases)) {
      AtomicBoolean flaky = new AtomicBoolean();
      play(dyingAtTimes(fixture.database().dataSource(), flaky), flaky, Keys.EVERYWHERE);
      assertThat(crowd.lostAnswers()).isGreaterThan(ROUNDS * APPROVALS);
    }
  }

  private void play(DataSource dataSource, AtomicBoolean flaky, Keys keys) throws Exception {
    List<Host> nodes = List.of(new Host(dataSource, clock), new Host(dataSource, clock));
    OutboxPublisher publisher =
        subscriber.publisher(new JdbcOutbox(Transactions.on(dataSource)), Clock.systemUTC(), LEASE);
    for (int round = 0; round < ROUNDS; round++) {
      List<TenantId> tenants = List.of(new TenantId("acme-" + round), new TenantId("globex-" + round));
      tenants.forEach(nodes.get(0)::publishDefinition);
      flaky.set(keys == Keys.EVERYWHERE);
      rush(tenants, nodes, publisher, keys, new Random(round));
      flaky.set(false);
      for (TenantId tenant : tenants) {
        check(tenant, nodes.get(0), publisher);
      }
    }
    assertThat(endings).contains("APPROVED", "REJECTED", "RECALLED");
    assertThat(crowd.repeatedAnswers()).isGreaterThan(APPROVALS);
    assertThat(crowd.refusals()).isGreaterThan(APPROVALS);
    assertThat(nodes).extracting(Host::lostRaces).allMatch(races -> races > 0);
  }

  private void rush(List<TenantId> tenants, List<Host> nodes, OutboxPublisher publisher, Keys keys, Random random)
      throws Exception {
    List<Request> submissions = new ArrayList<>();
    List<Request> votes = new ArrayList<>();
    List<Request> closings = new ArrayList<>();
    for (TenantId tenant : tenants) {
      VotingRush rush = new VotingRush(tenant, keys, clock);
      submissions.addAll(rush.submissions(APPROVALS, random));
      votes.addAll(rush.votes(APPROVALS, random));
      closings.addAll(rush.closings(APPROVALS, random));
      for (int i = 0; i < APPROVALS; i++) {
        votes.add(random.nextInt(votes.size()), ticking(tenant));
      }
    }
    crowd.send(submissions, nodes, publisher);
    crowd.send(votes, nodes, publisher);
    crowd.send(closings, nodes, publisher);
  }

  private Request ticking(TenantId tenant) {
    return new Request(tenant, new ApprovalId("all"), "tick", approvals -> {
      TickReport report = approvals.tick(tenant);
      ticked.addAndGet(report.events());
      return Decision.accept(List.of());
    });
  }

  private void check(TenantId tenant, Host host, OutboxPublisher publisher) throws InterruptedException {
    Map<ApprovalId, Approval> states = host.check(tenant, VotingRush.ids(APPROVALS));
    assertThat(states).hasSize(APPROVALS);
    for (ApprovalId id : states.keySet()) {
      endings.add(states.get(id) instanceof Settled settled ? settled.outcome().name() : "PENDING");
      List<DomainEvent> history = host.history(tenant, id);
      checkAnswers(tenant, id, history.stream().map(ApprovalEventJson::read).toList());
      assertThat(awaited(tenant, id, history.size(), publisher)).isEqualTo(history);
    }
  }

  private void checkAnswers(TenantId tenant, ApprovalId id, List<ApprovalEvent> history) {
    Multiset<ApprovalEvent> happened = HashMultiset.create(history);
    Multiset<ApprovalEvent> answered = HashMultiset.create(crowd.acceptedEvents(tenant, id));
    assertThat(Multisets.difference(answered, happened)).as("what was answered and is lost").isEmpty();
    Multiset<ApprovalEvent> unasked = Multisets.difference(happened, answered);
    assertThat(unasked).as("what happened by time alone").allMatch(StepEscalated.class::isInstance);
    timed += unasked.size();
    assertThat(history).filteredOn(VoteCast.class::isInstance).extracting(event -> ((VoteCast) event).by())
        .doesNotHaveDuplicates();
  }

  private List<DomainEvent> awaited(TenantId tenant, ApprovalId id, int count, OutboxPublisher publisher)
      throws InterruptedException {
    Stream stream = new Stream(ApprovalEventJson.STREAM, id.value());
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (subscriber.arrived(tenant, stream).size() < count && System.nanoTime() < end) {
      if (publisher.publishDue().claimed() == 0) {
        // what a publisher held that died is free again when its lease has run out
        Thread.sleep(LEASE.toMillis() / 10);
      }
    }
    return subscriber.arrived(tenant, stream);
  }

  // about every third command meets a connection that dies
  private static DataSource dyingAtTimes(DataSource healthy, AtomicBoolean flaky) {
    return SuppliedDataSource.of(() -> {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      if (!flaky.get() || random.nextInt(4) > 0) {
        return healthy.getConnection();
      }
      Fault fault = random.nextBoolean() ? Fault.BEFORE_THE_CALL : Fault.AFTER_THE_CALL;
      return new FaultyDataSource(healthy, fault, random.nextInt(1, 20)).getConnection();
    });
  }
}
