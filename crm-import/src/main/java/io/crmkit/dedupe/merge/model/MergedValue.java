package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that survived, and why.
 *
 * @param value null if somebody emptied the field
 * @param rule what chose it: {@code most_recent}, {@code custom:vip}, {@code edit}
 * @param lineage where it comes from: one place, or several for a union and for what is the most frequent
 */
public record MergedValue(@Nullable String value, String rule, List<Lineage> lineage) {

  public MergedValue {
    Require.notBlank(rule, "rule");
    lineage = List.copyOf(lineage);
  }
}
