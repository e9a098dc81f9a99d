package io.crmkit.imports.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a record becomes when a change of an import is taken back.
 *
 * <p>A field gets the value back that it had if it still has the one that the import gave it; what somebody has changed
 * since is theirs, and is a conflict. A record that the import made goes if nobody has touched it, and stays whole if
 * somebody has.
 *
 * @param fields what it becomes; null if it goes
 * @param conflict what stays although the import did it; null if nothing does
 */
public record FieldRestore(@Nullable Map<String, String> fields, @Nullable UndoConflict conflict) {

  /** Returns how to take a change back from a record as it is today, null if it is gone. */
  public static FieldRestore of(RecordChange change, @Nullable Map<String, String> today) {
    Map<String, String> before = change.before();
    if (before == null) {
      return today == null || today.equals(change.after())
          ? new FieldRestore(null, null)
          : new FieldRestore(today, new UndoConflict(change.record(), List.of()));
    }
    return today == null
        ? new FieldRestore(null, new UndoConflict(
            change.record(), List.copyOf(RecordChange.differing(before, change.after()))))
        : restored(change, before, today);
  }

  private static FieldRestore restored(RecordChange change, Map<String, String> before, Map<String, String> today) {
    Map<String, String> fields = new TreeMap<>(today);
    List<String> conflicts = new ArrayList<>();
    for (String field : RecordChange.differing(before, change.after())) {
      String old = before.get(field);
      String now = today.get(field);
      if (!Objects.equals(now, change.after().get(field))) {
        if (!Objects.equals(now, old)) {
          conflicts.add(field);
        }
      } else if (old == null) {
        fields.remove(field);
      } else {
        fields.put(field, old);
      }
    }
    return new FieldRestore(fields, conflicts.isEmpty() ? null : new UndoConflict(change.record(), conflicts));
  }
}
