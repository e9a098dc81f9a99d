package io.crmkit.territory.model.rollup;

import io.crmkit.core.Require;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a record brings to roll-ups.
 *
 * @param id unique among the records of a roll-up
 * @param value null if it has none: then it is counted, and in no sum
 * @param group what {@link Totals#distinct()} counts, such as the customer of an opportunity
 */
public record Measured(String id, @Nullable BigDecimal value, String group) {

  public Measured {
    Require.notBlank(id, "id");
    Objects.requireNonNull(group, "group");
  }
}
