package io.crmkit.dedupe.merge.model;

import static io.crmkit.core.Decision.accept;
import static io.crmkit.core.Decision.refuse;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.dedupe.merge.model.Entity.Absorbed;
import io.crmkit.dedupe.merge.model.Entity.Blank;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of entities: what they consist of, how they become one, and how they part again. */
public final class EntityDecider implements Decider<Entity, EntityCommand, EntityEvent> {

  /** How deep merges may be nested: each takes four levels of a document, and documents have limits. */
  static final int DEEPEST = 80;

  @Override
  public Entity initial() {
    return new Blank();
  }

  @Override
  public Decision<EntityEvent> decide(Entity state, EntityCommand command) {
    Decision<EntityEvent> answer = decideByContents(state, command);
    if (answer instanceof Accepted<EntityEvent> accepted && !accepted.events().isEmpty()) {
      long size = Size.of(evolve(state, accepted.events()));
      return size > Size.MOST && size > Size.of(state) ? refuse(new TooLarge(Size.MOST)) : answer;
    }
    return answer;
  }

  private static Decision<EntityEvent> decideByContents(Entity state, EntityCommand command) {
    if (state instanceof Absorbed absorbed) {
      return decideAbsorbed(absorbed, command);
    }
    if (state instanceof Blank && !(command instanceof Adopt)) {
      return refuse(new NoSuchEntity());
    }
    Living living = state instanceof Living known ? known : Living.EMPTY;
    if (command instanceof Absorb absorb) {
      return absorb(living, absorb);
    } else if (command instanceof Join join) {
      return accept(new EntityAbsorbed(join.into(), join.merge(), join.by().id(), join.at()));
    } else if (command instanceof Release release) {
      return release(living, release);
    } else if (command instanceof Revive revive) {
      return refuse(new NoSuchMerge(revive.merge()));
    }
    return decideOnContents(living, command);
  }

  private static Decision<EntityEvent> decideAbsorbed(Absorbed absorbed, EntityCommand command) {
    if (!(command instanceof Revive revive)) {
      return refuse(new MergedAway(absorbed.into()));
    }
    return revive.merge().equals(absorbed.merge())
        ? accept(new EntityRevived(revive.merge(), revive.state(), revive.by().id(), revive.at()))
        : refuse(new NoSuchMerge(revive.merge()));
  }

  private static Decision<EntityEvent> decideOnContents(Living living, EntityCommand command) {
    if (command instanceof Adopt adopt) {
      return record(living, adopt.record().id()).isPresent()
          ? refuse(new RecordIsThere(adopt.record().id()))
          : accept(new RecordAdopted(adopt.record(), adopt.at()));
    } else if (command instanceof Change change) {
      return change(living, change);
    } else if (command instanceof Drop drop) {
      return record(living, drop.record()).isEmpty()
          ? refuse(new NoSuchRecord(drop.record()))
          : accept(new RecordDropped(drop.record(), drop.at()));
    }
    Edit edit = (Edit) command;
    return accept(new FieldEdited(new FieldEdit(edit.field(), edit.value(), edit.by().id(), edit.at(), edit.over())));
  }

  private static Decision<EntityEvent> change(Living living, Change change) {
    Optional<SourceRecord> known = record(living, change.record().id());
    if (known.isEmpty()) {
      return refuse(new NoSuchRecord(change.record().id()));
    }
    return known.get().equals(change.record())
        ? accept(List.of())
        : accept(new RecordChanged(change.record(), change.at()));
  }

  private static Decision<EntityEvent> absorb(Living living, Absorb absorb) {
    if (absorb.self().equals(absorb.other())) {
      return refuse(new SameEntity(absorb.self()));
    }
    Set<MergeId> merges = new HashSet<>(Set.of(absorb.merge()));
    absorb.absorbed().allMerges().forEach(step -> merges.add(step.id()));
    for (MergeStep step : living.allMerges()) {
      if (merges.contains(step.id())) {
        return refuse(new MergeIsThere(step.id()));
      }
    }
    if (Releasing.find(absorb.absorbed(), absorb.merge()).isPresent()) {
      return refuse(new MergeIsThere(absorb.merge()));
    }
    Set<String> records = living.allRecords().stream().map(SourceRecord::id).collect(Collectors.toSet());
    for (SourceRecord record : absorb.absorbed().allRecords()) {
      if (records.contains(record.id())) {
        return refuse(new RecordIsThere(record.id()));
      }
    }
    if (absorb.absorbed().depth() >= DEEPEST) {
      return refuse(new TooDeep(DEEPEST));
    }
    return accept(new EntityMerged(
        new MergeStep(absorb.merge(), absorb.other(), absorb.absorbed(), absorb.by().id(), absorb.at())));
  }

  private static Decision<EntityEvent> release(Living living, Release release) {
    Optional<MergeStep> step = Releasing.find(living, release.merge());
    if (step.isEmpty()) {
      return refuse(new NoSuchMerge(release.merge()));
    }
    Releasing releasing = new Releasing(step.get(), release.edits());
    Living remaining = releasing.remaining(living);
    if (!releasing.undecided().isEmpty()) {
      return refuse(new EditsToDecide(release.merge(), releasing.undecided()));
    }
    return accept(new EntityReleased(release.merge(), step.get().from(), releasing.released(step.get().absorbed()),
        remaining, release.by().id(), release.at()));
  }

  private static Optional<SourceRecord> record(Living living, String id) {
    return living.allRecords().stream().filter(record -> record.id().equals(id)).findFirst();
  }

  @Override
  public Entity evolve(Entity state, EntityEvent event) {
    if (event instanceof EntityAbsorbed absorbed) {
      return new Absorbed(absorbed.into(), absorbed.merge());
    } else if (event instanceof EntityRevived revived) {
      return revived.state();
    } else if (event instanceof EntityReleased released) {
      return released.remaining();
    }
    Living living = state instanceof Living known ? known : Living.EMPTY;
    if (event instanceof RecordAdopted adopted) {
      return new Living(Parts.plus(living.records(), adopted.record()), living.edits(), living.merges());
    } else if (event instanceof FieldEdited edited) {
      return new Living(living.records(), Parts.plus(living.edits(), edited.edit()), living.merges());
    } else if (event instanceof EntityMerged merged) {
      return new Living(living.records(), living.edits(), Parts.plus(living.merges(), merged.step()));
    } else if (event instanceof RecordChanged changed) {
      return Parts.replaced(living, changed.record().id(), List.of(changed.record()));
    }
    return Parts.replaced(living, ((RecordDropped) event).record(), List.of());
  }
}
