package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FieldMerge;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.KeyFields;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import io.crmkit.imports.model.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some planned rows do to the records as they are now: the plan was made earlier, and others have written since.
 *
 * <p>A row that was to be a record of its own meets the record that somebody else has made of the same thing meanwhile,
 * and does what the template says of duplicates. Rows that were to meet the record of that row follow it.
 */
final class CommitBatch {

  private final ImportPorts ports;
  private final TenantId tenant;
  private final ImportId id;
  private final Template template;
  private final FieldMerge merge;
  private final List<RowPlan> plans = new ArrayList<>();
  private final Map<Long, StagedRow> rows = new HashMap<>();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<RowPlan> changed = new ArrayList<>();

  CommitBatch(ImportPorts ports, TenantId tenant, ImportId id, Template template) {
    this.ports = ports;
    this.tenant = tenant;
    this.id = id;
    this.template = template;
    this.merge = new FieldMerge(template);
  }

  /** A record on its way from how it was read to how it will be written. */
  private static final class Draft {

    private final @Nullable ImportedRecord read;
    private @Nullable Map<String, String> fields;
    private final Set<String> free = new LinkedHashSet<>();

    Draft(@Nullable ImportedRecord read) {
      this.read = read;
      this.fields = read == null ? null : read.fields();
    }
  }

  void add(RowPlan plan, Map<Long, StagedRow> all) {
    plans.add(plan);
    rows.put(plan.row(), Objects.requireNonNull(all.get(plan.row()), "a planned row is staged"));
  }

  /** Returns the writes of all rows and the mark behind them. */
  RecordBatch finish(WorkMark before) {
    Map<String, List<String>> holders = holders();
    List<RowPlan> fitted = fit(holders);
    load(fitted);
    RowCounts counts = before.counts();
    for (RowPlan plan : fitted) {
      counts = counts.plus(Planning.count(write(plan)));
    }
    remember();
    WorkMark after = new WorkMark(plans.get(plans.size() - 1).row(), counts);
    return new RecordBatch(template.entityType(), ImportWork.COMMIT, before, after, writes(), List.of());
  }

  private Map<String, List<String>> holders() {
    Set<String> keys = new LinkedHashSet<>();
    for (RowPlan plan : plans) {
      if (isFirst(plan)) {
        keys.addAll(row(plan).keys());
      }
    }
    return keys.isEmpty() ? Map.of() : ports.records().holders(tenant, template.entityType(), keys);
  }

  /** Whether a row is to be the first of its kind, and so must not find another one. */
  private static boolean isFirst(RowPlan plan) {
    return plan.action() == RowAction.CREATE && !plan.isDuplicate();
  }

  private StagedRow row(RowPlan plan) {
    return Objects.requireNonNull(rows.get(plan.row()));
  }

  private List<RowPlan> fit(Map<String, List<String>> holders) {
    Map<Long, RowPlan> leaders = leaders();
    List<RowPlan> fitted = new ArrayList<>(plans.size());
    for (RowPlan plan : plans) {
      RowPlan fit = isFirst(plan) ? met(plan, holders) : following(plan, leaders);
      if (!fit.equals(plan)) {
        changed.add(fit);
      }
      leaders.put(fit.row(), fit);
      fitted.add(fit);
    }
    return fitted;
  }

  /** Returns the plan of a row whose like somebody else has made a record of by now. */
  private RowPlan met(RowPlan plan, Map<String, List<String>> holders) {
    Map<String, Integer> same = new HashMap<>();
    for (String key : row(plan).keys()) {
      holders.getOrDefault(key, List.of()).forEach(record -> same.merge(record, 1, Integer::sum));
    }
    same.remove(plan.record());
    if (same.isEmpty()) {
      return plan;
    }
    String record = same.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow().getKey();
    int score = KeyDuplicates.score(Objects.requireNonNull(same.get(record)), KeyFields.of(template).size());
    List<DuplicateOf> duplicates = new ArrayList<>(List.of(new DuplicateOf.Existing(record, score)));
    duplicates.addAll(plan.duplicates());
    RowAction action = Planning.action(template.strategy(score));
    return new RowPlan(plan.row(), action, action == RowAction.CREATE ? plan.record() : record, duplicates);
  }

  /** Returns the plan of a row that meets the record of an earlier one, wherever that has ended. */
  private static RowPlan following(RowPlan plan, Map<Long, RowPlan> leaders) {
    DuplicateOf best = Planning.best(plan.duplicates());
    if (plan.action() == RowAction.CREATE || !(best instanceof DuplicateOf.InFile earlier)) {
      return plan;
    }
    RowPlan leader = leaders.get(earlier.row());
    return leader == null || leader.record().equals(plan.record())
        ? plan : new RowPlan(plan.row(), plan.action(), leader.record(), plan.duplicates());
  }

  private Map<Long, RowPlan> leaders() {
    Set<Long> numbers = new LinkedHashSet<>();
    for (RowPlan plan : plans) {
      if (Planning.best(plan.duplicates()) instanceof DuplicateOf.InFile earlier) {
        numbers.add(earlier.row());
      }
    }
    return new HashMap<>(ports.staging().plans(tenant, id, numbers));
  }

  private void load(Collection<RowPlan> fitted) {
    Set<String> ids = new LinkedHashSet<>();
    fitted.stream().filter(plan -> plan.action().writes()).forEach(plan -> ids.add(plan.record()));
    Map<String, ImportedRecord> found = ports.records().find(tenant, template.entityType(), ids);
    ids.forEach(record -> drafts.put(record, new Draft(found.get(record))));
  }

  /** Does what a plan says to the draft of its record; a record that has gone meanwhile is made anew. */
  private RowPlan write(RowPlan plan) {
    if (!plan.action().writes()) {
      return plan;
    }
    StagedRow row = row(plan);
    Draft draft = Objects.requireNonNull(drafts.get(plan.record()));
    Map<String, String> fields = draft.fields;
    if (fields != null && plan.action() != RowAction.CREATE) {
      draft.fields = merge.merge(fields, row, plan.action());
      return plan;
    }
    draft.fields = merge.fields(row);
    if (!isCopy(plan)) {
      draft.free.addAll(row.keys());
    }
    return new RowPlan(plan.row(), RowAction.CREATE, plan.record(), plan.duplicates());
  }

  /** Whether the template wants a second record of the same thing. */
  private static boolean isCopy(RowPlan plan) {
    return plan.action() == RowAction.CREATE && plan.isDuplicate();
  }

  /**
   * Keeps the plans that became others before anything is written by them: rows that come later look there, also after
   * a crash.
   */
  private void remember() {
    if (!changed.isEmpty()) {
      WorkMark mark = ports.staging().planned(tenant, id);
      ports.staging().plan(tenant, id, new PlannedBatch(mark, mark, changed));
    }
  }

  private List<RecordWrite> writes() {
    List<RecordWrite> writes = new ArrayList<>();
    drafts.forEach((record, draft) -> {
      ImportedRecord read = draft.read;
      if (read == null || !read.fields().equals(draft.fields)) {
        writes.add(new RecordWrite(record, read == null ? 0 : read.version(),
            read == null ? null : read.fields(), draft.fields, List.copyOf(draft.free)));
      }
    });
    return writes;
  }
}
