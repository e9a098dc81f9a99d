package io.crmkit.dedupe.merge.model;

import io.crmkit.dedupe.merge.model.Entity.Living;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to an entity. */
public sealed interface EntityEvent {

  Instant at();

  /** A record came to it. */
  record RecordAdopted(SourceRecord record, Instant at) implements EntityEvent {}

  /** A record of it is otherwise now. */
  record RecordChanged(SourceRecord record, Instant at) implements EntityEvent {}

  /** A record of it is gone. */
  record RecordDropped(String record, Instant at) implements EntityEvent {}

  /** Somebody put in a value. */
  record FieldEdited(FieldEdit edit) implements EntityEvent {
    @Override
    public Instant at() {
      return edit.at();
    }
  }

  /** Another entity was merged into it. */
  record EntityMerged(MergeStep step) implements EntityEvent {
    @Override
    public Instant at() {
      return step.at();
    }
  }

  /** It was merged into another. */
  record EntityAbsorbed(EntityId into, MergeId merge, String by, Instant at) implements EntityEvent {}

  /**
   * A merge was undone.
   *
   * @param released what goes back to the entity that had been absorbed
   * @param remaining what this one has without it
   */
  record EntityReleased(MergeId merge, EntityId from, Living released, Living remaining, String by, Instant at)
      implements EntityEvent {

    public EntityReleased {
      Objects.requireNonNull(released, "released");
      Objects.requireNonNull(remaining, "remaining");
    }
  }

  /** The merge by which it was absorbed was undone, and it has what it had, with what changed since. */
  record EntityRevived(MergeId merge, Living state, String by, Instant at) implements EntityEvent {}
}
