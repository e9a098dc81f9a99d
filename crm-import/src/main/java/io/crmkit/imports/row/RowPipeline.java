package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.expression.ValueType;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.text.Signs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A template bound to the header of a file: maps, transforms and validates one row after the other. Not thread-safe.
 */
public final class RowPipeline {

  private final HeaderBinding binding;
  private final int[] columns;
  private final int[] kept;
  private final boolean isAll;
  private final int[] required;
  private final List<String> fields;
  private final List<String> records;
  private final NullSpellings nulls;
  private final Step[] steps;
  private final List<RowCheck> checks;
  private final Work work;

  private RowPipeline(Template template, HeaderBinding binding, List<String> header, List<RowCheck> checks) {
    this.binding = binding;
    this.fields = template.workFields();
    this.records = template.fields();
    this.columns = binding.columns().stream().mapToInt(Integer::intValue).toArray();
    this.kept = indexes(records);
    this.isAll = records.equals(fields);
    this.required = indexes(template.requiredFields());
    this.nulls = new NullSpellings(template.nullValues());
    this.steps = steps(template, fields);
    this.checks = List.copyOf(checks);
    this.work = new Work(fields, columns, List.copyOf(header));
  }

  /** Returns a pipeline for a file with this header, or what in the template does not fit it. */
  public static Validated<RowPipeline> of(Template template, List<String> header) {
    return of(template, header, List.of());
  }

  /**
   * Returns a pipeline for a file with this header, or what in the template does not fit it.
   *
   * @param template one that {@link io.crmkit.imports.model.template.TemplateCheck} finds sound
   * @param checks what else every row must pass
   */
  public static Validated<RowPipeline> of(Template template, List<String> header, List<RowCheck> checks) {
    Validated<HeaderBinding> binding = HeaderBinding.of(template, header);
    return binding instanceof Invalid<HeaderBinding> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(new RowPipeline(template, binding.orElseThrow(), header, checks));
  }

  private static Step[] steps(Template template, List<String> fields) {
    List<Step> all = new ArrayList<>();
    Steps transformations = new Steps(fields);
    template.transformationRules().forEach(rule -> all.add(transformations.of(rule)));
    Map<String, ValueType> types = Fields.types(template);
    Checks validations = new Checks(fields, types);
    template.validationRules().forEach(rule -> all.add(validations.of(rule)));
    return all.toArray(Step[]::new);
  }

  private int[] indexes(List<String> names) {
    return names.stream().mapToInt(fields::indexOf).toArray();
  }

  /** Returns how the template found its columns. */
  public HeaderBinding binding() {
    return binding;
  }

  /**
   * Maps, transforms and validates a row.
   *
   * @param cells as the file has them, one for each column of the header
   */
  public RowOutcome run(List<@Nullable String> cells) {
    work.startOver(cells);
    if (!nulls.isEmpty()) {
      takeOutNulls();
    }
    for (Step step : steps) {
      step.run(work);
    }
    for (int field : required) {
      if (work.value(field) == null && !work.isBroken(field)) {
        work.report(field, "import.rule.required", "A value is required here.");
      }
    }
    return outcome();
  }

  private void takeOutNulls() {
    for (int i = 0; i < columns.length; i++) {
      String cell = work.value(i);
      if (cell != null && nulls.contains(cell)) {
        work.set(i, null);
      }
    }
  }

  /** The values of the fields of records, which nearly always are all fields. */
  private @Nullable String[] values() {
    if (isAll) {
      return work.values();
    }
    @Nullable String[] values = new String[kept.length];
    for (int i = 0; i < kept.length; i++) {
      values[i] = work.value(kept[i]);
    }
    return values;
  }

  private RowOutcome outcome() {
    @Nullable String[] values = values();
    for (int i = 0; i < kept.length; i++) {
      String value = values[i];
      if (value != null && !work.isBroken(kept[i]) && Signs.firstUnstorable(value) >= 0) {
        work.report(kept[i], "import.rule.unstorable", "The value has a character that no database keeps (U+0000, or"
            + " half of a pair); remove it, or use the transform \"strip_invisible\".");
      }
    }
    if (work.problems().isEmpty() && !checks.isEmpty()) {
      askHost(values);
    }
    return new RowOutcome(values, work.problems().isEmpty() ? List.of() : List.copyOf(work.problems()));
  }

  private void askHost(@Nullable String[] values) {
    Map<String, String> present = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        present.put(records.get(i), Objects.requireNonNull(values[i]));
      }
    }
    for (RowCheck check : checks) {
      check.check(present).forEach(this::report);
    }
  }

  private void report(Violation violation) {
    String pointer = violation.pointer();
    String name = pointer.isEmpty() ? "" : pointer.substring(1).split("/", 2)[0].replace("~1", "/").replace("~0", "~");
    int field = fields.indexOf(name);
    if (field >= 0) {
      work.report(field, violation.code(), violation.message());
    } else {
      work.report(new RowProblem(null, null, null, violation.code(), violation.toString()));
    }
  }
}
