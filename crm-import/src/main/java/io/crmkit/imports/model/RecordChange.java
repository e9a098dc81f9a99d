package io.crmkit.imports.model;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an import did to a record, all of its batches together, kept so that it can be taken back.
 *
 * @param number in the order in which the records were reached first, from 1
 * @param before of the fields that the import changed those that had a value, with the value; null if it made the
 *     record
 * @param after of the fields that it changed those that have a value since; all that it gave the record if it made it,
 *     and nothing once somebody else has changed that before the import did again: then it is not the import's alone
 */
public record RecordChange(
    long number, String record, @Nullable Map<String, String> before, Map<String, String> after) {

  public RecordChange {
    before = before == null ? null : Collections.unmodifiableMap(new TreeMap<>(before));
    after = Collections.unmodifiableMap(new TreeMap<>(after));
  }

  /**
   * Returns the change of a record that an import reaches first.
   *
   * @param from the fields that the record had; null if there was none
   * @param to the fields that it got
   */
  public static RecordChange first(
      long number, String record, @Nullable Map<String, String> from, Map<String, String> to) {
    return from == null
        ? new RecordChange(number, record, null, to)
        : new RecordChange(number, record, Map.of(), Map.of()).then(from, to);
  }

  /**
   * Returns this change and a later one of the same import; what others did in between is not part of it, and is what
   * taking it back leaves.
   */
  public RecordChange then(@Nullable Map<String, String> from, Map<String, String> to) {
    if (from == null) {
      return new RecordChange(number, record, null, to);
    }
    return before == null
        ? new RecordChange(number, record, null, isStill(from) && !after.isEmpty() ? to : Map.of())
        : changed(new TreeMap<>(before), from, to);
  }

  /** A field that is not as the import left it has the value of somebody else, which is the one to give back. */
  private RecordChange changed(Map<String, String> old, Map<String, String> from, Map<String, String> to) {
    Map<String, String> now = new TreeMap<>(after);
    for (String field : differing(from, to)) {
      if (!Objects.equals(from.get(field), now.get(field))) {
        put(old, field, from.get(field));
      }
      put(now, field, to.get(field));
      if (Objects.equals(old.get(field), now.get(field))) {
        old.remove(field);
        now.remove(field);
      }
    }
    return new RecordChange(number, record, old, now);
  }

  /** Returns whether a record is still as the import left it, its fields being these. */
  public boolean isStill(Map<String, String> fields) {
    if (before == null) {
      return fields.equals(after);
    }
    return fields.entrySet().containsAll(after.entrySet())
        && before.keySet().stream().allMatch(field -> after.containsKey(field) || !fields.containsKey(field));
  }

  private static void put(Map<String, String> fields, String field, @Nullable String value) {
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
  }

  /** Returns the fields that two records do not have in common. */
  static Set<String> differing(Map<String, String> one, Map<String, String> other) {
    Set<String> fields = new TreeSet<>(one.keySet());
    fields.addAll(other.keySet());
    fields.removeIf(field -> Objects.equals(one.get(field), other.get(field)));
    return fields;
  }
}
