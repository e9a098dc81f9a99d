package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateChange;
import io.crmkit.dedupe.merge.Merging;
import io.crmkit.dedupe.merge.Pairing;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.model.EditGoes;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityEvent;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityReleased;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityRevived;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordChanged;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.model.EntityRefusal.EditsToDecide;
import io.crmkit.dedupe.merge.model.EntityRefusal.RecordIsThere;
import io.crmkit.dedupe.merge.model.MergeId;
import io.crmkit.dedupe.merge.model.SourceRecord;
import io.crmkit.dedupe.merge.model.Survivorship;
import io.crmkit.dedupe.merge.model.SurvivorshipPolicy;
import io.crmkit.dedupe.merge.port.EntityRepository;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What several who write at once, or one after the other, find of what each of them wrote. */
class MergingTogetherTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ALICE = new Actor("alice");
  private static final EntityId A = new EntityId("a");
  private static final EntityId B = new EntityId("b");
  private static final MergeId MERGE = new MergeId("m");
  private static final int CALLS = 8;

  private final HandClock clock = new HandClock(Instant.parse("2024-05-01T12:00:00Z"));
  private final Repository repository = new Repository(new InMemoryEntities().entities());
  private final Merging merging = merging(repository);
  private final Merging other = merging(repository.kept);

  private Merging merging(EntityRepository entities) {
    return new Merging(entities, new Survivorship(SurvivorshipPolicy.mostRecent()), clock);
  }

  /** Lets somebody else in before a call that is numbered from 0. */
  private static final class Repository implements EntityRepository {

    private final EntityRepository kept;
    private int calls;
    private int before = -1;
    private Runnable act = () -> {};

    Repository(EntityRepository kept) {
      this.kept = kept;
    }

    void before(int call, Runnable comes) {
      calls = 0;
      before = call;
      act = comes;
    }

    private EntityRepository next() {
      if (calls++ == before) {
        act.run();
      }
      return kept;
    }

    @Override
    public Optional<Stored<Entity>> find(TenantId tenant, EntityId id) {
      return next().find(tenant, id);
    }

    @Override
    public Stored<Entity> save(TenantId tenant, EntityId id, Change<Entity> change) {
      return next().save(tenant, id, change);
    }

    @Override
    public void saveBoth(TenantId tenant, StateChange<EntityId, Entity> one, StateChange<EntityId, Entity> two) {
      next().saveBoth(tenant, one, two);
    }

    @Override
    public Optional<EntityId> adopter(TenantId tenant, String record) {
      return next().adopter(tenant, record);
    }

    @Override
    public List<DomainEvent> history(TenantId tenant, EntityId id, long after, int limit) {
      return next().history(tenant, id, after, limit);
    }

    @Override
    public Page<EntityId> all(TenantId tenant, PageRequest page) {
      return next().all(tenant, page);
    }
  }

  private static SourceRecord record(String id, String phone) {
    return new SourceRecord(id, "crm", Instant.EPOCH, null, Map.of("phone", phone));
  }

  private void begin() {
    merging.adopt(ACME, A, record("a1", "")).orElseThrow();
    merging.adopt(ACME, B, record("b1", "111")).orElseThrow();
  }

  private void merge(Merging by) {
    by.merge(ACME, new Pairing(A, B), MERGE, ALICE).orElseThrow();
  }

  private void unmerge(Merging by) {
    by.unmerge(ACME, A, MERGE, Map.of(), ALICE).orElseThrow();
  }

  private String phone(EntityId id) {
    return merging.merged(ACME, id).flatMap(merged -> merged.value("phone")).orElse("none");
  }

  /** Somebody else comes before each call to the store in turn; either the work is stale, or both can be seen. */
  private void whoeverComesBetween(
      Consumer<MergingTogetherTest> work, Consumer<Merging> comes, Consumer<MergingTogetherTest> check) {
    int stale = 0;
    for (int call = 0; call < CALLS; call++) {
      MergingTogetherTest fresh = new MergingTogetherTest();
      fresh.begin();
      stale += fresh.isStale(call, work, comes) ? 1 : 0;
      check.accept(fresh);
    }
    assertThat(stale).isPositive();
  }

  private boolean isStale(int call, Consumer<MergingTogetherTest> work, Consumer<Merging> comes) {
    repository.before(call, () -> comes.accept(other));
    try {
      work.accept(this);
      return false;
    } catch (StaleWriteException late) {
      return true;
    } finally {
      repository.before(-1, () -> {});
    }
  }

  @Nested
  class AtOnce {

    @Test
    void aMergeLosesNoRecordThatTheOtherGotMeanwhile() {
      whoeverComesBetween(each -> each.merge(each.merging),
          theirs -> theirs.adopt(ACME, B, record("b2", "222")).orElseThrow(),
          each -> {
            if (each.merging.entityOf(ACME, "b2").isPresent()) {
              EntityId now = each.merging.entityOf(ACME, "b2").orElseThrow();
              assertThat(((Entity.Living) each.merging.find(ACME, now).orElseThrow().value()).allRecords())
                  .extracting(SourceRecord::id).contains("b2");
            }
          });
    }

    @Test
    void aMergeTakenBackLosesNoChangeMadeMeanwhile() {
      takenBackWhileTheOtherChanges(each -> {
        boolean changed = Stream.of(A, B).flatMap(id -> each.merging.history(ACME, id).stream())
            .anyMatch(RecordChanged.class::isInstance);
        assertThat(each.phone(B)).isEqualTo(changed ? "999" : "111");
      });
    }

    @Test
    void bothEntitiesTellTheSameOfAMergeTakenBack() {
      takenBackWhileTheOtherChanges(each -> assertThat(each.events(B, EntityRevived.class).map(EntityRevived::state))
          .isEqualTo(each.events(A, EntityReleased.class).map(EntityReleased::released)));
    }

    private void takenBackWhileTheOtherChanges(Consumer<MergingTogetherTest> check) {
      whoeverComesBetween(
          each -> {
            each.merge(each.other);
            each.unmerge(each.merging);
          },
          theirs -> theirs.change(ACME, B, record("b1", "999")).orElseThrow(), check);
    }

    @Test
    void oneOfTwoAdoptsARecord() {
      whoeverComesBetween(each -> each.merging.adopt(ACME, A, record("r", "1")),
          theirs -> theirs.adopt(ACME, B, record("r", "2")),
          each -> assertThat(EntityFormat.FORMAT.writeState(each.kept(A)) + EntityFormat.FORMAT.writeState(each.kept(B)))
              .containsOnlyOnce("\"r\""));
    }
  }

  private <T extends EntityEvent> Optional<T> events(EntityId id, Class<T> kind) {
    return merging.history(ACME, id).stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private Entity kept(EntityId id) {
    return merging.find(ACME, id).orElseThrow().value();
  }

  @Test
  void aRecordBelongsToOneEntityWhicheverSpeaksForIt() {
    begin();
    assertThat(merging.entityOf(ACME, "b1")).contains(B);
    merge(merging);
    assertThat(merging.entityOf(ACME, "b1")).contains(A);
    assertThat(merging.entityOf(ACME, "c1")).isEmpty();

    var answer = (Refused<?>) merging.adopt(ACME, new EntityId("c"), record("b1", "3"));
    assertThat(answer.refusal()).isEqualTo(new RecordIsThere("b1"));

    merging.drop(ACME, A, "b1").orElseThrow();
    merging.adopt(ACME, new EntityId("c"), record("b1", "3")).orElseThrow();
    assertThat(merging.entityOf(ACME, "b1")).contains(new EntityId("c"));
  }

  /** A number that came with the other is edited twice: both edits are about the other's number. */
  @Test
  void theSecondEditOfWhatAMergeBroughtIsAskedForAsTheFirstIs() {
    for (EditGoes goes : EditGoes.values()) {
      MergingTogetherTest each = new MergingTogetherTest();
      each.begin();
      each.merge(each.merging);
      for (String number : List.of("222", "333")) {
        each.clock.move(Duration.ofMinutes(1));
        each.merging.edit(ACME, A, "phone", number, ALICE).orElseThrow();
      }
      var asked = (Refused<?>) each.merging.unmerge(ACME, A, MERGE, Map.of(), ALICE);
      assertThat(((EditsToDecide) asked.refusal()).edits()).extracting(edit -> edit.value()).containsExactly("222", "333");

      each.merging.unmerge(ACME, A, MERGE, Map.of("phone", goes), ALICE).orElseThrow();

      assertThat(each.phone(A)).isEqualTo(goes == EditGoes.STAYS || goes == EditGoes.BOTH ? "333" : "none");
      assertThat(each.phone(B)).isEqualTo(goes == EditGoes.FOLLOWS || goes == EditGoes.BOTH ? "333" : "111");
    }
  }
}
