package io.crmkit.approvals.model.vote;

import java.util.List;

/**
 * How far a rule, or a part of one, has come.
 *
 * @param text the part in words
 * @param have what counts towards it so far: people, weight, parts approved, or rejections for a limit on rejections
 * @param need how much is needed; a limit on rejections must stay below it. A share of the votes cast is taken of those
 *     cast so far
 * @param standing whether this part alone is fixed
 * @param parts the parts of an {@code and}, an {@code or} or a quorum, otherwise empty
 */
public record Explanation(String text, long have, long need, Standing standing, List<Explanation> parts) {
  public Explanation {
    parts = List.copyOf(parts);
  }

  static Explanation leaf(String text, long have, long need, Standing standing) {
    return new Explanation(text, have, need, standing, List.of());
  }
}
