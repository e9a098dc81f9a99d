package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that somebody put in by hand, whatever the records say.
 *
 * @param value null to empty the field; blanks do the same
 * @param over the merges by which the value that it replaced had come into the entity, the outermost first, those that an
 *     edit was made over which it replaced among them; empty if it was the entity's own
 */
public record FieldEdit(String field, @Nullable String value, String by, Instant at, List<MergeId> over) {

  public FieldEdit {
    Require.notBlank(field, "field");
    Require.notBlank(by, "by");
    Objects.requireNonNull(at, "at");
    value = value == null || value.isBlank() ? null : value;
    over = List.copyOf(over);
  }

  FieldEdit over(List<MergeId> others) {
    return new FieldEdit(field, value, by, at, others);
  }
}
