package io.crmkit.dedupe.merge.json;

import io.crmkit.core.Require;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordAdopted;
import io.crmkit.dedupe.merge.model.EntityEvent.RecordDropped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A record that came to an entity or left it for good, as the events say that are saved; stores keep by it which entity
 * adopted which record. Merges and their inverse move none: a record stays with who adopted it, and that is merged or not.
 */
public record RecordPassage(String record, Direction direction) {

  public RecordPassage {
    Require.key(record, "record");
    Objects.requireNonNull(direction, "direction");
  }

  /** Which way a record went. */
  public enum Direction {
    CAME,
    WENT
  }

  /** Returns the passages that events tell of, in their order. */
  public static List<RecordPassage> of(List<DomainEvent> events) {
    List<RecordPassage> passages = new ArrayList<>();
    for (DomainEvent event : events) {
      if (event.type().equals(EntityFormat.ADOPTED)) {
        RecordAdopted adopted = (RecordAdopted) EntityFormat.FORMAT.read(event);
        passages.add(new RecordPassage(adopted.record().id(), Direction.CAME));
      } else if (event.type().equals(EntityFormat.DROPPED)) {
        RecordDropped dropped = (RecordDropped) EntityFormat.FORMAT.read(event);
        passages.add(new RecordPassage(dropped.record(), Direction.WENT));
      }
    }
    return passages;
  }
}
