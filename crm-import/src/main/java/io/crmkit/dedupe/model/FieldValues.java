package io.crmkit.dedupe.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a field were like when the model was learned, so that two records are weighed by the model alone.
 *
 * @param counts how frequent values are
 * @param words how frequent words are, for fields of several words; null for others
 * @param scale of quantities; null for others
 * @param order of day and month of dates; null for others
 * @param partner the field that this one is often mixed up with; null if there is none
 * @param none values that stand for none, such as an address that very many rows have, by their hashes
 */
public record FieldValues(
    ValueCounts counts, @Nullable ValueCounts words, @Nullable NumberScale scale, @Nullable DayOrder order,
    @Nullable String partner, List<String> none) {

  /** How many values that stand for none are kept at most. */
  public static final int MOST_NONE = 1000;

  public FieldValues {
    none = List.copyOf(none);
    none.forEach(Hashes::check);
    if (none.size() > MOST_NONE) {
      throw new IllegalArgumentException(
          "at most %d values stand for none but were %d".formatted(MOST_NONE, none.size()));
    }
  }
}
