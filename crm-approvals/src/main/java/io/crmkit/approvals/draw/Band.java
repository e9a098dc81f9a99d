package io.crmkit.approvals.draw;

import java.util.List;

/**
 * What stands side by side between two points of a chain: one column for a step, several for a fork.
 *
 * @param label what a fork is called, and its join; empty for a single column
 * @param columns the branches, each from top to bottom
 */
record Band(String label, List<Column> columns) {

  /**
   * One branch.
   *
   * @param label its name; empty if there is no fork
   */
  record Column(String label, List<Box> boxes) {
    Column {
      boxes = List.copyOf(boxes);
    }
  }

  Band {
    columns = List.copyOf(columns);
  }

  static Band of(Box box) {
    return new Band("", List.of(new Column("", List.of(box))));
  }
}
