package io.crmkit.imports;

import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FieldMerge;
import io.crmkit.imports.model.ImportWork;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.PlannedBatch;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordBatch;
import io.crmkit.imports.model.RecordWrite;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.WorkMark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

  private final ImportTask task;
  private final FieldMerge merge;
  private final List<RowPlan> plans = new ArrayList<>();
  private final Map<Long, StagedRow> rows = new HashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Map<String, ImportedRecord> stored;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final List<RowPlan> changed = new ArrayList<>();

  /** @param stored the records that the rows are planned for, as far as they are there */
  CommitBatch(ImportTask task, Map<String, ImportedRecord> stored) {
    this.task = task;
    this.merge = new FieldMerge(task.template());
    this.stored = new HashMap<>(stored);
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
    if (plan.action() == RowAction.CREATE) {
      made.add(plan.record());
    }
    rows.put(plan.row(), Objects.requireNonNull(all.get(plan.row()), "a planned row is staged"));
  }

  /** Returns the writes of all rows and the mark behind them. */
  RecordBatch finish(WorkMark before) {
    Encounters met = Encounters.of(task, plans.stream().filter(this::isFirst).map(this::row).toList(),
        plans.stream().filter(plan -> !isFirst(plan) && isAlone(plan)).map(this::row).toList());
    List<RowPlan> fitted = load(fit(met));
    RowCounts counts = before.counts();
    for (RowPlan plan : fitted) {
      counts = counts.plus(Planning.count(write(plan)));
    }
    remember();
    WorkMark after = new WorkMark(fitted.get(fitted.size() - 1).row(), counts);
    return new RecordBatch(task.entityType(), ImportWork.COMMIT, before, after, met.asOf(), writes(), List.of());
  }

  private static Set<String> targets(Collection<RowPlan> plans) {
    Set<String> ids = new LinkedHashSet<>();
    plans.stream().filter(plan -> plan.action().writes()).forEach(plan -> ids.add(plan.record()));
    return ids;
  }

  /** Whether a row is to be the first of its kind, and so must not find another one. */
  private boolean isFirst(RowPlan plan) {
    return plan.action() == RowAction.CREATE && !isCopy(plan);
  }

  /** Whether a row has no record to go to: it is the first of its kind, or that record has gone. */
  private boolean isAlone(RowPlan plan) {
    boolean gone = plan.action().writes() && plan.action() != RowAction.CREATE
        && !stored.containsKey(plan.record()) && !made.contains(plan.record());
    return isFirst(plan) || gone;
  }

  private StagedRow row(RowPlan plan) {
    return Objects.requireNonNull(rows.get(plan.row()));
  }

  private List<RowPlan> fit(Encounters met) {
    Map<Long, RowPlan> known = leaders();
    Following following = new Following(task, known);
    Map<String, RowPlan> heirs = new HashMap<>();
    List<RowPlan> fitted = new ArrayList<>(plans.size());
    for (RowPlan plan : plans) {
      RowPlan followed = isFirst(plan) ? plan : behind(heirs.get(plan.record()), following.of(plan));
      RowPlan fit = followed.equals(plan) && isAlone(plan) ? met(plan, met) : followed;
      if (!fit.equals(plan)) {
        changed.add(fit);
      }
      if (Following.isHeir(task, plan)) {
        heirs.put(plan.record(), fit);
      }
      known.put(fit.row(), fit);
      fitted.add(fit);
    }
    return fitted;
  }

  /** Returns the plan of a row that was to go to the record of an heir, wherever that has ended. */
  private static RowPlan behind(@Nullable RowPlan heir, RowPlan plan) {
    if (heir == null || heir.record().equals(plan.record())) {
      return plan;
    }
    RowAction action = heir.action() == RowAction.REVIEW ? RowAction.REVIEW : plan.action();
    return new RowPlan(plan.row(), action, heir.record(), plan.duplicates());
  }

  /** Returns the plan of a row whose like somebody else has made a record of by now. */
  private RowPlan met(RowPlan plan, Encounters met) {
    DuplicateOf.Existing other = isFirst(plan)
        ? met.others(plan.row(), plan.record()) : met.other(plan.row(), plan.record());
    if (other == null) {
      return plan;
    }
    List<DuplicateOf> duplicates = new ArrayList<>(List.of(other));
    plan.duplicates().stream().filter(each -> !isOf(each, other.id())).forEach(duplicates::add);
    RowAction action = Planning.action(task.template().strategy(other.score()));
    return new RowPlan(plan.row(), action, action == RowAction.CREATE ? plan.record() : other.id(), duplicates);
  }

  private static boolean isOf(DuplicateOf duplicate, String record) {
    return duplicate instanceof DuplicateOf.Existing existing && existing.id().equals(record);
  }

  private Map<Long, RowPlan> leaders() {
    Set<Long> numbers = new LinkedHashSet<>();
    for (RowPlan plan : plans) {
      DuplicateOf.InFile earlier = Following.leader(plan);
      if (earlier != null) {
        numbers.add(earlier.row());
      }
    }
    return new HashMap<>(task.plans(numbers));
  }

  /** Returns the first of these plans, as many as the records that they have met by now fit into memory. */
  private List<RowPlan> load(List<RowPlan> fitted) {
    Set<String> more = targets(fitted);
    more.removeAll(targets(plans));
    List<String> ids = List.copyOf(more);
    Set<String> left = Set.of();
    if (!ids.isEmpty()) {
      Portion<String, ImportedRecord> read = task.portion(ids);
      stored.putAll(read.found());
      left = Set.copyOf(ids.subList(read.looked(), ids.size()));
    }
    List<RowPlan> first = new ArrayList<>();
    for (RowPlan plan : fitted) {
      if (plan.action().writes() && left.contains(plan.record())) {
        break;
      }
      first.add(plan);
    }
    targets(first).forEach(record -> drafts.put(record, new Draft(stored.get(record))));
    return first;
  }

  /** Does what a plan says to the draft of its record; a record that has gone meanwhile is made anew. */
  private RowPlan write(RowPlan plan) {
    if (!plan.action().writes()) {
      return plan;
    }
    StagedRow row = row(plan);
    Draft draft = Objects.requireNonNull(drafts.get(plan.record()));
    Map<String, String> fields = draft.fields;
    if (fields != null && Following.isHeir(task, plan)) {
      RowAction action = Following.otherwise(task, plan);
      draft.fields = merge.merge(fields, row, action);
      return new RowPlan(plan.row(), action, plan.record(), plan.duplicates());
    }
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
  private boolean isCopy(RowPlan plan) {
    return plan.action() == RowAction.CREATE && plan.isDuplicate() && !Following.isHeir(task, plan);
  }

  /**
   * Keeps the plans that became others before anything is written by them: rows that come later look there, also after
   * a crash.
   */
  private void remember() {
    if (!changed.isEmpty()) {
      WorkMark mark = task.planned();
      task.ports().staging().plan(task.tenant(), task.id(), new PlannedBatch(mark, mark, changed));
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
