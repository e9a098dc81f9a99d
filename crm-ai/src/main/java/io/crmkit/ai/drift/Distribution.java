package io.crmkit.ai.drift;

import java.util.List;

/**
 * How many cases were in each bin.
 *
 * @param counts one for each bin, none negative
 */
public record Distribution(Bins bins, List<Long> counts) {

  public Distribution {
    counts = List.copyOf(counts);
    if (counts.size() != bins.count()) {
      throw new IllegalArgumentException(
          "%s has %d bins and %d counts".formatted(bins.name(), bins.count(), counts.size()));
    }
    for (long count : counts) {
      if (count < 0 || count > 1L << 50) {
        throw new IllegalArgumentException("%s has a count that is none: %d".formatted(bins.name(), count));
      }
    }
  }

  /** Returns how many cases there were. */
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the part of the cases that are in a bin, with half a case more in every bin, so that none is empty. */
  double share(int bin) {
    return (counts.get(bin) + 0.5) / (total() + 0.5 * counts.size());
  }
}
