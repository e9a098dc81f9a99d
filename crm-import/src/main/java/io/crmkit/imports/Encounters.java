package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordChange;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.RecordStore;
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

  /** The records as they were before anybody was asked about them. */
  private final long asOf;
  private final Map<Long, List<DuplicateOf>> found = new HashMap<>();
  private final Set<String> ours = new HashSet<>();

  private Encounters(long asOf) {
    this.asOf = asOf;
  }

  /**
   * Looks for them.
   *
   * @param first rows that are to be the first of their kind, which may meet what others have made
   * @param gone rows whose record has gone, which may meet any
   */
  static Encounters of(ImportTask task, List<StagedRow> first, List<StagedRow> gone) {
    if (keys(first).isEmpty() && keys(gone).isEmpty()) {
      return new Encounters(0);
    }
    RecordStore records = task.ports().records();
    Encounters encounters = new Encounters(records.revision(task.tenant(), task.entityType()));
    List<StagedRow> ofOthers = having(first, records.holdersBesides(
        task.tenant(), task.id(), task.entityType(), task.keys(), keys(first), 1));
    encounters.keep(task, ofOthers, task.finder()::findMadeByOthers);
    List<StagedRow> ofAny = having(gone, records.holders(
        task.tenant(), task.entityType(), task.keys(), keys(gone), 1));
    encounters.keep(task, ofAny, task.finder()::find);
    return encounters;
  }

  private static Set<String> keys(List<StagedRow> rows) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(row.keys()));
    return keys;
  }

  private static List<StagedRow> having(List<StagedRow> rows, Map<String, List<String>> held) {
    return rows.stream().filter(row -> row.keys().stream().anyMatch(held::containsKey)).toList();
  }

  /** What a finder is asked. */
  private interface Question {
    List<List<DuplicateOf>> ask(TenantId tenant, ImportId id, Template template, List<StagedRow> rows);
  }

  private void keep(ImportTask task, List<StagedRow> rows, Question question) {
    if (rows.isEmpty()) {
      return;
    }
    List<List<DuplicateOf>> answers = question.ask(task.tenant(), task.id(), task.template(), rows);
    Set<String> records = new LinkedHashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      found.put(rows.get(i).number(), answers.get(i));
      answers.get(i).stream().filter(DuplicateOf.Existing.class::isInstance)
          .forEach(each -> records.add(((DuplicateOf.Existing) each).id()));
    }
    List<String> all = List.copyOf(records);
    for (int from = 0; from < all.size(); ) {
      Portion<String, ImportedRecord> read = task.portion(all.subList(from, all.size()));
      lookForOurs(task, read.found());
      from += read.looked();
    }
  }

  /**
   * What the import itself has made and nobody has touched since was compared when it was rows. Of a record that it
   * changed others may have changed other fields since, which nothing tells from what it was before.
   */
  private void lookForOurs(ImportTask task, Map<String, ImportedRecord> stored) {
    Map<String, RecordChange> changes = task.ports().records().changes(task.tenant(), task.id(), stored.keySet());
    changes.forEach((id, change) -> {
      ImportedRecord record = stored.get(id);
      if (record != null && change.before() == null && change.isStill(record.fields())) {
        ours.add(id);
      }
    });
  }

  long asOf() {
    return asOf;
  }

  /** Returns the best record that a row is the same as, other than the one that it was to make. */
  DuplicateOf.@Nullable Existing other(long row, String own) {
    return best(row, Set.of(own));
  }

  /** Returns the best record that somebody else has made and a row is the same as. */
  DuplicateOf.@Nullable Existing others(long row, String own) {
    Set<String> none = new HashSet<>(ours);
    none.add(own);
    return best(row, none);
  }

  private DuplicateOf.@Nullable Existing best(long row, Set<String> none) {
    for (DuplicateOf each : found.getOrDefault(row, List.of())) {
      if (each instanceof DuplicateOf.Existing existing && !none.contains(existing.id())) {
        return existing;
      }
    }
    return null;
  }
}
