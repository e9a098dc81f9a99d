package io.crmkit.forecast.model.plan;

import io.crmkit.core.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a sheet.
 *
 * @param category which deals it is about; all deals, omitted ones too, where it is null
 */
public record Column(Basis basis, @Nullable OfCategory category) {

  /** One category in one map of categories. */
  public record OfCategory(String map, String name, View view) {

    public OfCategory {
      Require.notBlank(map, "map");
      Require.notBlank(name, "name");
      Objects.requireNonNull(view, "view");
    }
  }

  public Column {
    Objects.requireNonNull(basis, "basis");
  }

  /** Returns the measure of all deals. */
  public static Column of(Basis basis) {
    return new Column(basis, null);
  }

  /** Returns the measure of the deals of a category. */
  public static Column of(Basis basis, String map, String category, View view) {
    return new Column(basis, new OfCategory(map, category, view));
  }
}
