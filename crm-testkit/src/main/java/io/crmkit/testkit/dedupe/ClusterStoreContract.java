package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.dedupe.index.ClusterEventFormat;
import io.crmkit.dedupe.index.model.ClusterChanges;
import io.crmkit.dedupe.index.model.ClusterEvent;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitiesJoined;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityEnded;
import io.crmkit.dedupe.index.model.ClusterEvent.EntityFormed;
import io.crmkit.dedupe.index.model.ClusterEvent.EntitySplit;
import io.crmkit.dedupe.index.model.ClusterEvent.RecordsMoved;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import io.crmkit.dedupe.index.port.ClusterStore;
import io.crmkit.testkit.core.BoundedPages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ClusterStore} must do. Extend it next to your adapter and return an empty store. */
public abstract class ClusterStoreContract {

  protected static final TenantId ACME = new TenantId("acme");
  protected static final TenantId GLOBEX = new TenantId("globex");

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Instant CLAIMED_AT = Instant.parse("2100-01-01T00:00:00Z");
  private static final int WRITERS = 4;
  private static final ClusteredRecord FIRST =
      new ClusteredRecord("r1 Größe 🚀", Map.of("name", "O'Neill \u0000 \n \"x\"", "empty", ""), "e1");
  private static final ClusteredRecord SECOND = new ClusteredRecord("r2", Map.of(), "e2");

  private @Nullable ClusterStore opened;

  /** Returns the store, holding nothing. Called once for each test. */
  protected abstract ClusterStore emptyStore();

  /** Returns the outbox that the events of this test's store go to. */
  protected abstract Outbox outbox();

  @BeforeEach
  final void startEmpty() {
    opened = emptyStore();
  }

  private ClusterStore store() {
    return Objects.requireNonNull(opened);
  }

  private static ClusterUpdate put(ClusterHead before, ClusteredRecord record, ClusterEvent... events) {
    return new ClusterUpdate(
        before, record, null, Map.of(), List.of(), ClusterEventFormat.publish(ACME, before, List.of(events)));
  }

  private List<ClusteredRecord> records(TenantId tenant) {
    return BoundedPages.stream(1, page -> store().records(tenant, page)).toList();
  }

  private List<JoinedEntity> joined(TenantId tenant) {
    return BoundedPages.stream(1, page -> store().joined(tenant, page)).toList();
  }

  private List<DomainEvent> takeFromOutbox() {
    return outbox().claim("contract", CLAIMED_AT, Duration.ofDays(1), 1_000).stream().map(Claim::event).toList();
  }

  @Test
  protected void beginsWithNothing() {
    assertThat(store().head(ACME)).isEqualTo(ClusterHead.NEW);
    assertThat(records(ACME)).isEmpty();
    assertThat(joined(ACME)).isEmpty();
  }

  @Test
  protected void keepsRecordsAsTheyWerePutLast() {
    ClusterUpdate first = put(ClusterHead.NEW, FIRST, new EntityFormed("e1", List.of(FIRST.id()), AT));
    store().save(ACME, first);
    ClusterUpdate second = put(first.after(), SECOND);
    store().save(ACME, second);
    ClusteredRecord changed = new ClusteredRecord(FIRST.id(), Map.of("name", "Åsa"), "e3");
    store().save(ACME, put(second.after(), changed));

    assertThat(records(ACME)).containsExactly(changed, SECOND);
    assertThat(store().head(ACME)).isEqualTo(new ClusterHead(3, 1));
  }

  @Test
  protected void movesRecordsJoinsEntitiesAndTellsTheOutbox() {
    ClusterUpdate first = put(ClusterHead.NEW, FIRST, new EntityFormed("e1", List.of(FIRST.id()), AT));
    store().save(ACME, first);
    ClusterHead before = first.after();
    List<DomainEvent> events = ClusterEventFormat.publish(ACME, before, List.of(
        new EntitiesJoined("e1", "e2", AT), new EntitySplit("e4", "e2", List.of(), AT), new EntityEnded("e4", AT),
        new RecordsMoved(Map.of(FIRST.id(), "e2", "r2", "e2"), List.of("gone"), AT)));
    ClusterUpdate second = new ClusterUpdate(
        before, SECOND, null, Map.of(FIRST.id(), "e2"), List.of(new JoinedEntity("e1", "e2")), events);
    store().save(ACME, second);

    assertThat(records(ACME)).containsExactly(new ClusteredRecord(FIRST.id(), FIRST.values(), "e2"), SECOND);
    assertThat(joined(ACME)).containsExactly(new JoinedEntity("e1", "e2"));
    List<DomainEvent> told = takeFromOutbox();
    assertThat(told).hasSize(5).endsWith(events.toArray(DomainEvent[]::new));
    assertThat(told.stream().map(ClusterEventFormat::read)).contains(
        new EntitiesJoined("e1", "e2", AT), new RecordsMoved(Map.of(FIRST.id(), "e2", "r2", "e2"), List.of("gone"), AT));
  }

  @Test
  protected void listsWhatLeadsToOthersInTheOrderOfTheirIds() {
    List<JoinedEntity> joins =
        List.of(new JoinedEntity("e3", "e9"), new JoinedEntity("e1", "e9"), new JoinedEntity("e2", "e9"));
    store().save(ACME, new ClusterUpdate(ClusterHead.NEW, FIRST, null, Map.of(), joins, List.of()));

    assertThat(joined(ACME)).containsExactly(joins.get(1), joins.get(2), joins.get(0));
  }

  @Test
  protected void forgetsWhatIsRemoved() {
    ClusterUpdate first = put(ClusterHead.NEW, FIRST);
    store().save(ACME, first);
    store().save(ACME, new ClusterUpdate(first.after(), null, FIRST.id(), Map.of(), List.of(), List.of()));

    assertThat(records(ACME)).isEmpty();
    assertThat(store().head(ACME).version()).isEqualTo(2);
  }

  @Test
  protected void refusesAStaleWriteAndWritesNothingOfIt() {
    ClusterUpdate first = put(ClusterHead.NEW, FIRST);
    store().save(ACME, first);

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> store().save(
        ACME, put(ClusterHead.NEW, SECOND, new EntityFormed("e2", List.of("r2"), AT))));

    assertThat(records(ACME)).containsExactly(FIRST);
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void letsOneOfManyWritersWin() throws Exception {
    Callable<Boolean> write = () -> {
      try {
        store().save(ACME, put(ClusterHead.NEW, FIRST));
        return true;
      } catch (StaleWriteException lost) {
        return false;
      }
    };
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : writers.invokeAll(Collections.nCopies(WRITERS, write))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  protected void findsSomeRecordsByTheirIds() {
    ClusterUpdate first = put(ClusterHead.NEW, FIRST);
    store().save(ACME, first);
    store().save(ACME, put(first.after(), SECOND));

    assertThat(store().find(ACME, List.of("R2", FIRST.id(), "r3"))).containsExactly(FIRST);
    assertThat(store().find(ACME, List.of("r3", "r2", FIRST.id()))).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(store().find(ACME, List.of())).isEmpty();
    assertThat(store().find(GLOBEX, List.of(FIRST.id()))).isEmpty();
  }

  @Test
  protected void tellsWhatWasWrittenAfterAVersionAsItStandsNow() {
    ClusteredRecord third = new ClusteredRecord("r3", Map.of("name", "Åsa"), "e3");
    ClusterUpdate one = put(ClusterHead.NEW, FIRST);
    ClusterUpdate two = put(one.after(), SECOND);
    ClusterUpdate three = new ClusterUpdate(two.after(), third, null, Map.of(SECOND.id(), "e3"),
        List.of(new JoinedEntity("e2", "e3")), List.of());
    ClusterUpdate four = new ClusterUpdate(three.after(), null, third.id(), Map.of(), List.of(), List.of());
    List.of(one, two, three, four).forEach(update -> store().save(ACME, update));
    ClusteredRecord moved = new ClusteredRecord(SECOND.id(), SECOND.values(), "e3");
    List<JoinedEntity> joined = List.of(new JoinedEntity("e2", "e3"));

    assertThat(store().since(ACME, 4))
        .contains(new ClusterChanges(four.after(), List.of(), Set.of(), List.of()));
    assertThat(store().since(ACME, 3))
        .contains(new ClusterChanges(four.after(), List.of(), Set.of(third.id()), List.of()));
    assertThat(store().since(ACME, 1))
        .contains(new ClusterChanges(four.after(), List.of(moved), Set.of(third.id()), joined));
    ClusterChanges all = store().since(ACME, 0).orElseThrow();
    assertThat(all.records()).containsExactlyInAnyOrder(FIRST, moved);
    assertThat(all.removed()).containsExactly(third.id());
    assertThat(store().since(GLOBEX, 0))
        .contains(new ClusterChanges(ClusterHead.NEW, List.of(), Set.of(), List.of()));
  }

  /** The same ids in two tenants: what one writes changes nothing of the other. */
  @Test
  protected void keepsTenantsApart() {
    ClusterUpdate first = put(ClusterHead.NEW, FIRST);
    ClusterUpdate second = put(first.after(), SECOND);
    List.of(first, second).forEach(update -> store().save(ACME, update));
    assertThat(records(GLOBEX)).isEmpty();
    assertThat(store().head(GLOBEX)).isEqualTo(ClusterHead.NEW);

    ClusterUpdate theirs = new ClusterUpdate(
        ClusterHead.NEW, FIRST, null, Map.of(), List.of(new JoinedEntity("e9", "e1")), List.of());
    store().save(GLOBEX, theirs);
    ClusterUpdate changed = new ClusterUpdate(theirs.after(), new ClusteredRecord(SECOND.id(), Map.of("x", "y"), "e7"), null,
        Map.of(FIRST.id(), "e8"), List.of(), List.of());
    store().save(GLOBEX, changed);
    store().save(GLOBEX, put(changed.after(), new ClusteredRecord(FIRST.id(), Map.of("x", "z"), "e8")));
    assertThat(records(ACME)).containsExactly(FIRST, SECOND);
    assertThat(joined(ACME)).isEmpty();
    assertThat(joined(GLOBEX)).containsExactly(new JoinedEntity("e9", "e1"));

    store().save(ACME, new ClusterUpdate(second.after(), null, FIRST.id(), Map.of(), List.of(), List.of()));
    assertThat(records(ACME)).containsExactly(SECOND);
    assertThat(records(GLOBEX)).containsExactly(new ClusteredRecord(FIRST.id(), Map.of("x", "z"), "e8"),
        new ClusteredRecord(SECOND.id(), Map.of("x", "y"), "e7"));
    assertThat(store().head(ACME)).isEqualTo(new ClusterHead(3, 0));
  }
}
