package io.crmkit.ai.sentiment.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one text of an account.
 *
 * @param id as the host calls it, the same for no two texts of a tenant
 * @param account whose it is
 * @param at when it was written
 * @param score from −1 to 1
 * @param aspects what it says of each aspect that it names
 * @param text itself, if the host wants texts to be kept; else null
 */
public record ScoredText(
    String id, String account, Instant at, double score, List<AspectScore> aspects, @Nullable String text) {

  public ScoredText {
    Require.key(id, "id");
    Require.key(account, "account");
    Objects.requireNonNull(at, "at");
    aspects = List.copyOf(aspects);
    if (!(score >= -1 && score <= 1)) {
      throw new IllegalArgumentException("score must be from -1 to 1 but was " + score);
    }
  }

  /** Leaves the text out, which may tell who somebody is. */
  @Override
  public String toString() {
    return "ScoredText[id=%s, account=%s, at=%s, score=%s, aspects=%s]".formatted(id, account, at, score, aspects);
  }
}
