package io.crmkit.dedupe.index.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Something that happened to the entities of an index. */
public sealed interface ClusterEvent {

  Instant at();

  /** New records are an entity that was not there before. */
  record EntityFormed(String entity, List<String> records, Instant at) implements ClusterEvent {

    public EntityFormed {
      Require.key(entity, "entity");
      records = List.copyOf(records);
      Objects.requireNonNull(at, "at");
    }
  }

  /** Two entities turned out to be one; the id of the first leads to the second from now on. */
  record EntitiesJoined(String entity, String into, Instant at) implements ClusterEvent {

    public EntitiesJoined {
      Require.key(entity, "entity");
      Require.key(into, "into");
      Objects.requireNonNull(at, "at");
    }
  }

  /** An entity turned out to be several; this one is new, and most of its records were of the other. */
  record EntitySplit(String entity, String from, List<String> records, Instant at) implements ClusterEvent {

    public EntitySplit {
      Require.key(entity, "entity");
      Require.key(from, "from");
      records = List.copyOf(records);
      Objects.requireNonNull(at, "at");
    }
  }

  /** The last record of an entity is gone. */
  record EntityEnded(String entity, Instant at) implements ClusterEvent {

    public EntityEnded {
      Require.key(entity, "entity");
      Objects.requireNonNull(at, "at");
    }
  }
}
