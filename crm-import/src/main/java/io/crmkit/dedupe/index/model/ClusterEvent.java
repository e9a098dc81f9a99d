package io.crmkit.dedupe.index.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

  /**
   * Records have other entities than before, or have one for the first time, or are gone. Whatever else a change does, this
   * is told of every record that it concerns: whoever follows these alone knows the entity of each record at any time.
   *
   * @param moved the entity of each record that has another one now
   * @param removed the records that are gone
   */
  record RecordsMoved(Map<String, String> moved, List<String> removed, Instant at) implements ClusterEvent {

    /** How many records one event tells of at most; more of them are told by several. */
    static final int MOST = 10_000;

    public RecordsMoved {
      moved = Collections.unmodifiableMap(new TreeMap<>(moved));
      removed = List.copyOf(removed);
      Objects.requireNonNull(at, "at");
    }

    /** Returns the events that tell of so many records, in the order of their ids; none if there are none. */
    public static List<RecordsMoved> of(Map<String, String> moved, List<String> removed, Instant at) {
      List<RecordsMoved> events = new ArrayList<>();
      List<String> gone = removed;
      Map<String, String> some = new TreeMap<>();
      for (Map.Entry<String, String> each : new TreeMap<>(moved).entrySet()) {
        some.put(each.getKey(), each.getValue());
        if (some.size() == MOST) {
          events.add(new RecordsMoved(some, gone, at));
          some = new TreeMap<>();
          gone = List.of();
        }
      }
      if (!some.isEmpty() || !gone.isEmpty()) {
        events.add(new RecordsMoved(some, gone, at));
      }
      return events;
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
