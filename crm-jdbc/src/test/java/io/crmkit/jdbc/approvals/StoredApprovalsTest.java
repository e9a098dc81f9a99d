package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.StoredRows.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.crmkit.approvals.ActionTokens;
import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.Inspection.Live;
import io.crmkit.approvals.TokenKeys;
import io.crmkit.approvals.Verification.Sound;
import io.crmkit.approvals.json.ActionTokenJson;
import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.InfoProvided;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.delegation.Mandate;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.chain.ChainLink;
import io.crmkit.core.expression.Value;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.approvals.StoredRows.Event;
import io.crmkit.jdbc.approvals.StoredRows.State;
import io.crmkit.testkit.approvals.InMemoryApprovals;
import io.crmkit.testkit.core.HandClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier build stored is read, and written back as it was: any change of the format fails here. */
class StoredApprovalsTest {

  private static final Actor ADA = new Actor("ada");

  private final StoredRows rows = StoredRows.read();
  private final HandClock clock = new HandClock(Instant.parse("2026-03-02T08:00:00Z"));

  @Nested
  class Definition {

    @ParameterizedTest
    @ValueSource(strings = {"short-definition.json", "full-definition.json"})
    void ofAnAuthorComesToTheStoredDocumentAndDigest(String file) {
      PublishedDefinition published =
          new Definitions(new InMemoryApprovals().definitions(), clock).publish(ACME, ADA, StoredRows.text(file))
              .orElseThrow();

      assertThat(rows.of("definition")).contains(List.of(
          published.ref().name(), "1", published.ref().digest(), "deal", published.document(), "ACTIVE", "ada",
          "1772323200000000000"));
    }

    @Test
    void ofTheStoreIsWrittenBackAsItWas() {
      assertThat(rows.of("definition")).hasSize(5).allSatisfy(row -> {
        assertThat(DefinitionJson.write(DefinitionJson.readPublished(row.get(4)))).isEqualTo(row.get(4));
        assertThat(JsonDocuments.digest(row.get(4))).isEqualTo(row.get(2));
      });
    }
  }

  @Nested
  class Requests {

    @Test
    void haveEventsOfEveryKind() {
      Set<Class<?>> read = rows.events().stream().map(event -> ApprovalEventJson.read(event.event()).getClass())
          .collect(Collectors.toSet());

      assertThat(read).containsExactlyInAnyOrderElementsOf(kinds(ApprovalEvent.class).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
      return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Requests::kinds) : Stream.of(type);
    }

    @Test
    void haveEventsThatAreWrittenBackAsTheyWere() {
      assertThat(rows.events()).allSatisfy(stored -> {
        ApprovalEvent event = ApprovalEventJson.read(stored.event());
        assertThat(ApprovalEventJson.write(event)).isEqualTo(stored.payload());
        assertThat(ApprovalEventJson.type(event)).isEqualTo(stored.type());
      });
    }

    @Test
    void haveStatesThatAreWrittenBackAsTheyWere() {
      assertThat(rows.states()).allSatisfy(stored -> {
        Approval state = ApprovalJson.read(stored.origin(), stored.progress());
        assertThat(ApprovalJson.writeOrigin(origin(state))).isEqualTo(stored.origin());
        assertThat(ApprovalJson.writeProgress(state)).isEqualTo(stored.progress());
      });
    }

    private static Origin origin(Approval state) {
      return state instanceof Approval.Pending pending ? pending.origin() : ((Approval.Settled) state).origin();
    }

    /** What delegates do says in whose place; that it is missing in what was stored before is nobody's. */
    @Test
    void haveAnswersInNobodysPlaceUnlessTheySayInWhose() {
      assertThat(rows.events().stream().map(event -> ApprovalEventJson.read(event.event()))
          .filter(InfoProvided.class::isInstance).map(event -> ((InfoProvided) event).mandate()))
          .containsExactly(null, new Mandate(new Actor("alice"), List.of(new Actor("gina"))));
    }

    /** At each of its versions a state is the fold of its events, and the end of their chain. */
    @ParameterizedTest
    @EnumSource
    void areSoundInTheirTables(TestDatabases databases) {
      try (TestDatabase database = databases.open()) {
        Migrator.migrate(database.dataSource());
        for (State state : rows.states()) {
          rows.restore(database, state);
          assertThat(approvals(new JdbcApprovals(database.dataSource())).verify(ACME, new ApprovalId(state.request())))
              .asInstanceOf(type(Sound.class))
              .satisfies(sound -> assertThat(sound.unchained()).isZero())
              .extracting(Sound::events).isEqualTo(state.version());
          database.execute("delete from crm_approval");
          database.execute("delete from crm_event");
        }
      }
    }

    /** The same commands lead to the same bytes, digests of content and links of the chain among them. */
    @Test
    void areWrittenAnewAsTheyWere() {
      InMemoryApprovals storage = new InMemoryApprovals();
      ApprovalId id = new ApprovalId("lapses");
      PublishedDefinition small = new Definitions(storage.definitions(), clock)
          .publish(ACME, ADA, rows.of("definition").get(2).get(4)).orElseThrow();
      Approvals approvals = approvals(storage.approvals(), storage.definitions());

      approvals.handle(ACME, id, new Submit(new Actor("alice"), small.ref(),
          new Subject("deal", "D-3", Value.Fields.NONE.with("amount", Value.of(500))))).orElseThrow();
      clock.set(Instant.parse("2026-03-02T09:00:00Z"));
      approvals.handle(ACME, id, Vote.approve(new Actor("carol"))).orElseThrow();

      List<DomainEvent> events = storage.approvals().history(ACME, id, 0, 10);
      assertThat(events).hasSize(5).extracting(DomainEvent::payload).containsExactlyElementsOf(lapses(Event::payload));
      assertThat(events).extracting(event -> ChainLink.of(event).orElseThrow().hash())
          .allSatisfy(hash -> assertThat(lapses(Event::context)).anyMatch(context -> context.contains(hash)));
    }

    private List<String> lapses(Function<Event, String> what) {
      return rows.events().stream().filter(event -> event.request().equals("lapses")).limit(5).map(what).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenCountsStill(TestDatabases databases) {
    List<String> token = rows.of("token").get(0);
    State asked = rows.states().stream().filter(state -> state.request().equals("mission"))
        .reduce((earlier, later) -> later).orElseThrow();
    assertThat(ActionTokenJson.write(ActionTokenJson.read(token.get(4)))).isEqualTo(token.get(4));
    try (TestDatabase database = databases.open()) {
      Migrator.migrate(database.dataSource());
      rows.restore(database, asked);
      StoredRows.insert(database, "crm_approval_definition (tenant_id, name, version, digest, entity_type, document,"
          + " status, published_by, published_at)", rows.of("definition"));
      StoredRows.insert(database, "crm_approval_token", List.of(token.subList(2, 5)));
      JdbcApprovals storage = new JdbcApprovals(database.dataSource());

      assertThat(new ActionTokens(approvals(storage), storage.tokens(), TokenKeys.of("2026-03", key()))
          .inspect(ACME, token.get(0))).isInstanceOf(Live.class);
    }
  }

  private static byte[] key() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return key;
  }

  private Approvals approvals(JdbcApprovals storage) {
    return approvals(storage.approvals(), storage.definitions());
  }

  private Approvals approvals(ApprovalRepository requests, DefinitionRepository definitions) {
    return Approvals.builder(requests, new Definitions(definitions, clock)).clock(clock).build();
  }
}
