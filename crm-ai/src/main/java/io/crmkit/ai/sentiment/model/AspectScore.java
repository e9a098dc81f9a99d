package io.crmkit.ai.sentiment.model;

import io.crmkit.core.Require;

/**
 * What a text says of one aspect.
 *
 * @param aspect as the host calls it
 * @param score from −1 to 1; 0 where it is named and nothing is said of it
 * @param mentions how often it is named, at least once
 */
public record AspectScore(String aspect, double score, int mentions) {

  public AspectScore {
    Require.key(aspect, "aspect");
    Require.positive(mentions, "mentions");
    if (!(score >= -1 && score <= 1)) {
      throw new IllegalArgumentException("score must be from -1 to 1 but was " + score);
    }
  }
}
