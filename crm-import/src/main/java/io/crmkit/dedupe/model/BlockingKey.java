package io.crmkit.dedupe.model;

import java.util.List;

/**
 * What records must share to be compared: all of these parts of their fields. A record that lacks one of the fields has
 * no such key; one with several words has several.
 *
 * @param takes one to three
 */
public record BlockingKey(List<KeyTake> takes) {

  /** How many parts a key has at most. */
  public static final int MOST_PARTS = 3;

  public BlockingKey {
    takes = List.copyOf(takes);
    if (takes.isEmpty() || takes.size() > MOST_PARTS) {
      throw new IllegalArgumentException("a key needs 1 to %d parts but has %s".formatted(MOST_PARTS, takes));
    }
  }
}
