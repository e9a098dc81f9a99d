package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ADMIN;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.BOARD;
import static io.crmkit.jdbc.approvals.Host.CHIEF;
import static io.crmkit.jdbc.approvals.Host.DEAL;
import static io.crmkit.jdbc.approvals.Host.FAY;
import static io.crmkit.jdbc.approvals.Host.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.TickReport;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.FaultyDataSource;
import io.crmkit.jdbc.FaultyDataSource.Fault;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.core.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process dies before or after each of the JDBC calls of each command of a script. Whatever the call was, another
 * process finds all that the command does to an approval or nothing of it, and asked again, comes to the same end.
 */
class ApprovalsCrashTest {

  private static final ApprovalId FIRST = new ApprovalId("A-1");
  private static final ApprovalId SECOND = new ApprovalId("A-2");
  private static final List<ApprovalId> BOTH = List.of(FIRST, SECOND);

  private static final int TICK = 6;

  /** Something that is asked of a host, and what it answers; nothing if a repeat may be answered otherwise. */
  private interface Step {
    List<ApprovalEvent> on(Host host, TenantId tenant);
  }

  private final HandClock clock = new HandClock(Host.START);
  private final Subscriber subscriber = new Subscriber(0);
  private final List<Step> script = List.of(
      (host, tenant) -> {
        host.publishDefinition(tenant);
        return List.of();
      },
      submission(FIRST),
      command(FIRST, "ann", Vote.approve(BOARD.get(0))),
      command(FIRST, "leave", new Reassign(ADMIN, BOARD.get(1), FAY, "on leave")),
      submission(SECOND),
      command(FIRST, "remark", new Comment(ALICE, "please hurry")),
      (host, tenant) -> tick(host.approvals().tick(tenant)),
      command(FIRST, "fay", Vote.approve(FAY)),
      command(FIRST, "grace", Vote.approve(GRACE)),
      (host, tenant) -> {
        host.approvals().vacate(tenant, BOARD.get(4), "has left");
        return List.of();
      },
      command(FIRST, "chief", Vote.approve(CHIEF)));

  /** What each step answers, and to which histories it leads, if nothing disturbs it. */
  private final List<List<ApprovalEvent>> answers = new ArrayList<>();
  private final List<List<List<ApprovalEvent>>> histories = new ArrayList<>();
  private int deaths;

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void comesToTheSameEndWhereverAProcessDied(TestDatabases databases) {
    try (JdbcApprovalsFixture fixture = new JdbcApprovalsFixture(databases)) {
      playUndisturbed(fixture);
      for (Fault fault : Fault.values()) {
        for (int step = 0; step < script.size(); step++) {
          dieAtEveryCall(fixture, step, fault);
        }
      }
      // a command is one statement on PostgreSQL, and so has fewer calls to die at
      assertThat(deaths).isGreaterThan(databases == TestDatabases.POSTGRESQL ? 150 : 300);
    }
  }

  private void playUndisturbed(JdbcApprovalsFixture fixture) {
    Run run = new Run(fixture, new TenantId("undisturbed"));
    histories.add(run.histories());
    for (int step = 0; step < script.size(); step++) {
      answers.add(run.perform(run.healthy(), step));
      histories.add(run.histories());
    }
    assertThat(histories).as("each step but the first does something").hasSize(script.size() + 1);
    assertThat(Set.copyOf(histories)).hasSize(script.size());
  }

  private void dieAtEveryCall(JdbcApprovalsFixture fixture, int step, Fault fault) {
    Run run = new Run(fixture, new TenantId("%s %d".formatted(fault, step))).playUpTo(step);
    boolean died = true;
    for (int call = 1; died; call++) {
      if (!run.histories().equals(histories.get(step))) {
        run = new Run(fixture, new TenantId("%s %d %d".formatted(fault, step, call))).playUpTo(step);
      }
      died = run.dieOrSucceed(step, new FaultyDataSource(fixture.database().dataSource(), fault, call));
      deaths += died ? 1 : 0;
    }
  }

  private Step submission(ApprovalId id) {
    IdempotencyKey key = new IdempotencyKey("submit " + id);
    return (host, tenant) -> host.approvals().submit(tenant, id, ALICE, DEAL, key).orElseThrow();
  }

  private static Step command(ApprovalId id, String name, ApprovalCommand command) {
    IdempotencyKey key = new IdempotencyKey(name);
    return (host, tenant) -> host.approvals().handle(tenant, id, command, key).orElseThrow();
  }

  private static List<ApprovalEvent> tick(TickReport report) {
    report.failed().values().stream().findFirst().ifPresent(failure -> {
      throw failure;
    });
    return List.of();
  }

  /** The script in a tenant of its own. */
  private final class Run {

    private final JdbcApprovalsFixture fixture;
    private final TenantId tenant;

    Run(JdbcApprovalsFixture fixture, TenantId tenant) {
      this.fixture = fixture;
      this.tenant = tenant;
    }

    Host healthy() {
      return host(fixture.database().dataSource());
    }

    Run playUpTo(int step) {
      Host host = healthy();
      for (int earlier = 0; earlier < step; earlier++) {
        perform(host, earlier);
      }
      return this;
    }

    List<ApprovalEvent> perform(Host host, int step) {
      // the board is late from the tick on
      clock.set(Host.START.plus(Duration.ofMinutes(step < TICK ? step : 90 + step)));
      return script.get(step).on(host, tenant);
    }

    List<List<ApprovalEvent>> histories() {
      Host host = healthy();
      return BOTH.stream().map(id -> host.approvals().history(tenant, id)).toList();
    }

    /** Asks a process that dies for a step, and then another; returns whether the first did die. */
    boolean dieOrSucceed(int step, FaultyDataSource faulty) {
      try {
        assertThat(perform(host(faulty), step)).isEqualTo(answers.get(step));
      } catch (StoreException e) {
        assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(faulty.died()).isTrue();
      }
      check(step);
      if (!histories().equals(histories.get(step))) {
        // all or part of it is done: the caller asks again, and once more for good measure
        assertThat(perform(healthy(), step)).as("%s", tenant).isEqualTo(answers.get(step));
        assertThat(perform(healthy(), step)).as("%s", tenant).isEqualTo(answers.get(step));
        assertThat(histories()).as("%s", tenant).isEqualTo(histories.get(step + 1));
        check(step);
      }
      return faulty.died();
    }

    /** Finds each approval as it is before or after a step, and exactly its history in the hands of the subscriber. */
    private void check(int step) {
      subscriber.takeAll(fixture.outbox(), Clock.systemUTC());
      Host host = healthy();
      host.check(tenant, BOTH);
      List<List<ApprovalEvent>> found = histories();
      for (int i = 0; i < BOTH.size(); i++) {
        assertThat(found.get(i)).as("%s", tenant).isIn(histories.get(step).get(i), histories.get(step + 1).get(i));
        Stream stream = new Stream(ApprovalEventJson.STREAM, BOTH.get(i).value());
        assertThat(subscriber.arrived(tenant, stream)).as("%s", tenant).isEqualTo(host.history(tenant, BOTH.get(i)));
      }
    }

    private Host host(DataSource dataSource) {
      return new Host(dataSource, clock);
    }
  }
}
