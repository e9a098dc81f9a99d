package io.crmkit.dedupe.model;

import io.crmkit.core.Require;
import java.util.List;

/**
 * Which records are compared: those that share one of these keys, if it is neither one that is known to be too frequent
 * nor one that more than {@code mostPerKey} of the records at hand have. So the keys of a record are a function of that
 * record and the plan. A key of a crowd, which is mostly shared by records that are one thing, as hundreds of a
 * frequent customer are, makes up to {@value #MOST_PER_CROWD} records candidates.
 *
 * @param keys in the order in which they were chosen, the one that finds most for its cost first
 * @param mostPerKey how many records may share a key that makes them candidates
 * @param frequent keys that more records had when the plan was made, as 16 hexadecimal digits, in ascending order; the
 *     most frequent ones if there were very many
 * @param crowds keys of crowds, as 16 hexadecimal digits, in ascending order
 */
public record BlockingPlan(List<BlockingKey> keys, int mostPerKey, List<String> frequent, List<String> crowds) {

  /** How many keys a plan has at most. */
  public static final int MOST_KEYS = 64;

  /** How many keys a plan knows at most to be too frequent. */
  public static final int MOST_FREQUENT = 4096;

  /** How many keys a plan knows at most to be those of crowds. */
  public static final int MOST_CROWDS = 1024;

  /** How many records may share the key of a crowd. */
  public static final int MOST_PER_CROWD = 1000;

  public BlockingPlan {
    keys = List.copyOf(keys);
    frequent = List.copyOf(frequent);
    crowds = List.copyOf(crowds);
    Require.positive(mostPerKey - 1, "mostPerKey - 1");
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("a plan needs 1 to %d keys but has %d".formatted(MOST_KEYS, keys.size()));
    }
    if (frequent.size() > MOST_FREQUENT) {
      throw new IllegalArgumentException(
          "a plan knows at most %d frequent keys but has %d".formatted(MOST_FREQUENT, frequent.size()));
    }
    if (crowds.size() > MOST_CROWDS) {
      throw new IllegalArgumentException(
          "a plan knows at most %d crowds but has %d".formatted(MOST_CROWDS, crowds.size()));
    }
    frequent.forEach(Hashes::check);
    crowds.forEach(Hashes::check);
  }

  /** Makes a plan without crowds. */
  public BlockingPlan(List<BlockingKey> keys, int mostPerKey, List<String> frequent) {
    this(keys, mostPerKey, frequent, List.of());
  }

  /** Returns this plan, knowing keys of crowds and others that are too frequent. */
  public BlockingPlan with(List<String> ofCrowds, List<String> tooFrequent) {
    return new BlockingPlan(keys, mostPerKey, tooFrequent, ofCrowds);
  }
}
