package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ACME;
import static io.crmkit.jdbc.approvals.Host.ADMIN;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Commented;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Stream;
import io.crmkit.core.expression.Value;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.core.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids, names and texts that somebody chose to do harm: each is kept to the last character, or refused. */
class HostileTextTest {

  /** Texts that some database, collation or column might take for one another, or for SQL. */
  private static final List<String> LOOKALIKES = List.of(
      "acme", "ACME", "Acme", "acme ", " acme", "acme\t", "acme%", "acm_", "acme\\", "acme\u0001", "ac\u200Bme",
      "acme?", "acme'; drop table crm_approval; --", "\"acme\"", "null", "0", "00", "\u00E9", "e\u0301", "\uFF21",
      "\uFFFF", "\uD83D\uDE80".repeat(100), "x".repeat(199), "x".repeat(200), "x".repeat(199) + "y");

  /** Texts with characters that PostgreSQL refuses, or quietly changes into a question mark. */
  private static final List<String> UNKEEPABLE =
      List.of("a\u0000", "\u0000", "a\uD83D", "\uDE80a", "\uDE80\uD83D", "\uD83D\uD83D\uDE80");

  private static final PageRequest FIRST_PAGE = PageRequest.first(10);

  @ParameterizedTest
  @EnumSource
  void keepsTenantsApprovalsPeopleAndRecordsApart(TestDatabases databases) {
    try (Stage stage = new Stage(databases)) {
      LOOKALIKES.forEach(name -> stage.play(name, name));
      for (String one : LOOKALIKES) {
        for (String other : LOOKALIKES) {
          stage.checkApart(new TenantId(one), other, one.equals(other) ? 1 : 0);
        }
        assertThat(stage.repository.due(new TenantId(one), Instant.MAX, 10)).containsExactly(new ApprovalId(one));
        assertThat(stage.definitions.current(new TenantId(one), "deal")).extracting(DefinitionRef::name)
            .containsExactly(chain(one));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingOfATenantWithALikeNameAndTheSameIds(TestDatabases databases) {
    try (Stage stage = new Stage(databases)) {
      LOOKALIKES.forEach(name -> stage.play(name, "shared"));
      ApprovalId id = new ApprovalId("shared");
      for (int i = 0; i < LOOKALIKES.size(); i++) {
        stage.approvals.handle(new TenantId(LOOKALIKES.get(i)), id, Vote.approve(new Actor("shared"))).orElseThrow();
        for (int j = 0; j < LOOKALIKES.size(); j++) {
          TenantId tenant = new TenantId(LOOKALIKES.get(j));
          assertThat(stage.repository.find(tenant, id).orElseThrow().value() instanceof Pending).isEqualTo(j > i);
          assertThat(stage.repository.inbox(tenant, new Actor("shared"), FIRST_PAGE).items()).hasSize(j > i ? 1 : 0);
        }
      }
      stage.checkPublished("shared");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsALateSaveTheVersionOfItsOwnTenant(TestDatabases databases) {
    try (Stage stage = new Stage(databases)) {
      LOOKALIKES.forEach(name -> stage.play(name, "shared"));
      ApprovalId id = new ApprovalId("shared");
      stage.approvals.handle(ACME, id, new Comment(ALICE, "version 3")).orElseThrow();
      ApprovalChange late = new ApprovalChange(Stored.unsaved(new Blank()),
          stage.repository.find(ACME, id).orElseThrow().value(), stage.repository.history(ACME, id, 0, 10));

      assertThatExceptionOfType(StaleWriteException.class)
          .isThrownBy(() -> stage.repository.save(ACME, id, late)).withMessageContaining("the store holds 3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesToLookUpWhatNoDatabaseKeeps(TestDatabases databases) {
    try (Stage stage = new Stage(databases)) {
      for (String text : UNKEEPABLE) {
        Actor actor = new Actor("a" + text);
        assertNoKey(() -> new TenantId("a" + text));
        assertNoKey(() -> new ApprovalId("a" + text));
        assertBadValue(() -> stage.repository.asking(ACME, actor, FIRST_PAGE));
        assertBadValue(() -> stage.repository.inbox(ACME, actor, FIRST_PAGE));
        assertBadValue(() -> stage.repository.ofSubject(ACME, "deal", "a" + text, FIRST_PAGE));
        assertBadValue(() -> stage.definitions.latest(ACME, text));
        assertBadValue(() -> stage.definitions.current(ACME, text));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfWhatItRefusesToKeep(TestDatabases databases) {
    try (Stage stage = new Stage(databases)) {
      stage.play("acme", "acme");
      ApprovalId id = new ApprovalId("B-1");
      for (String text : List.of("a\u0000", "a\uD83D", "x".repeat(201))) {
        assertNoKey(() -> new ApprovalId(text));
        assertBadValue(() -> stage.submit(ACME, id, new Actor(text), stage.deal("D", "bob")));
        assertBadValue(() -> stage.submit(ACME, id, ALICE, stage.deal(text, "bob")));
        assertBadValue(() -> stage.submit(ACME, id, ALICE, stage.deal("D", text)));
      }
      assertBadValue(() -> stage.submit(ACME, id, ALICE,
          new Subject("deal", "D", stage.deal("D", "bob").fields().with("note", Value.of("cut off \uD83D")))));

      assertThat(stage.repository.find(ACME, id)).isEmpty();
      assertThat(stage.repository.history(ACME, id, 0, 10)).isEmpty();
      assertThat(stage.repository.ofSubject(ACME, "deal", "D", FIRST_PAGE).items()).isEmpty();
      assertThat(stage.repository.inbox(ACME, new Actor("bob"), FIRST_PAGE).items()).isEmpty();
      stage.checkPublished("acme");
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryCharacterOfARemarkOrRefusesIt(TestDatabases databases) {
    try (Stage stage = new Stage(databases)) {
      stage.play("acme", "acme");
      ApprovalId id = new ApprovalId("acme");
      // inside JSON even this one is kept, as an escape
      Comment remark = new Comment(ALICE, "a\u0000b");
      stage.approvals.handle(ACME, id, remark).orElseThrow();

      assertBadValue(() -> stage.approvals.handle(ACME, id, new Comment(ALICE, "cut off \uD83D")));

      assertThat(stage.approvals.history(ACME, id)).last().isEqualTo(new Commented(ALICE, remark.text(), START));
      stage.checkPublished("acme");
    }
  }

  // documents refuse harmful names of their own, so chains are numbered
  private static String chain(String tenant) {
    return "Chain " + LOOKALIKES.indexOf(tenant);
  }

  private static void assertNoKey(Runnable work) {
    assertThat(catchThrowableOfType(IllegalArgumentException.class, work::run)).hasMessageStartingWith("value must ");
  }

  private static void assertBadValue(Runnable work) {
    StoreException refusal = catchThrowableOfType(StoreException.class, work::run);
    assertThat(refusal).isNotNull().extracting(StoreException::reason).isEqualTo(Reason.BAD_VALUE);
  }

  /** Tenants with an approval each. */
  private static final class Stage implements AutoCloseable {

    private final JdbcApprovalsFixture fixture;
    private final ApprovalRepository repository;
    private final DefinitionRepository definitions;
    private final Definitions publishing;
    private final Approvals approvals;
    private final Subscriber subscriber = new Subscriber(0);

    Stage(TestDatabases databases) {
      fixture = new JdbcApprovalsFixture(databases);
      repository = fixture.approvals().approvals();
      definitions = fixture.approvals().definitions();
      Clock clock = new HandClock(START);
      publishing = new Definitions(definitions, clock);
      approvals = Approvals.builder(repository, publishing).clock(clock).directory(new LiteralDirectory()).build();
    }

    void play(String tenantName, String name) {
      TenantId tenant = new TenantId(tenantName);
      publishing.publish(tenant, ADMIN, Definition.named(chain(tenantName)).entityType("deal")
          .step(Step.named("Boss").approvers(new ApproverRef.Field("boss")).build())
          .administrators(new ApproverRef.User(ADMIN)).expiresAfter(Duration.ofDays(1)).build());
      submit(tenant, new ApprovalId(name), ALICE, deal(name, name));
    }

    Subject deal(String id, String boss) {
      return new Subject("deal", id, Value.Fields.NONE.with("boss", Value.of(boss)));
    }

    void submit(TenantId tenant, ApprovalId id, Actor by, Subject subject) {
      approvals.submit(tenant, id, by, subject).orElseThrow();
    }

    void checkApart(TenantId tenant, String name, int count) {
      ApprovalId id = new ApprovalId(name);
      assertThat(definitions.latest(tenant, chain(name)).stream()).hasSize(count);
      assertThat(repository.find(tenant, id).stream()).hasSize(count);
      assertThat(repository.history(tenant, id, 0, 10)).hasSize(2 * count);
      assertThat(repository.asking(tenant, new Actor(name), FIRST_PAGE).items()).hasSize(count);
      assertThat(repository.inbox(tenant, new Actor(name), FIRST_PAGE).items()).hasSize(count);
      assertThat(repository.ofSubject(tenant, "deal", name, FIRST_PAGE).items()).hasSize(count);
    }

    /** Finds what happened to an approval in the hands of the subscriber, each under the very name of its tenant. */
    void checkPublished(String id) {
      subscriber.takeAll(fixture.outbox(), Clock.systemUTC());
      for (String name : LOOKALIKES) {
        TenantId tenant = new TenantId(name);
        assertThat(subscriber.arrived(tenant, new Stream(ApprovalEventJson.STREAM, id)))
            .isEqualTo(repository.history(tenant, new ApprovalId(id), 0, 100));
      }
    }

    @Override
    public void close() {
      fixture.close();
    }
  }
}
