package io.crmkit.dedupe.index;

import java.util.Map;

/**
 * What decides which records are the same: the keys that two of them must share to be compared at all, and the weight of
 * what a comparison finds. It must depend on its arguments alone, as the clusters then do, too.
 *
 * @param <P> a record in the form in which it is compared, which is kept in memory for every record; immutable
 */
public interface Matching<P> {

  /** Returns a record in the form in which it is compared. */
  P prepare(Map<String, String> values);

  /**
   * Returns the keys of a record as hashes, in any order; two records are compared if they share one that is not too
   * frequent. A value that most records have should be a key together with others only.
   */
  long[] keys(P record);

  /**
   * Returns for how sure two records are the same, less what it takes to be sure: they are linked if it is more than 0, and
   * groups are joined as long as the mean of all weights between them is. Symmetric, finite, and in any unit, such as the
   * binary logarithm of the odds.
   */
  double weight(P one, P other);

  /** Returns whether the weight of two records is more than 0; to be overridden where that is known sooner. */
  default boolean links(P one, P other) {
    return weight(one, other) > 0;
  }

  /** Returns how many records may share a key that makes them candidates, at least 2. */
  default int mostPerKey() {
    return ClusterIndex.MOST_PER_KEY;
  }

  /** Returns how many records may share this key, if more may share it than others; 0 if not. */
  default int mostOf(long key) {
    return 0;
  }
}
