package io.crmkit.imports;

import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.StagedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records that rows meet at their commit although they were to make records of their own: somebody else has made
 * them since. A key that is held says that there may be one, and the finder whether it is the same.
 */
final class Encounters {

  /** One that is not the row's own record is enough. */
  private static final int FEW = 2;

  private final Map<String, List<String>> holders;
  private final Map<Long, List<DuplicateOf>> found = new HashMap<>();

  private Encounters(Map<String, List<String>> holders) {
    this.holders = holders;
  }

  static Encounters of(ImportTask task, List<StagedRow> rows) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(row.keys()));
    if (keys.isEmpty()) {
      return new Encounters(Map.of());
    }
    Encounters encounters =
        new Encounters(task.ports().records().holders(task.tenant(), task.entityType(), keys, FEW));
    encounters.ask(task, rows.stream().filter(encounters::isHeld).toList());
    return encounters;
  }

  private boolean isHeld(StagedRow row) {
    return row.keys().stream().anyMatch(holders::containsKey);
  }

  private void ask(ImportTask task, List<StagedRow> rows) {
    if (!rows.isEmpty()) {
      List<List<DuplicateOf>> answers = task.ports().finder().find(task.tenant(), task.id(), task.template(), rows);
      for (int i = 0; i < rows.size(); i++) {
        found.put(rows.get(i).number(), answers.get(i));
      }
    }
  }

  /** Returns the best record that a row is the same as, other than the one that it was to make. */
  DuplicateOf.@Nullable Existing other(long row, String own) {
    for (DuplicateOf each : found.getOrDefault(row, List.of())) {
      if (each instanceof DuplicateOf.Existing existing && !existing.id().equals(own)) {
        return existing;
      }
    }
    return null;
  }

  /**
   * Returns the keys of a row that nobody else may come to hold before it is written; what holds the others already is
   * not the same, as the finder says.
   */
  Set<String> free(StagedRow row) {
    List<String> free = new ArrayList<>(row.keys());
    free.removeIf(holders::containsKey);
    return new HashSet<>(free);
  }
}
