package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.imports.model.FieldMerge;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Shows what is staged and planned, a page at a time. */
final class Previews {

  private final ImportPorts ports;

  Previews(ImportPorts ports) {
    this.ports = ports;
  }

  Page<PreviewRow> page(TenantId tenant, ImportId id, Template template, PageRequest request) {
    Page<RowPlan> plans = page("imports/preview", request,
        after -> ports.staging().plans(tenant, id, after, request.limit() + 1), RowPlan::row);
    List<Long> numbers = plans.items().stream().map(RowPlan::row).toList();
    Map<Long, StagedRow> rows = ports.staging().rows(tenant, id, numbers);
    Map<String, ImportedRecord> records = ports.records().find(
        tenant, template.entityType(), plans.items().stream().map(RowPlan::record).distinct().toList());
    FieldMerge merge = new FieldMerge(template);
    return plans.map(plan ->
        row(merge, Objects.requireNonNull(rows.get(plan.row())), plan, records.get(plan.record())));
  }

  private static PreviewRow row(FieldMerge merge, StagedRow row, RowPlan plan, @Nullable ImportedRecord record) {
    Map<String, String> before = record == null ? null : record.fields();
    if (!plan.action().writes()) {
      return new PreviewRow(row, plan, before, before);
    }
    Map<String, String> after = before == null || plan.action() == RowAction.CREATE
        ? merge.fields(row) : merge.merge(before, row, plan.action());
    return new PreviewRow(row, plan, before, after);
  }

  /** Returns the number that a cursor ends with; one that somebody has made up is refused like that of another list. */
  static long place(Cursor cursor, String list) {
    String key = cursor.keyFor(list, 1).orElseThrow().get(0);
    boolean isNumber = !key.isEmpty() && key.length() < 19 && key.chars().allMatch(c -> c >= '0' && c <= '9');
    Validated<Long> place = isNumber ? Validated.valid(Long.parseLong(key))
        : Validated.invalid(Violations.of(new Violation("", "paging.bad-cursor",
            "This is no cursor of %s. Start at the first page.".formatted(list))));
    return place.orElseThrow();
  }

  /** Reads a page of what a store has in the order of a number, with one item more than the page holds. */
  static <T> Page<T> page(String list, PageRequest request, Function<Long, List<T>> read, ToLongFunction<T> number) {
    Cursor cursor = request.cursor();
    long after = cursor == null ? 0 : place(cursor, list);
    return Page.of(read.apply(after), request,
        item -> new Cursor(list, List.of(Long.toString(number.applyAsLong(item)))));
  }
}
