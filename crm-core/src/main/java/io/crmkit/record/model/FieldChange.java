package io.crmkit.record.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a field of a record became another one.
 *
 * @param field the name of the field in documents, such as {@code close_date}
 * @param before as text; null if there was none
 * @param after as text; null if there is none any more
 */
public record FieldChange(
    String field, @Nullable String before, @Nullable String after, Actor by, Instant at) {

  public FieldChange {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
  }
}
