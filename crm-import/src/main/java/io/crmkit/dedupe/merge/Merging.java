package io.crmkit.dedupe.merge;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.StateChange;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.model.EditGoes;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.Entity.Absorbed;
import io.crmkit.dedupe.merge.model.Entity.Living;
import io.crmkit.dedupe.merge.model.EntityCommand;
import io.crmkit.dedupe.merge.model.EntityCommand.Absorb;
import io.crmkit.dedupe.merge.model.EntityCommand.Adopt;
import io.crmkit.dedupe.merge.model.EntityCommand.Change;
import io.crmkit.dedupe.merge.model.EntityCommand.Drop;
import io.crmkit.dedupe.merge.model.EntityCommand.Edit;
import io.crmkit.dedupe.merge.model.EntityCommand.Join;
import io.crmkit.dedupe.merge.model.EntityCommand.Release;
import io.crmkit.dedupe.merge.model.EntityCommand.Revive;
import io.crmkit.dedupe.merge.model.EntityDecider;
import io.crmkit.dedupe.merge.model.EntityEvent;
import io.crmkit.dedupe.merge.model.EntityEvent.EntityReleased;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.model.EntityRefusal;
import io.crmkit.dedupe.merge.model.MergeId;
import io.crmkit.dedupe.merge.model.MergedRecord;
import io.crmkit.dedupe.merge.model.SourceRecord;
import io.crmkit.dedupe.merge.model.Survivorship;
import io.crmkit.dedupe.merge.port.EntityRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entities, merges them and takes merges back. An id that was merged away leads to the entity that speaks for it, in
 * every call. Every call that writes throws {@link StaleWriteException} if somebody else wrote the entity meanwhile.
 */
public final class Merging {

  private final EntityRepository repository;
  private final Survivorship survivorship;
  private final Clock clock;
  private final Observed observed;
  private final Aggregates<EntityId, Entity, EntityCommand, EntityEvent> entities;

  /** An entity as it was found; what is decided on it is saved with its version. */
  private record Loaded(EntityId id, Stored<Entity> stored) {}

  public Merging(EntityRepository repository, Survivorship survivorship, Clock clock) {
    this(repository, survivorship, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Merging(EntityRepository repository, Survivorship survivorship, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.survivorship = Objects.requireNonNull(survivorship, "survivorship");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("merging", listener);
    this.entities = new Aggregates<>(repository, new EntityDecider(), EntityFormat.FORMAT);
  }

  /** Gives an entity a record that no entity has; the first record of an id makes the entity. */
  public Decision<EntityEvent> adopt(TenantId tenant, EntityId id, SourceRecord record) {
    return observed.call("adopt", tenant, call -> repository.adopter(tenant, record.id()).isPresent()
        ? Decision.refuse(new EntityRefusal.RecordIsThere(record.id()))
        : entities.handle(tenant, leadsTo(tenant, id), new Adopt(record, clock.instant())));
  }

  /** Takes over what a source now says of a record that the entity has. */
  public Decision<EntityEvent> change(TenantId tenant, EntityId id, SourceRecord record) {
    return observed.call("change", tenant,
        call -> entities.handle(tenant, leadsTo(tenant, id), new Change(record, clock.instant())));
  }

  /** Takes a record away that its source has no longer. */
  public Decision<EntityEvent> drop(TenantId tenant, EntityId id, String record) {
    return observed.call("drop", tenant,
        call -> entities.handle(tenant, leadsTo(tenant, id), new Drop(record, clock.instant())));
  }

  /** Puts a value in by hand; null empties the field. */
  public Decision<EntityEvent> edit(TenantId tenant, EntityId id, String field, @Nullable String value, Actor by) {
    return observed.call("edit", tenant, call -> {
      Loaded target = speaking(tenant, id);
      List<MergeId> over =
          target.stored.value() instanceof Living living ? survivorship.pathOf(living, field) : List.of();
      return entities.handle(
          tenant, target.id, target.stored.version(), new Edit(field, value, over, by, clock.instant()));
    });
  }

  /**
   * Merges two entities; each may be named by an id that was merged into it.
   *
   * @param merge names the merge, so that it can be undone
   * @return what happened to the survivor; or why not, and then nothing was written
   */
  public Decision<EntityEvent> merge(TenantId tenant, Pairing pairing, MergeId merge, Actor by) {
    return observed.call("merge", tenant, call -> {
      Loaded survivor = speaking(tenant, pairing.survivor());
      Loaded absorbed = speaking(tenant, pairing.absorbed());
      if (!(absorbed.stored.value() instanceof Living living)) {
        return Decision.refuse(new EntityRefusal.NoSuchEntity());
      }
      Instant now = clock.instant();
      Decision<EntityEvent> answer = entities.decideAll(
          survivor.stored, List.of(new Absorb(merge, survivor.id, absorbed.id, living, by, now)));
      return both(tenant, survivor, answer, absorbed, new Join(merge, survivor.id, by, now));
    });
  }

  /**
   * Takes a merge back: both entities are what they would be without it. Records that changed since are as they are now, on
   * the side whose they are.
   *
   * @param id the entity that the merge is in, or any id that leads there
   * @param edits for each field in which somebody edited what the merge had brought, where the edit goes
   * @return what happened to the entity that remains; {@link EntityRefusal.EditsToDecide} if a field is missing in
   *     {@code edits}, or another reason
   */
  public Decision<EntityEvent> unmerge(
      TenantId tenant, EntityId id, MergeId merge, Map<String, EditGoes> edits, Actor by) {
    return observed.call("unmerge", tenant, call -> {
      Loaded survivor = speaking(tenant, id);
      Instant now = clock.instant();
      Decision<EntityEvent> answer =
          entities.decideAll(survivor.stored, List.of(new Release(merge, edits, by, now)));
      if (!(answer instanceof Accepted<EntityEvent> accepted)) {
        return answer;
      }
      EntityReleased released = (EntityReleased) accepted.events().get(0);
      Loaded absorbed = new Loaded(released.from(), entities.load(tenant, released.from()));
      return both(tenant, survivor, answer, absorbed, new Revive(merge, released.released(), by, now));
    });
  }

  /**
   * Saves what was decided on two entities as they were loaded. Nothing is loaded again here: what one is told of the other
   * must be what the save finds, or the write is stale.
   */
  private Decision<EntityEvent> both(
      TenantId tenant, Loaded one, Decision<EntityEvent> answer, Loaded other, EntityCommand second) {
    if (!(answer instanceof Accepted<EntityEvent> accepted)) {
      return answer;
    }
    Decision<EntityEvent> otherAnswer = entities.decideAll(other.stored, List.of(second));
    if (!(otherAnswer instanceof Accepted<EntityEvent> otherAccepted)) {
      return otherAnswer;
    }
    repository.saveBoth(tenant, change(tenant, one, accepted), change(tenant, other, otherAccepted));
    return answer;
  }

  private StateChange<EntityId, Entity> change(TenantId tenant, Loaded before, Accepted<EntityEvent> accepted) {
    return new StateChange<>(before.id, entities.change(tenant, before.id, before.stored, accepted.events()));
  }

  /** Returns the id of the entity that speaks for an id: itself, or the one that it was merged into. */
  public EntityId speaker(TenantId tenant, EntityId id) {
    return observed.call("speaker", tenant, call -> leadsTo(tenant, id));
  }

  /** Returns the entity that has a record now, whichever adopted it; empty if none has. */
  public Optional<EntityId> entityOf(TenantId tenant, String record) {
    return observed.call("entityOf", tenant,
        call -> repository.adopter(tenant, record).map(adopter -> leadsTo(tenant, adopter)));
  }

  private EntityId leadsTo(TenantId tenant, EntityId id) {
    return speaking(tenant, id).id;
  }

  private Loaded speaking(TenantId tenant, EntityId id) {
    Loaded at = new Loaded(id, entities.load(tenant, id));
    while (at.stored.value() instanceof Absorbed absorbed) {
      at = new Loaded(absorbed.into(), entities.load(tenant, absorbed.into()));
    }
    return at;
  }

  /** Returns the entity that speaks for an id as one record, with the lineage of every value; empty if there is none. */
  public Optional<MergedRecord> merged(TenantId tenant, EntityId id) {
    return observed.call("merged", tenant,
        call -> speaking(tenant, id).stored.value() instanceof Living living
            ? Optional.of(survivorship.merged(living))
            : Optional.empty());
  }

  /** Returns what is stored under this very id. */
  public Optional<Stored<Entity>> find(TenantId tenant, EntityId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns everything that ever happened to the entity of this very id, oldest first. */
  public List<EntityEvent> history(TenantId tenant, EntityId id) {
    return observed.call("history", tenant, call -> entities.history(tenant, id));
  }

  /** Returns all ids that ever were, in their order. */
  public Page<EntityId> all(TenantId tenant, PageRequest page) {
    return observed.call("all", tenant, call -> repository.all(tenant, page));
  }
}
