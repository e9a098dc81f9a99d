package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FieldMerge;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.Likeness;
import io.crmkit.imports.model.Portion;
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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds what a matching takes for the same, by one definition for earlier rows, rows of other imports and records.
 *
 * <p>What shares a key is compared, that of rare keys first and {@value #MOST_CANDIDATES} of each kind at most: a key that
 * everybody has costs no more than one that few have, and leads to the first of them. What rows are compared with is
 * read in portions of {@link ImportTask#MOST_CHARACTERS}, none of which is kept.
 *
 * @param <P> the form in which the matching compares
 */
final class MatchedDuplicates<P> implements DuplicateFinder {

  private static final int MOST_CANDIDATES = 100;
  private static final int MOST_PER_KEY = 50;

  /** How many rows are looked at together, so that what they are compared with is asked for in few questions. */
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
    return each(rows, some -> {
      Some found = new Some(tenant, id, template, some);
      if (!found.keys().isEmpty()) {
        found.compareRecords(records.holders(tenant, template.entityType(), matching, found.keys(), MOST_PER_KEY));
        found.compareEarlier();
        found.compareOthers();
      }
      return found.best();
    });
  }

  @Override
  public List<List<DuplicateOf>> findMadeByOthers(
      TenantId tenant, ImportId id, Template template, List<StagedRow> rows) {
    return each(rows, some -> {
      Some found = new Some(tenant, id, template, some);
      found.compareRecords(
          records.holdersBesides(tenant, id, template.entityType(), matching, found.keys(), MOST_PER_KEY));
      return found.best();
    });
  }

  private static <T> List<T> each(List<StagedRow> rows, Function<List<StagedRow>, List<T>> some) {
    List<T> found = new ArrayList<>(rows.size());
    for (int from = 0; from < rows.size(); from += TOGETHER) {
      found.addAll(some.apply(rows.subList(from, Math.min(rows.size(), from + TOGETHER))));
    }
    return found;
  }

  /** Returns what has the keys of a row, that of the rarest keys first. */
  private static <T> Set<T> candidates(StagedRow row, Map<String, List<T>> byKey, Predicate<T> fits) {
    return row.keys().stream().map(key -> byKey.getOrDefault(key, List.of()))
        .sorted(Comparator.comparingInt(List::size)).flatMap(List::stream)
        .filter(fits).distinct().limit(MOST_CANDIDATES).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Some rows, and all that they are the same as. */
  private final class Some {

    private final TenantId tenant;
    private final ImportId id;
    private final Template template;
    private final List<StagedRow> rows;
    private final Map<Long, P> own = new HashMap<>();
    private final Map<Long, List<DuplicateOf>> found = new HashMap<>();

    Some(TenantId tenant, ImportId id, Template template, List<StagedRow> rows) {
      this.tenant = tenant;
      this.id = id;
      this.template = template;
      this.rows = rows;
      FieldMerge fields = new FieldMerge(template);
      rows.forEach(row -> own.put(row.number(), matching.prepare(fields.fields(row))));
    }

    Set<String> keys() {
      Set<String> keys = new LinkedHashSet<>();
      rows.forEach(row -> keys.addAll(row.keys()));
      return keys;
    }

    List<List<DuplicateOf>> best() {
      return rows.stream().map(row -> BestDuplicates.of(found.getOrDefault(row.number(), List.of()))).toList();
    }

    void compareRecords(Map<String, List<String>> holders) {
      Map<Long, Set<String>> of = candidatesOf(row -> candidates(row, holders, record -> true));
      compare(of, List.copyOf(union(of.values())),
          ids -> prepared(records.find(tenant, template.entityType(), ids, ImportTask.MOST_CHARACTERS),
              each -> each, ImportedRecord::fields),
          (record, likeness) -> new DuplicateOf.Existing(record, likeness.score(), likeness.parts()));
    }

    void compareEarlier() {
      Map<String, List<Long>> earlier = staging.rowsWith(tenant, id, keys(), Staging.MOST_WITH_KEY);
      Map<Long, Set<Long>> of = candidatesOf(row -> candidates(row, earlier, number -> number < row.number()));
      FieldMerge fields = new FieldMerge(template);
      compare(of, List.copyOf(union(of.values())),
          numbers -> prepared(staging.rows(tenant, id, numbers, ImportTask.MOST_CHARACTERS),
              each -> each, fields::fields),
          (number, likeness) -> new DuplicateOf.InFile(number, likeness.score(), likeness.parts()));
    }

    /** Rows of other imports have the fields of their own templates. */
    void compareOthers() {
      Map<String, List<DuplicateOf.Staged>> others =
          staging.othersWith(tenant, id, template.entityType(), keys(), Staging.MOST_WITH_KEY);
      Map<Long, Set<DuplicateOf.Staged>> of = candidatesOf(row -> candidates(row, others, other -> true));
      Map<String, List<DuplicateOf.Staged>> byImport = new TreeMap<>();
      union(of.values()).forEach(other ->
          byImport.computeIfAbsent(other.staged().value(), each -> new ArrayList<>()).add(other));
      byImport.forEach((value, staged) -> {
        ImportId other = new ImportId(value);
        if (repository.find(tenant, other).orElseThrow().value() instanceof Opened job) {
          compareOther(other, new FieldMerge(job.template()), of, staged);
        }
      });
    }

    private void compareOther(ImportId other, FieldMerge fields, Map<Long, Set<DuplicateOf.Staged>> of,
        List<DuplicateOf.Staged> staged) {
      compare(of, staged,
          some -> prepared(staging.rows(tenant, other, some.stream().map(DuplicateOf.Staged::row).toList(),
              ImportTask.MOST_CHARACTERS), number -> new DuplicateOf.Staged(other, number, 0), fields::fields),
          (each, likeness) -> new DuplicateOf.Staged(each.staged(), each.row(), likeness.score(), likeness.parts()));
    }

    private <T> Map<Long, Set<T>> candidatesOf(Function<StagedRow, Set<T>> candidates) {
      return rows.stream().collect(Collectors.toMap(StagedRow::number, candidates));
    }

    private <N, V, T> Portion<T, P> prepared(
        Portion<N, V> read, Function<N, T> name, Function<V, Map<String, String>> fields) {
      Map<T, P> prepared = new HashMap<>();
      read.found().forEach((each, value) -> prepared.put(name.apply(each), matching.prepare(fields.apply(value))));
      return new Portion<>(prepared, read.looked());
    }

    /** Compares the rows with their candidates, a portion of them at a time. */
    private <T> void compare(Map<Long, Set<T>> of, List<T> all, Function<List<T>, Portion<T, P>> read,
        BiFunction<T, Likeness, DuplicateOf> same) {
      for (int from = 0; from < all.size(); ) {
        Portion<T, P> portion = read.apply(all.subList(from, all.size()));
        rows.forEach(row -> Objects.requireNonNull(of.get(row.number())).forEach(each -> {
          P other = portion.found().get(each);
          if (other != null) {
            compare(row.number(), other, likeness -> same.apply(each, likeness));
          }
        }));
        from += portion.looked();
      }
    }

    private void compare(long row, P other, Function<Likeness, DuplicateOf> same) {
      matching.compare(Objects.requireNonNull(own.get(row)), other).ifPresent(likeness ->
          found.computeIfAbsent(row, unused -> new ArrayList<>()).add(same.apply(likeness)));
    }
  }

  private static <T> Set<T> union(Collection<Set<T>> sets) {
    Set<T> union = new LinkedHashSet<>();
    sets.forEach(union::addAll);
    return union;
  }
}
