package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.NumberScale;
import org.jspecify.annotations.Nullable;

/** What a model knows of the values of a field, to look it up. Immutable. */
final class Known {

  private final ValueStats values;
  private final @Nullable ValueStats words;
  private final @Nullable NumberScale scale;

  private Known(FieldValues field) {
    this.values = ValueStats.of(field.counts());
    this.words = field.words() == null ? null : ValueStats.of(field.words());
    this.scale = field.scale();
  }

  static Known of(FieldValues field) {
    return new Known(field);
  }

  ValueStats values() {
    return values;
  }

  @Nullable ValueStats words() {
    return words;
  }

  @Nullable NumberScale scale() {
    return scale;
  }
}
