package io.crmkit.imports.model;

import java.util.List;

/** What is to become of rows, written in one act; {@code before} tells whether somebody else plans the import too. */
public record PlannedBatch(WorkMark before, WorkMark after, List<RowPlan> plans) {

  public PlannedBatch {
    plans = List.copyOf(plans);
  }
}
