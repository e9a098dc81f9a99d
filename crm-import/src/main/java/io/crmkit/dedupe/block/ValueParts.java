package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.measure.Texts;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of each value of a field, as hashes: a number for each value where a value has one part at most. Belongs to
 * one thread, as what it returns is good until it is asked again.
 */
final class ValueParts {

  private static final long[] NONE = {};

  private final long[] single;
  private final BitSet has;
  private final long[] @Nullable [] several;
  private final long[] one = new long[1];

  private ValueParts(long[] single, BitSet has, long[] @Nullable [] several) {
    this.single = single;
    this.has = has;
    this.several = several;
  }

  static ValueParts of(Field field, PlanKeys keys, int take) {
    Texts texts = field.texts();
    long[] single = new long[texts.size()];
    BitSet has = new BitSet(texts.size());
    long[] @Nullable [] several = {};
    for (int code = 0; code < single.length; code++) {
      long[] parts = keys.part(take, texts, code);
      if (parts.length > 1) {
        several = several.length == 0 ? new long[single.length][] : several;
        several[code] = parts;
      } else if (parts.length == 1) {
        has.set(code);
        single[code] = parts[0];
      }
    }
    return new ValueParts(single, has, several);
  }

  /** Returns the hashes of a value. */
  long[] of(int code) {
    long[] parts = several.length == 0 ? null : several[code];
    if (parts != null) {
      return parts;
    }
    if (!has.get(code)) {
      return NONE;
    }
    one[0] = single[code];
    return one;
  }
}
