package io.crmkit.imports.row;

import io.crmkit.imports.model.RowProblem;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a template makes of a row. */
public final class RowOutcome {

  private final @Nullable String[] values;
  private final List<RowProblem> problems;

  RowOutcome(@Nullable String[] values, List<RowProblem> problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Returns the values of the fields of {@link io.crmkit.imports.model.template.Template#fields()}, in their order. */
  public List<@Nullable String> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  /** Returns everything that is wrong with the row; nothing if it is valid. */
  public List<RowProblem> problems() {
    return problems;
  }
}
