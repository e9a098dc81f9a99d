package io.crmkit.forecast.snapshot.model;

import io.crmkit.core.Require;
import io.crmkit.forecast.model.Deal;
import org.jspecify.annotations.Nullable;

/**
 * One deal in two snapshots, at least one of which has it.
 *
 * @param before its form in the first; null if it was not there
 * @param after its form in the second; null if it was not there
 */
public record DealPair(String id, @Nullable Deal before, @Nullable Deal after) {

  public DealPair {
    Require.notBlank(id, "id");
    if (before == null && after == null) {
      throw new IllegalArgumentException("the deal %s is in neither of the two snapshots".formatted(id));
    }
    requireId(id, before, "before");
    requireId(id, after, "after");
  }

  private static void requireId(String id, @Nullable Deal deal, String name) {
    if (deal != null && !deal.id().equals(id)) {
      throw new IllegalArgumentException("%s is the deal %s and not %s".formatted(name, deal.id(), id));
    }
  }
}
