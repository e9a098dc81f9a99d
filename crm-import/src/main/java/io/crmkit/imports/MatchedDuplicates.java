package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FieldMerge;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.RecordMatching;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.DuplicateFinder;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds what a matching takes for the same, by one definition for earlier rows, rows of other imports and records.
 *
 * <p>What shares a key is compared, that of rare keys first and {@value #MOST_CANDIDATES} of each kind at most: a key that
 * everybody has costs no more than one that few have, and leads to the first of them.
 *
 * @param <P> the form in which the matching compares
 */
final class MatchedDuplicates<P> implements DuplicateFinder {

  private static final int MOST_CANDIDATES = 100;
  private static final int MOST_PER_KEY = 50;

  /** How many rows are looked at together, so that what they are compared with fits into little memory. */
  private static final int TOGETHER = 100;

  private final ImportRepository repository;
  private final Staging staging;
  private final RecordStore records;
  private final RecordMatching<P> matching;

  MatchedDuplicates(ImportRepository repository, Staging staging, RecordStore records, RecordMatching<P> matching) {
    this.repository = repository;
    this.staging = staging;
    this.records = records;
    this.matching = matching;
  }

  @Override
  public List<List<DuplicateOf>> find(TenantId tenant, ImportId id, Template template, List<StagedRow> rows) {
    List<List<DuplicateOf>> found = new ArrayList<>(rows.size());
    for (int from = 0; from < rows.size(); from += TOGETHER) {
      found.addAll(new Some(tenant, id, template, rows.subList(from, Math.min(rows.size(), from + TOGETHER))).find());
    }
    return found;
  }

  /** Returns what has the keys of a row, that of the rarest keys first. */
  private static <T> Set<T> candidates(StagedRow row, Map<String, List<T>> byKey, Predicate<T> fits) {
    return row.keys().stream().map(key -> byKey.getOrDefault(key, List.of()))
        .sorted(Comparator.comparingInt(List::size)).flatMap(List::stream)
        .filter(fits).distinct().limit(MOST_CANDIDATES).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Some rows, and all that they may be the same as. */
  private final class Some {

    private final TenantId tenant;
    private final ImportId id;
    private final Template template;
    private final List<StagedRow> rows;
    private final Map<Long, Set<String>> recordsOf = new HashMap<>();
    private final Map<Long, Set<Long>> earlierOf = new HashMap<>();
    private final Map<Long, Set<DuplicateOf.Staged>> othersOf = new HashMap<>();
    private final Map<String, P> preparedRecords = new HashMap<>();
    private final Map<Long, P> preparedRows = new HashMap<>();
    private final Map<DuplicateOf.Staged, P> preparedOthers = new HashMap<>();

    Some(TenantId tenant, ImportId id, Template template, List<StagedRow> rows) {
      this.tenant = tenant;
      this.id = id;
      this.template = template;
      this.rows = rows;
    }

    List<List<DuplicateOf>> find() {
      Set<String> keys = new LinkedHashSet<>();
      rows.forEach(row -> keys.addAll(row.keys()));
      if (!keys.isEmpty()) {
        collect(keys);
        prepareRecords();
        prepareRows(template, id, union(earlierOf.values()), preparedRows::put);
        prepareOthers();
      }
      FieldMerge fields = new FieldMerge(template);
      return rows.stream().map(row -> found(row, matching.prepare(fields.fields(row)))).toList();
    }

    private void collect(Set<String> keys) {
      Map<String, List<String>> holders =
          records.holders(tenant, template.entityType(), matching, keys, MOST_PER_KEY);
      Map<String, List<Long>> earlier = staging.rowsWith(tenant, id, keys, Staging.MOST_WITH_KEY);
      Map<String, List<DuplicateOf.Staged>> others =
          staging.othersWith(tenant, id, template.entityType(), keys, Staging.MOST_WITH_KEY);
      for (StagedRow row : rows) {
        recordsOf.put(row.number(), candidates(row, holders, record -> true));
        earlierOf.put(row.number(), candidates(row, earlier, number -> number < row.number()));
        othersOf.put(row.number(), candidates(row, others, other -> true));
      }
    }

    private void prepareRecords() {
      Map<String, ImportedRecord> all = records.find(tenant, template.entityType(), union(recordsOf.values()));
      all.forEach((record, stored) -> preparedRecords.put(record, matching.prepare(stored.fields())));
    }

    private void prepareRows(Template of, ImportId from, Collection<Long> numbers, BiConsumer<Long, P> keep) {
      FieldMerge fields = new FieldMerge(of);
      staging.rows(tenant, from, numbers).forEach((number, row) ->
          keep.accept(number, matching.prepare(fields.fields(row))));
    }

    /** Rows of other imports have the fields of their own templates. */
    private void prepareOthers() {
      Map<String, List<DuplicateOf.Staged>> byImport = new TreeMap<>();
      union(othersOf.values()).forEach(other ->
          byImport.computeIfAbsent(other.staged().value(), each -> new ArrayList<>()).add(other));
      byImport.forEach((value, staged) -> {
        ImportId other = new ImportId(value);
        if (repository.find(tenant, other).orElseThrow().value() instanceof Opened job) {
          prepareRows(job.template(), other, staged.stream().map(DuplicateOf.Staged::row).toList(),
              (number, row) -> preparedOthers.put(new DuplicateOf.Staged(other, number, 0), row));
        }
      });
    }

    private List<DuplicateOf> found(StagedRow row, P own) {
      List<DuplicateOf> found = new ArrayList<>();
      recordsOf.getOrDefault(row.number(), Set.of()).stream().filter(preparedRecords::containsKey).forEach(each ->
          matching.compare(own, Objects.requireNonNull(preparedRecords.get(each))).ifPresent(likeness ->
              found.add(new DuplicateOf.Existing(each, likeness.score(), likeness.parts()))));
      earlierOf.getOrDefault(row.number(), Set.of()).stream().filter(preparedRows::containsKey).forEach(each ->
          matching.compare(own, Objects.requireNonNull(preparedRows.get(each))).ifPresent(likeness ->
              found.add(new DuplicateOf.InFile(each, likeness.score(), likeness.parts()))));
      othersOf.getOrDefault(row.number(), Set.of()).stream().filter(preparedOthers::containsKey).forEach(each ->
          matching.compare(own, Objects.requireNonNull(preparedOthers.get(each))).ifPresent(likeness ->
              found.add(new DuplicateOf.Staged(each.staged(), each.row(), likeness.score(), likeness.parts()))));
      return BestDuplicates.of(found);
    }
  }

  private static <T> Set<T> union(Collection<Set<T>> sets) {
    Set<T> union = new LinkedHashSet<>();
    sets.forEach(union::addAll);
    return union;
  }
}
