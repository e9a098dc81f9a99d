package io.crmkit.testkit.imports;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.imports.model.BatchAnswer;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.port.RecordStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The records of an in-memory store, guarded by one lock. */
public final class InMemoryRecordStore implements RecordStore {

  private final Map<Kind, Shelf> shelves = new HashMap<>();
  private final Map<Task, WorkMark> marks = new HashMap<>();
  private final Map<Task, Map<String, RecordChange>> changes = new HashMap<>();
  private final Map<Task, List<UndoConflict>> conflicts = new HashMap<>();

  private record Kind(TenantId tenant, String entityType) {}

  private record Task(TenantId tenant, ImportId id, ImportWork work) {}

  /** The records of one type. */
  private static final class Shelf {

    private final Map<String, ImportedRecord> records = new TreeMap<>();
    private final Map<String, Long> changedAt = new HashMap<>();
    private final Map<String, ImportId> makers = new HashMap<>();
    private final NavigableMap<Long, String> changes = new TreeMap<>();
    private final Map<String, Keys> keys = new HashMap<>();
    private long revision;

    private void put(String id, @Nullable Map<String, String> fields) {
      ImportedRecord held = records.get(id);
      if (fields == null) {
        records.remove(id);
      } else {
        records.put(id, new ImportedRecord(id, held == null ? 1 : held.version() + 1, fields));
      }
      makers.remove(id);
      Long before = changedAt.put(id, ++revision);
      if (before != null) {
        changes.remove(before);
      }
      changes.put(revision, id);
    }

    /** Returns the keys by a scheme, of all records as they are now. */
    private Keys keys(KeyScheme scheme) {
      Keys kept = keys.computeIfAbsent(scheme.name(), unused -> new Keys());
      changes.tailMap(kept.revision, false).forEach((at, id) -> {
        ImportedRecord record = records.get(id);
        kept.put(id, record == null ? List.of() : scheme.keys(record.fields()));
        kept.revision = at;
      });
      return kept;
    }

    private boolean fits(RecordWrite write, Keys kept, long asOf) {
      ImportedRecord held = records.get(write.id());
      long version = held == null ? 0 : held.version();
      return version == write.version() && write.free().stream().flatMap(key -> kept.holders(key).stream())
          .allMatch(id -> id.equals(write.id()) || changedAt.getOrDefault(id, 0L) <= asOf);
    }
  }

  /** The keys of the records of one type by one scheme, as they were at a revision. */
  private static final class Keys {

    private final Map<String, List<String>> ofRecord = new HashMap<>();
    private final Map<String, NavigableSet<String>> holders = new HashMap<>();
    private long revision;

    private void put(String id, List<String> keys) {
      List<String> before = ofRecord.put(id, keys);
      if (before != null) {
        before.forEach(key -> holders(key).remove(id));
      }
      keys.forEach(key -> holders.computeIfAbsent(key, unused -> new TreeSet<>()).add(id));
    }

    private NavigableSet<String> holders(String key) {
      return holders.getOrDefault(key, new TreeSet<>());
    }
  }

  private Shelf shelf(TenantId tenant, String entityType) {
    return shelves.computeIfAbsent(new Kind(tenant, entityType), unused -> new Shelf());
  }

  @Override
  public synchronized long revision(TenantId tenant, String entityType) {
    return shelf(tenant, entityType).revision;
  }

  @Override
  public synchronized Map<String, List<String>> holders(
      TenantId tenant, String entityType, KeyScheme scheme, Collection<String> keys, int most) {
    return holders(shelf(tenant, entityType), scheme, keys, most, id -> true);
  }

  @Override
  public synchronized Map<String, List<String>> holdersBesides(
      TenantId tenant, ImportId maker, String entityType, KeyScheme scheme, Collection<String> keys, int most) {
    Shelf shelf = shelf(tenant, entityType);
    return holders(shelf, scheme, keys, most, id -> !maker.equals(shelf.makers.get(id)));
  }

  private static Map<String, List<String>> holders(
      Shelf shelf, KeyScheme scheme, Collection<String> keys, int most, Predicate<String> counts) {
    Require.positive(most, "most");
    Keys kept = shelf.keys(scheme);
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String key : keys) {
      List<String> ids = kept.holders(key).stream().filter(counts).limit(most).toList();
      if (!ids.isEmpty()) {
        found.put(key, ids);
      }
    }
    return found;
  }

  @Override
  public synchronized Map<String, ImportedRecord> find(
      TenantId tenant, String entityType, Collection<String> ids) {
    Map<String, ImportedRecord> found = new LinkedHashMap<>();
    for (String id : ids) {
      ImportedRecord record = shelf(tenant, entityType).records.get(id);
      if (record != null) {
        found.put(id, record);
      }
    }
    return found;
  }

  @Override
  public synchronized Portion<String, ImportedRecord> find(
      TenantId tenant, String entityType, List<String> ids, long characters) {
    Map<String, ImportedRecord> found = new LinkedHashMap<>();
    long length = 0;
    for (int looked = 0; looked < ids.size(); looked++) {
      ImportedRecord record = shelf(tenant, entityType).records.get(ids.get(looked));
      length += record == null ? 0 : length(record.fields());
      if (looked > 0 && length > characters) {
        return new Portion<>(found, looked);
      }
      if (record != null) {
        found.put(record.id(), record);
      }
    }
    return new Portion<>(found, ids.size());
  }

  private static long length(@Nullable Map<String, String> fields) {
    return fields == null ? 0 : fields.entrySet().stream()
        .mapToLong(field -> field.getKey().length() + (long) field.getValue().length()).sum();
  }

  @Override
  public synchronized WorkMark mark(TenantId tenant, ImportId id, ImportWork work) {
    return marks.getOrDefault(new Task(tenant, id, work), WorkMark.START);
  }

  @Override
  public synchronized BatchAnswer apply(
      TenantId tenant, ImportId id, KeyScheme scheme, RecordBatch batch) {
    Task task = new Task(tenant, id, batch.work());
    WorkMark mark = mark(tenant, id, batch.work());
    boolean undone = batch.work() == ImportWork.COMMIT && marks.containsKey(new Task(tenant, id, ImportWork.UNDO));
    if (undone || !mark.equals(batch.before())) {
      return new BatchAnswer.Elsewhere(mark);
    }
    Shelf shelf = shelf(tenant, batch.entityType());
    Set<String> overtaken = new LinkedHashSet<>();
    Keys kept = shelf.keys(scheme);
    batch.writes().stream().filter(write -> !shelf.fits(write, kept, batch.asOf())).forEach(write -> overtaken.add(write.id()));
    if (!overtaken.isEmpty()) {
      return new BatchAnswer.Overtaken(overtaken);
    }
    batch.writes().forEach(write -> write(task, shelf, write));
    conflicts.computeIfAbsent(task, unused -> new ArrayList<>()).addAll(batch.conflicts());
    marks.put(task, batch.after());
    return new BatchAnswer.Done();
  }

  private void write(Task task, Shelf shelf, RecordWrite write) {
    boolean own = write.version() == 0 || task.id().equals(shelf.makers.get(write.id()));
    shelf.put(write.id(), write.after());
    if (own && write.after() != null) {
      shelf.makers.put(write.id(), task.id());
    }
    Map<String, String> after = write.after();
    if (task.work() == ImportWork.COMMIT && after != null) {
      Map<String, RecordChange> done = changes.computeIfAbsent(task, unused -> new LinkedHashMap<>());
      RecordChange known = done.get(write.id());
      done.put(write.id(), known == null
          ? RecordChange.first(done.size() + 1L, write.id(), write.before(), after)
          : known.then(write.before(), after));
    }
  }

  @Override
  public synchronized List<RecordChange> changes(
      TenantId tenant, ImportId id, long before, int limit, long characters) {
    Require.positive(limit, "limit");
    List<RecordChange> newest = changes.getOrDefault(new Task(tenant, id, ImportWork.COMMIT), Map.of()).values()
        .stream().filter(change -> change.number() < before)
        .sorted(Comparator.comparingLong(RecordChange::number).reversed()).limit(limit).toList();
    long length = 0;
    for (int taken = 0; taken < newest.size(); taken++) {
      length += length(newest.get(taken).before()) + length(newest.get(taken).after());
      if (taken > 0 && length > characters) {
        return newest.subList(0, taken);
      }
    }
    return newest;
  }

  @Override
  public synchronized Map<String, RecordChange> changes(TenantId tenant, ImportId id, Collection<String> records) {
    Map<String, RecordChange> found =
        new LinkedHashMap<>(changes.getOrDefault(new Task(tenant, id, ImportWork.COMMIT), Map.of()));
    found.keySet().retainAll(Set.copyOf(records));
    return found;
  }

  @Override
  public synchronized List<UndoConflict> conflicts(TenantId tenant, ImportId id, long skip, int limit) {
    Require.positive(limit, "limit");
    return conflicts.getOrDefault(new Task(tenant, id, ImportWork.UNDO), List.of()).stream()
        .skip(skip).limit(limit).toList();
  }

  /** Makes or changes a record as the host itself would, beside all imports. */
  public synchronized void put(TenantId tenant, String entityType, String id, Map<String, String> fields) {
    shelf(tenant, entityType).put(id, fields);
  }

  /** Deletes a record as the host itself would. */
  public synchronized void delete(TenantId tenant, String entityType, String id) {
    shelf(tenant, entityType).put(id, null);
  }

  /** Returns all records of a type, by their ids. */
  public synchronized Map<String, ImportedRecord> all(TenantId tenant, String entityType) {
    return Map.copyOf(shelf(tenant, entityType).records);
  }
}
