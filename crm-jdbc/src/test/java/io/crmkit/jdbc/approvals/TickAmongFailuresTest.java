package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ACME;
import static io.crmkit.jdbc.approvals.Host.ADMIN;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.TickReport;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More approvals fail than a tick looks at in one go, and they have been due the longest. */
class TickAmongFailuresTest {

  private static final int FAILING = 520;
  private static final int SOUND = 20;
  private static final String LOST = "lost";

  private final HandClock clock = new HandClock(START);
  private final LiteralDirectory directory = new LiteralDirectory();

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL"})
  void doesAllThatCanBeDoneAndTheRestWhenItCan(TestDatabases databases) {
    try (JdbcApprovalsFixture fixture = new JdbcApprovalsFixture(databases)) {
      Approvals approvals = start(fixture.approvals());
      List<ApprovalId> failing = submit(approvals, LOST, FAILING);
      List<ApprovalId> sound = submit(approvals, "grace", SOUND);
      clock.move(Duration.ofHours(1));
      // this one is not due yet
      ApprovalId young = submit(approvals, "grace", 1, "young-").get(0);
      directory.lose(LOST);

      TickReport first = approvals.tick(ACME);
      assertThat(first.handled()).isEqualTo(SOUND);
      assertThat(first.failed().keySet()).containsExactlyInAnyOrderElementsOf(failing);
      assertThat(first.failed().values()).allSatisfy(failure -> assertThat(failure).hasMessageContaining(LOST));
      assertThat(sound).allSatisfy(id -> assertThat(escalations(approvals, id)).isEqualTo(1));
      assertThat(fixture.approvals().approvals().due(ACME, clock.instant(), 1_000))
          .containsExactlyInAnyOrderElementsOf(failing);

      assertThat(approvals.tick(ACME)).extracting(TickReport::handled, tick -> tick.failed().size())
          .containsExactly(0, FAILING);

      directory.reach(LOST);
      assertThat(approvals.tick(ACME)).isEqualTo(new TickReport(FAILING, FAILING, Map.of()));
      assertThat(fixture.approvals().approvals().due(ACME, clock.instant(), 1_000)).isEmpty();
      assertThat(escalations(approvals, failing.get(FAILING - 1))).isEqualTo(1);
      assertThat(escalations(approvals, young)).isZero();
    }
  }

  private Approvals start(JdbcApprovals storage) {
    Definitions definitions = new Definitions(storage.definitions(), clock);
    definitions.publish(ACME, ADMIN, Definition.named("Discount").entityType("deal")
        .step(Step.named("Team").approvers(new ApproverRef.User(new Actor("ann")))
            .escalation(Escalation.of(
                new Level(Duration.ofHours(1), List.of(new ApproverRef.Field("boss")), Rights.KEEP)))
            .build())
        .administrators(new ApproverRef.User(ADMIN))
        .build());
    return Approvals.builder(storage.approvals(), definitions).clock(clock).directory(directory).build();
  }

  private List<ApprovalId> submit(Approvals approvals, String boss, int count) {
    return submit(approvals, boss, count, boss + "-");
  }

  private List<ApprovalId> submit(Approvals approvals, String boss, int count, String prefix) {
    List<ApprovalId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ApprovalId id = new ApprovalId(prefix + i);
      Subject subject = new Subject("deal", id.value(), Value.Fields.NONE.with("boss", Value.of(boss)));
      approvals.submit(ACME, id, ALICE, subject).orElseThrow();
      ids.add(id);
    }
    return ids;
  }

  private static long escalations(Approvals approvals, ApprovalId id) {
    return approvals.history(ACME, id).stream().filter(StepEscalated.class::isInstance).count();
  }
}
