package io.crmkit.dedupe.merge.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Actor;
import io.crmkit.core.json.JsonLimits;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.model.Entity.Living;
import io.crmkit.dedupe.merge.model.EntityCommand.Absorb;
import io.crmkit.dedupe.merge.model.EntityCommand.Adopt;
import io.crmkit.dedupe.merge.model.EntityCommand.Change;
import io.crmkit.dedupe.merge.model.EntityCommand.Drop;
import io.crmkit.dedupe.merge.model.EntityCommand.Edit;
import io.crmkit.dedupe.merge.model.EntityCommand.Join;
import io.crmkit.dedupe.merge.model.EntityCommand.Release;
import io.crmkit.dedupe.merge.model.EntityCommand.Revive;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityAbsorbed;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityMerged;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityReleased;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityRevived;
import io.crmkit.dedupe.merge.model.EntityEvent.FieldEdited;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordAdopted;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordChanged;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordDropped;
import io.crmkit.dedupe.merge.model.EntityRefusal.EditsToDecide;
import io.crmkit.dedupe.merge.model.EntityRefusal.MergeIsThere;
import io.crmkit.dedupe.merge.model.EntityRefusal.MergedAway;
import io.crmkit.dedupe.merge.model.EntityRefusal.NoSuchEntity;
import io.crmkit.dedupe.merge.model.EntityRefusal.NoSuchMerge;
import io.crmkit.dedupe.merge.model.EntityRefusal.NoSuchRecord;
import io.crmkit.dedupe.merge.model.EntityRefusal.RecordIsThere;
import io.crmkit.dedupe.merge.model.EntityRefusal.SameEntity;
import io.crmkit.dedupe.merge.model.EntityRefusal.TooDeep;
import io.crmkit.dedupe.merge.model.EntityRefusal.TooLarge;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EntityDeciderTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Actor ALICE = new Actor("alice");
  private static final EntityId ANN = new EntityId("ann");
  private static final EntityId ANNE = new EntityId("anne");
  private static final MergeId MERGE = new MergeId("m");
  private static final SourceRecord OWN = record("1", "Ann");
  private static final SourceRecord THEIRS = record("2", "Anne");
  private static final Living OTHER = new Living(List.of(THEIRS), List.of(), List.of());
  private static final RecordAdopted ADOPTED = new RecordAdopted(OWN, NOON);
  private static final MergeStep STEP = new MergeStep(MERGE, ANNE, OTHER, "alice", NOON);
  private static final EntityMerged MERGED = new EntityMerged(STEP);
  private static final FieldEdit EDIT = new FieldEdit("name", "Anna", "alice", NOON, List.of(MERGE));

  private final DeciderSpec<Entity, EntityCommand, EntityEvent> entity = DeciderSpec.of(new EntityDecider());

  private static SourceRecord record(String id, String name) {
    return new SourceRecord(id, "crm", NOON, null, Map.of("name", name));
  }

  private static Absorb absorb(MergeId merge, Living other) {
    return new Absorb(merge, ANN, ANNE, other, ALICE, NOON);
  }

  private static Release release(Map<String, EditGoes> edits) {
    return new Release(MERGE, edits, ALICE, NOON);
  }

  private static Living living(List<FieldEdit> edits) {
    return new Living(List.of(OWN), edits, List.of());
  }

  @Nested
  class BeforeAnyRecord {

    @Test
    void beginsWithARecord() {
      entity.when(new Adopt(OWN, NOON)).thenEmits(ADOPTED);
    }

    @Test
    void hasNothingElseToActOn() {
      entity.when(new Drop("1", NOON)).thenRefuses(new NoSuchEntity());
      entity.when(absorb(MERGE, OTHER)).thenRefuses(new NoSuchEntity());
    }
  }

  @Nested
  class Alive {

    @Test
    void hasEachRecordOnce() {
      entity.given(ADOPTED).when(new Adopt(record("1", "x"), NOON)).thenRefuses(new RecordIsThere("1"));
      entity.given(ADOPTED).when(absorb(MERGE, living(List.of()))).thenRefuses(new RecordIsThere("1"));
    }

    @Test
    void takesOverWhatASourceSaysNow() {
      entity.given(ADOPTED).when(new Change(record("1", "x"), NOON))
          .thenEmits(new RecordChanged(record("1", "x"), NOON));
      entity.given(ADOPTED).when(new Change(OWN, NOON)).thenEmits();
      entity.given(ADOPTED).when(new Change(THEIRS, NOON)).thenRefuses(new NoSuchRecord("2"));
    }

    @Test
    void losesARecordThatItHas() {
      entity.given(ADOPTED).when(new Drop("1", NOON)).thenEmits(new RecordDropped("1", NOON));
      entity.given(ADOPTED).when(new Drop("2", NOON)).thenRefuses(new NoSuchRecord("2"));
    }

    @Test
    void absorbsAnother() {
      entity.given(ADOPTED).when(absorb(MERGE, OTHER)).thenEmits(MERGED);
    }

    @Test
    void doesNotAbsorbItself() {
      entity.given(ADOPTED).when(new Absorb(MERGE, ANN, ANN, OTHER, ALICE, NOON)).thenRefuses(new SameEntity(ANN));
    }

    @Test
    void wantsAMergeToHaveANameOfItsOwn() {
      Living other = new Living(List.of(record("3", "x")), List.of(), List.of());
      entity.given(ADOPTED, MERGED).when(absorb(MERGE, other)).thenRefuses(new MergeIsThere(MERGE));
      Living within = new Living(List.of(), List.of(), List.of(STEP));
      entity.given(ADOPTED).when(absorb(MERGE, within)).thenRefuses(new MergeIsThere(MERGE));
    }

    @Test
    void isNotNestedWithoutEnd() {
      Living deep = OTHER;
      for (int i = 1; i < EntityDecider.DEEPEST; i++) {
        deep = new Living(List.of(), List.of(), List.of(new MergeStep(new MergeId("m" + i), ANNE, deep, "a", NOON)));
      }
      entity.given(ADOPTED).when(absorb(MERGE, deep)).thenRefuses(new TooDeep(EntityDecider.DEEPEST));
    }

    @Test
    void isNotMoreThanCanBeReadAgain() {
      SourceRecord large = record("2", "x".repeat((int) Size.MOST - 1_000));
      Living half = new Living(List.of(record("3", "x".repeat(2_000))), List.of(), List.of());
      entity.given(ADOPTED, new RecordAdopted(large, NOON)).when(absorb(MERGE, half))
          .thenRefuses(new TooLarge(Size.MOST));
      entity.given(ADOPTED, new RecordAdopted(large, NOON)).when(new Adopt(half.records().get(0), NOON))
          .thenRefuses(new TooLarge(Size.MOST));
      entity.given(ADOPTED, new RecordAdopted(large, NOON)).when(new Drop("1", NOON))
          .thenEmits(new RecordDropped("1", NOON));
    }

    /** Whatever an entity consists of, its document has six characters at most for each that is counted. */
    @Test
    void isCountedSuchThatItsDocumentCanBeRead() {
      SourceRecord frame = new SourceRecord("\u0001", "\u0001", Instant.MIN,
          new Origin("\u0001", Long.MAX_VALUE, Long.MAX_VALUE), Map.of());
      SourceRecord pairs = new SourceRecord("1", "s", NOON, null,
          IntStream.range(0, 100).boxed().collect(Collectors.toMap(i -> "\u0001".repeat(i), i -> "")));
      FieldEdit edit = new FieldEdit("\u0001", null, "\u0001", Instant.MIN, List.of(MERGE, MERGE, MERGE));
      MergeStep step = new MergeStep(MERGE, ANNE, new Living(List.of(), List.of(), List.of()), "\u0001", Instant.MIN);
      for (Living living : List.of(new Living(Collections.nCopies(100, frame), List.of(), List.of()),
          new Living(Collections.nCopies(100, pairs), List.of(), List.of()),
          new Living(List.of(), Collections.nCopies(100, edit), List.of()),
          new Living(List.of(), List.of(), Collections.nCopies(100, step)))) {
        assertThat(EntityFormat.FORMAT.writeState(living).length()).isLessThan((int) (6 * Size.of(living)));
      }
      assertThat(6 * Size.MOST).isLessThan(JsonLimits.STORED.length());
    }

    @Test
    void hasNothingToReleaseOrToBeRevivedFrom() {
      entity.given(ADOPTED).when(release(Map.of())).thenRefuses(new NoSuchMerge(MERGE));
      entity.given(ADOPTED).when(new Revive(MERGE, OTHER, ALICE, NOON)).thenRefuses(new NoSuchMerge(MERGE));
    }
  }

  @Nested
  class WithAMerge {

    @Test
    void releasesWhatCameIn() {
      entity.given(ADOPTED, MERGED).when(release(Map.of()))
          .thenEmits(new EntityReleased(MERGE, ANNE, OTHER, living(List.of()), "alice", NOON));
    }

    @Test
    void releasesRecordsAsTheyAreNow() {
      SourceRecord changed = record("2", "Annie");
      entity.given(ADOPTED, MERGED, new RecordChanged(changed, NOON)).when(release(Map.of())).thenEmits(
          new EntityReleased(MERGE, ANNE, new Living(List.of(changed), List.of(), List.of()), living(List.of()),
              "alice", NOON));
    }

    @Test
    void asksWhoseAnEditIs() {
      entity.given(ADOPTED, MERGED, new FieldEdited(EDIT)).when(release(Map.of()))
          .thenRefuses(new EditsToDecide(MERGE, List.of(EDIT)));
    }

    @Test
    void sendsAnEditWhereItIsSaidToGo() {
      FieldEdit own = new FieldEdit("name", "Anna", "alice", NOON, List.of());
      Living withEdit = new Living(List.of(THEIRS), List.of(own), List.of());
      var edited = entity.given(ADOPTED, MERGED, new FieldEdited(EDIT));

      edited.when(release(Map.of("name", EditGoes.STAYS)))
          .thenEmits(new EntityReleased(MERGE, ANNE, OTHER, living(List.of(own)), "alice", NOON));
      edited.when(release(Map.of("name", EditGoes.FOLLOWS)))
          .thenEmits(new EntityReleased(MERGE, ANNE, withEdit, living(List.of()), "alice", NOON));
      edited.when(release(Map.of("name", EditGoes.BOTH)))
          .thenEmits(new EntityReleased(MERGE, ANNE, withEdit, living(List.of(own)), "alice", NOON));
      edited.when(release(Map.of("name", EditGoes.NEITHER)))
          .thenEmits(new EntityReleased(MERGE, ANNE, OTHER, living(List.of()), "alice", NOON));
    }

    @Test
    void keepsAnEditOverItsOwnValueUnasked() {
      FieldEdit own = new FieldEdit("name", "Anna", "alice", NOON, List.of());
      entity.given(ADOPTED, MERGED).when(new Edit("name", "Anna", List.of(), ALICE, NOON)).thenEmits(new FieldEdited(own));
      entity.given(ADOPTED, MERGED, new FieldEdited(own)).when(release(Map.of()))
          .thenEmits(new EntityReleased(MERGE, ANNE, OTHER, living(List.of(own)), "alice", NOON));
    }
  }

  @Nested
  class MergedIntoAnother {

    private final EntityAbsorbed absorbed = new EntityAbsorbed(ANNE, MERGE, "alice", NOON);

    @Test
    void leadsToTheOther() {
      entity.given(ADOPTED).when(new Join(MERGE, ANNE, ALICE, NOON)).thenEmits(absorbed);
      entity.given(ADOPTED, absorbed).when(new Drop("1", NOON)).thenRefuses(new MergedAway(ANNE));
    }

    @Test
    void comesBackByTheSameMergeOnly() {
      entity.given(ADOPTED, absorbed).when(new Revive(MERGE, OTHER, ALICE, NOON))
          .thenEmits(new EntityRevived(MERGE, OTHER, "alice", NOON));
      entity.given(ADOPTED, absorbed).when(new Revive(new MergeId("x"), OTHER, ALICE, NOON))
          .thenRefuses(new NoSuchMerge(new MergeId("x")));
    }
  }
}
