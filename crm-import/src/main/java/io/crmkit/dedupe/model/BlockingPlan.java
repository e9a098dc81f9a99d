package io.crmkit.dedupe.model;

import io.crmkit.core.Require;
import java.util.List;

/**
 * Which records are compared: those that share one of these keys, if it is neither one that is known to be too frequent
 * nor one that more than {@code mostPerKey} of the records at hand have. So the keys of a record are a function of that
 * record and the plan.
 *
 * @param keys in the order in which they were chosen, the one that finds most for its cost first
 * @param mostPerKey how many records may share a key that makes them candidates
 * @param frequent keys that more records had when the plan was made, as 16 hexadecimal digits, in ascending order; the
 *     most frequent ones if there were very many
 */
public record BlockingPlan(List<BlockingKey> keys, int mostPerKey, List<String> frequent) {

  /** How many keys a plan has at most. */
  public static final int MOST_KEYS = 64;

  /** How many keys a plan knows at most to be too frequent. */
  public static final int MOST_FREQUENT = 4096;

  public BlockingPlan {
    keys = List.copyOf(keys);
    frequent = List.copyOf(frequent);
    Require.positive(mostPerKey - 1, "mostPerKey - 1");
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("a plan needs 1 to %d keys but has %d".formatted(MOST_KEYS, keys.size()));
    }
    if (frequent.size() > MOST_FREQUENT) {
      throw new IllegalArgumentException(
          "a plan knows at most %d frequent keys but has %d".formatted(MOST_FREQUENT, frequent.size()));
    }
    frequent.forEach(Hashes::check);
  }

  /** Returns this plan, knowing these keys to be too frequent. */
  public BlockingPlan without(List<String> tooFrequent) {
    return new BlockingPlan(keys, mostPerKey, tooFrequent);
  }
}
