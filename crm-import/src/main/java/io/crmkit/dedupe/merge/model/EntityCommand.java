package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Actor;
import io.crmkit.dedupe.merge.model.Entity.Living;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of an entity. */
public sealed interface EntityCommand {

  /** A record that no entity has belongs to it. */
  record Adopt(SourceRecord record, Instant at) implements EntityCommand {}

  /** A record that it has, its own or by a merge, is otherwise now. */
  record Change(SourceRecord record, Instant at) implements EntityCommand {}

  /** A record that it has is gone from its source. */
  record Drop(String record, Instant at) implements EntityCommand {}

  /**
   * A field has another value from now on, whatever the records say.
   *
   * @param value null to empty the field; blanks do the same
   * @param over see {@link FieldEdit}
   */
  record Edit(String field, @Nullable String value, List<MergeId> over, Actor by, Instant at) implements EntityCommand {

    public Edit {
      over = List.copyOf(over);
    }
  }

  /** Another entity is the same, and all that it has comes here. */
  record Absorb(MergeId merge, EntityId self, EntityId other, Living absorbed, Actor by, Instant at)
      implements EntityCommand {}

  /** It is the same as another entity, and all that it has goes there. */
  record Join(MergeId merge, EntityId into, Actor by, Instant at) implements EntityCommand {}

  /**
   * A merge was wrong: what it brought goes back.
   *
   * @param edits for each field with edits over values that the merge had brought, where they go
   */
  record Release(MergeId merge, Map<String, EditGoes> edits, Actor by, Instant at) implements EntityCommand {

    public Release {
      edits = Map.copyOf(edits);
    }
  }

  /** The merge by which it was absorbed is undone, and this is what it has again. */
  record Revive(MergeId merge, Living state, Actor by, Instant at) implements EntityCommand {}
}
