package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.model.KeyPart;
import java.util.Arrays;

/** What some records have of one part of a field, as hashes: those of one record side by side. Immutable. */
final class TakenParts {

  private final int[] starts;
  private final long[] parts;

  private TakenParts(int[] starts, long[] parts) {
    this.starts = starts;
    this.parts = parts;
  }

  /**
   * Takes a part of a field.
   *
   * @param space which fields have keys in common; see {@link KeyHashes}
   */
  static TakenParts of(Field field, KeyPart part, int space, int[] records) {
    long[][] known = new long[field.texts().size()][];
    int[] starts = new int[records.length + 1];
    long[] parts = new long[records.length];
    for (int i = 0; i < records.length; i++) {
      int code = field.code(records[i]);
      starts[i + 1] = starts[i];
      if (code >= 0) {
        known[code] = known[code] == null ? KeyHashes.of(part, space, field.texts(), code) : known[code];
        starts[i + 1] += known[code].length;
        parts = starts[i + 1] > parts.length ? Arrays.copyOf(parts, starts[i + 1] * 2) : parts;
        System.arraycopy(known[code], 0, parts, starts[i], known[code].length);
      }
    }
    return new TakenParts(starts, Arrays.copyOf(parts, starts[records.length]));
  }

  int start(int place) {
    return starts[place];
  }

  int end(int place) {
    return starts[place + 1];
  }

  long part(int at) {
    return parts[at];
  }

  /** How many a record has on the average. */
  double each() {
    return (double) parts.length / Math.max(1, starts.length - 1);
  }
}
