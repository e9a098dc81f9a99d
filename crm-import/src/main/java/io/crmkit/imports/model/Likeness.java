package io.crmkit.imports.model;

import java.util.List;

/**
 * How sure it is that two are the same, and why.
 *
 * @param score from 0 to 100
 * @param parts what speaks for it and against it, in the order of the fields
 */
public record Likeness(int score, List<MatchPart> parts) {

  public Likeness {
    if (score < 0 || score > 100) {
      throw new IllegalArgumentException("score must be from 0 to 100 but was " + score);
    }
    parts = List.copyOf(parts);
  }
}
