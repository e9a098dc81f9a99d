package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FieldKeys;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.DuplicateFinder;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has the same keys: the {@code dedupe_fields} of a template, as {@link KeyFields} compares them.
 *
 * <p>The score is the share of a template's keys that are the same, so that it is 100 where all fields make one key. Then,
 * of a thousand equal rows each meets the first one only. Of the records that have a key only the first {@value #MOST}
 * are looked at, and where there are several keys as many rows: a key that everybody has costs no more than one that
 * ten have.
 */
public final class KeyDuplicates implements DuplicateFinder {

  private static final int MOST = BestDuplicates.MOST;

  private final Staging staging;
  private final RecordStore records;

  public KeyDuplicates(Staging staging, RecordStore records) {
    this.staging = Objects.requireNonNull(staging, "staging");
    this.records = Objects.requireNonNull(records, "records");
  }

  @Override
  public List<List<DuplicateOf>> find(TenantId tenant, ImportId id, Template template, List<StagedRow> rows) {
    return found(template, rows, (scheme, keys) -> {
      Map<String, List<String>> holders = records.holders(tenant, template.entityType(), scheme, keys, MOST);
      // one row of a key tells the score where there is no other key
      int most = scheme.all().size() < 2 ? 1 : MOST;
      Map<String, List<Long>> earlier = staging.rowsWith(tenant, id, keys, most);
      return new Found(
          holders, keysOf(tenant, template, holders),
          earlier, most == 1 ? Map.of() : keysOf(tenant, id, rows, earlier),
          staging.othersWith(tenant, id, template.entityType(), keys, most));
    });
  }

  @Override
  public List<List<DuplicateOf>> findMadeByOthers(
      TenantId tenant, ImportId id, Template template, List<StagedRow> rows) {
    return found(template, rows, (scheme, keys) -> {
      Map<String, List<String>> holders =
          records.holdersBesides(tenant, id, template.entityType(), scheme, keys, MOST);
      return new Found(holders, keysOf(tenant, template, holders), Map.of(), Map.of(), Map.of());
    });
  }

  private static List<List<DuplicateOf>> found(
      Template template, List<StagedRow> rows, BiFunction<FieldKeys, Set<String>, Found> ask) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(row.keys()));
    if (keys.isEmpty()) {
      return rows.stream().map(row -> List.<DuplicateOf>of()).toList();
    }
    FieldKeys scheme = FieldKeys.of(template);
    Found found = ask.apply(scheme, keys);
    int all = scheme.all().size();
    return rows.stream().map(row -> found.of(row, all)).toList();
  }

  /** Returns the keys of the records that were found, if there may be more that have one of them. */
  private Map<String, Set<String>> keysOf(TenantId tenant, Template template, Map<String, List<String>> holders) {
    List<KeyFields> fields = KeyFields.of(template);
    if (fields.size() < 2 || holders.values().stream().noneMatch(ids -> ids.size() == MOST)) {
      return Map.of();
    }
    Set<String> ids = new LinkedHashSet<>();
    holders.values().forEach(ids::addAll);
    List<String> all = List.copyOf(ids);
    Map<String, Set<String>> keys = new HashMap<>();
    for (int from = 0; from < all.size(); ) {
      Portion<String, ImportedRecord> read = records.find(
          tenant, template.entityType(), all.subList(from, all.size()), ImportTask.MOST_CHARACTERS);
      read.found().forEach((id, record) ->
          keys.put(id, Set.copyOf(KeyFields.keys(fields, record.fields()::get))));
      from += read.looked();
    }
    return keys;
  }

  /** Returns the keys of the rows that were found, if there may be more that have one of them. */
  private Map<Long, Set<String>> keysOf(
      TenantId tenant, ImportId id, List<StagedRow> rows, Map<String, List<Long>> found) {
    if (found.values().stream().noneMatch(numbers -> numbers.size() == MOST)) {
      return Map.of();
    }
    Map<Long, Set<String>> keys = new HashMap<>();
    rows.forEach(row -> keys.put(row.number(), Set.copyOf(row.keys())));
    Set<Long> others = new LinkedHashSet<>();
    found.values().forEach(others::addAll);
    others.removeAll(keys.keySet());
    List<Long> all = List.copyOf(others);
    for (int from = 0; from < all.size(); ) {
      Portion<Long, StagedRow> read =
          staging.rows(tenant, id, all.subList(from, all.size()), ImportTask.MOST_CHARACTERS);
      read.found().forEach((number, row) -> keys.put(number, Set.copyOf(row.keys())));
      from += read.looked();
    }
    return keys;
  }

  /** What the keys of some rows lead to. */
  private record Found(Map<String, List<String>> records, Map<String, Set<String>> keysOf, Map<String, List<Long>> rows,
      Map<Long, Set<String>> keysOfRows, Map<String, List<DuplicateOf.Staged>> others) {

    List<DuplicateOf> of(StagedRow row, int all) {
      Map<String, Integer> byRecord = new TreeMap<>();
      Map<Long, Integer> byRow = new TreeMap<>();
      Map<DuplicateOf.Staged, Integer> byOther = new TreeMap<>(BestDuplicates.FIRST);
      for (String key : row.keys()) {
        records.getOrDefault(key, List.of()).forEach(record -> byRecord.merge(record, 1, Integer::sum));
        rows.getOrDefault(key, List.of()).stream().filter(first -> first < row.number())
            .forEach(first -> byRow.merge(first, 1, Integer::sum));
        others.getOrDefault(key, List.of()).forEach(other -> byOther.merge(other, 1, Integer::sum));
      }
      byRecord.replaceAll((record, count) -> same(row, keysOf.get(record), count));
      byRow.replaceAll((first, count) -> same(row, keysOfRows.get(first), count));
      List<DuplicateOf> found = new ArrayList<>();
      byRecord.forEach((record, count) -> found.add(new DuplicateOf.Existing(record, score(count, all))));
      byRow.forEach((first, count) -> found.add(new DuplicateOf.InFile(first, score(count, all))));
      byOther.forEach((other, count) ->
          found.add(new DuplicateOf.Staged(other.staged(), other.row(), score(count, all))));
      return BestDuplicates.of(found);
    }

    private static int same(StagedRow row, @Nullable Set<String> keys, int count) {
      return keys == null ? count : (int) row.keys().stream().filter(keys::contains).count();
    }
  }

  private static int score(int same, int all) {
    return Math.round(100f * same / Math.max(1, all));
  }
}
