package io.crmkit.ai.content.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * One of several drafts of the same content.
 *
 * @param number from 1, in the order in which they were written
 * @param draft as it is now, edits included
 * @param origin of its first form
 */
public record Variant(int number, Draft draft, Origin origin) {

  public Variant {
    Require.positive(number, "number");
    Objects.requireNonNull(draft, "draft");
    Objects.requireNonNull(origin, "origin");
  }

  Variant edited(Draft other) {
    return new Variant(number, other, origin);
  }
}
