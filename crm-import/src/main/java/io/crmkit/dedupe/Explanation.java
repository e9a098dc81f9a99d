package io.crmkit.dedupe;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why two rows match or do not: parts in bits that add up to the score exactly.
 *
 * @param parts the prior, one for each field, and one for what related records share, if the model knows of relations
 * @param score the sum of the parts
 * @param threshold of the score from which on a pair matches
 * @param compared whether a block brought the two together; if not, they could only match through others
 * @param together whether they are in one cluster
 */
public record Explanation(List<Part> parts, double score, double threshold, boolean compared, boolean together) {

  public Explanation {
    parts = List.copyOf(parts);
  }

  /**
   * What one thing adds to the score.
   *
   * @param name of the field, or {@code prior} or {@code related}
   * @param one the value of one row, as it is compared; empty if there is none
   * @param other the value of the other
   * @param weight in bits
   */
  public record Part(String name, String one, String other, double weight) {}

  /** Returns whether the score is that of a match. */
  public boolean matches() {
    return score >= threshold;
  }

  /** Returns the parts without which the answer would be the other one. */
  public List<Part> decisive() {
    return parts.stream().filter(part -> (score - part.weight() >= threshold) != matches()).toList();
  }

  /** Returns one line for each part and one for the sum, for people. */
  @Override
  public String toString() {
    String lines = parts.stream().map(part -> String.format(
        Locale.ROOT, "%+8.2f  %s: %s | %s", part.weight(), part.name(), part.one(), part.other()))
        .collect(Collectors.joining("\n"));
    return String.format(Locale.ROOT, "%s%n%+8.2f  %s, %s, %s", lines, score, matches() ? "a match" : "no match",
        compared ? "compared" : "never compared: no block has both",
        together ? "in one cluster" : "in different clusters");
  }
}
