package io.crmkit.forecast.model;

import io.crmkit.forecast.model.plan.Column;

/** How columns are compared: names of categories as those of stages, so that {@code Best Case} is {@code best_case}. */
public final class ColumnName {

  private ColumnName() {}

  /** Returns whether two columns are the same. */
  public static boolean isSame(Column one, Column other) {
    Column.OfCategory category = one.category();
    Column.OfCategory otherCategory = other.category();
    return one.basis() == other.basis() && (category == null || otherCategory == null
        ? category == null && otherCategory == null
        : isSame(category, otherCategory));
  }

  private static boolean isSame(Column.OfCategory one, Column.OfCategory other) {
    return one.map().equals(other.map()) && one.view() == other.view()
        && StageName.plain(one.name()).equals(StageName.plain(other.name()));
  }
}
