package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateChange;
import io.crmkit.core.state.StateFormat;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.model.EditGoes;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.Entity.Living;
import io.crmkit.dedupe.merge.model.EntityCommand;
import io.crmkit.dedupe.merge.model.EntityCommand.Absorb;
import io.crmkit.dedupe.merge.model.EntityCommand.Adopt;
import io.crmkit.dedupe.merge.model.EntityCommand.Drop;
import io.crmkit.dedupe.merge.model.EntityCommand.Edit;
import io.crmkit.dedupe.merge.model.EntityCommand.Join;
import io.crmkit.dedupe.merge.model.EntityCommand.Release;
import io.crmkit.dedupe.merge.model.EntityCommand.Revive;
import io.crmkit.dedupe.merge.model.EntityDecider;
import io.crmkit.dedupe.merge.model.EntityEvent;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.model.FieldEdit;
import io.crmkit.dedupe.merge.model.MergeId;
import io.crmkit.dedupe.merge.model.MergeStep;
import io.crmkit.dedupe.merge.model.Origin;
import io.crmkit.dedupe.merge.model.SourceRecord;
import io.crmkit.dedupe.merge.port.EntityRepository;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link EntityRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class EntityRepositoryContract
    extends StateRepositoryContract<EntityId, Entity, EntityCommand, EntityEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");
  private static final MergeId FIRST = new MergeId("M-1 🚀");
  private static final MergeId SECOND = new MergeId("M-2");
  private static final EntityId ONE = new EntityId("one");
  private static final EntityId OTHER = new EntityId("other");

  private int lives;

  @Override
  protected abstract EntityRepository emptyRepository();

  @Override
  protected Decider<Entity, EntityCommand, EntityEvent> decider() {
    return new EntityDecider();
  }

  @Override
  protected StateFormat<EntityId, Entity, EntityEvent> format() {
    return EntityFormat.FORMAT;
  }

  /** Every life has records of its own, as a record belongs to one entity. */
  @Override
  protected List<EntityCommand> life() {
    lives++;
    String one = "crm-1." + lives;
    String other = "crm-2." + lives;
    return List.of(
        new Adopt(record(one, "Größe"), AT), new Adopt(record(other, "O'Neill \u0000 \uD83D\uDE80"), AT),
        new EntityCommand.Change(record(one, "Åsa"), AT), new Drop(other, AT),
        new Edit("name", "Ann\n\"Lee\"", List.of(), ALICE, AT), new Edit("phone", null, List.of(), ALICE, AT),
        new Absorb(FIRST, ONE, OTHER, absorbed(), ALICE, AT), new Edit("name", "x", List.of(FIRST), ALICE, AT),
        new Release(FIRST, Map.of("name", EditGoes.BOTH), ALICE, AT),
        new Join(SECOND, OTHER, ALICE, AT), new Revive(SECOND, absorbed(), ALICE, AT));
  }

  private static SourceRecord record(String id, String name) {
    return new SourceRecord(
        id, "crm", AT, new Origin("kontakte.csv", Long.MAX_VALUE, Long.MAX_VALUE), Map.of("name", name, "mail", ""));
  }

  private static Living absorbed() {
    Living inner = new Living(List.of(new SourceRecord("erp-2", "erp", AT, null, Map.of())), List.of(), List.of());
    return new Living(List.of(record("erp-1", "Anne")), List.of(new FieldEdit("city", "Köln", "bob", AT, List.of())),
        List.of(new MergeStep(new MergeId("M-0"), new EntityId("inner"), inner, "bob", AT)));
  }

  @Test
  protected void writesTwoEntitiesAsOne() {
    Change<Entity> one = change(ACME, ONE, life().get(0));
    Change<Entity> other = change(ACME, OTHER, life().get(1));

    entities().saveBoth(ACME, new StateChange<>(ONE, one), new StateChange<>(OTHER, other));

    assertThat(entities().find(ACME, ONE)).contains(one.stored());
    assertThat(entities().find(ACME, OTHER)).contains(other.stored());
    assertThat(takeFromOutbox()).containsExactly(one.events().get(0), other.events().get(0));
  }

  @Test
  protected void writesTwoEntitiesForTheirTenantAlone() {
    entities().saveBoth(GLOBEX, new StateChange<>(ONE, change(GLOBEX, ONE, life().get(0))),
        new StateChange<>(OTHER, change(GLOBEX, OTHER, life().get(1))));

    assertThat(entities().find(ACME, ONE)).isEmpty();
    assertThat(entities().find(GLOBEX, ONE)).isPresent();
  }

  @Test
  protected void writesNeitherOfTwoIfOneIsStale() {
    Change<Entity> one = change(ACME, ONE, life().get(0));
    Change<Entity> other = change(ACME, OTHER, life().get(1));
    entities().save(ACME, OTHER, other);
    takeFromOutbox();

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(
        () -> entities().saveBoth(ACME, new StateChange<>(ONE, one), new StateChange<>(OTHER, other)));

    assertThat(entities().find(ACME, ONE)).isEmpty();
    assertThat(entities().find(ACME, OTHER)).contains(other.stored());
    assertThat(takeFromOutbox()).isEmpty();
  }

  @Test
  protected void knowsWhoAdoptedARecord() {
    save(ACME, ONE, new Adopt(record("r 🚀", "x"), AT));
    assertThat(entities().adopter(ACME, "r 🚀")).contains(ONE);
    assertThat(entities().adopter(ACME, "r")).isEmpty();
    assertThat(entities().adopter(GLOBEX, "r 🚀")).isEmpty();

    save(GLOBEX, OTHER, new Adopt(record("r 🚀", "x"), AT));
    save(GLOBEX, OTHER, new Drop("r 🚀", AT));
    assertThat(entities().adopter(GLOBEX, "r 🚀")).isEmpty();
    assertThat(entities().adopter(ACME, "r 🚀")).contains(ONE);
  }

  @Test
  protected void letsARecordBeAdoptedOnce() {
    save(ACME, ONE, new Adopt(record("r", "x"), AT));
    takeFromOutbox();
    Change<Entity> late = change(ACME, OTHER, new Adopt(record("r", "y"), AT));

    assertThatExceptionOfType(StaleWriteException.class).isThrownBy(() -> entities().save(ACME, OTHER, late));
    assertThat(entities().find(ACME, OTHER)).isEmpty();
    assertThat(entities().adopter(ACME, "r")).contains(ONE);
    assertThat(takeFromOutbox()).isEmpty();

    save(ACME, ONE, new Drop("r", AT));
    entities().save(ACME, OTHER, late);
    assertThat(entities().adopter(ACME, "r")).contains(OTHER);
  }

  @Test
  protected void leavesARecordToWhoAdoptedItWhateverIsMerged() {
    save(ACME, ONE, new Adopt(record("r1", "x"), AT));
    save(ACME, OTHER, new Adopt(record("r2", "x"), AT));
    Living absorbed = (Living) entities().find(ACME, OTHER).orElseThrow().value();
    entities().saveBoth(ACME,
        new StateChange<>(ONE, change(ACME, ONE, new Absorb(FIRST, ONE, OTHER, absorbed, ALICE, AT))),
        new StateChange<>(OTHER, change(ACME, OTHER, new Join(FIRST, ONE, ALICE, AT))));
    assertThat(entities().adopter(ACME, "r2")).contains(OTHER);

    save(ACME, ONE, new Drop("r2", AT));
    assertThat(entities().adopter(ACME, "r2")).isEmpty();
  }

  private EntityRepository entities() {
    return (EntityRepository) repository();
  }
}
