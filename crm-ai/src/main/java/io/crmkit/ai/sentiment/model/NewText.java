package io.crmkit.ai.sentiment.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * A text to be scored and remembered.
 *
 * @param id as the host calls it, the same for no two texts of a tenant
 * @param account whose it is
 * @param at when it was written
 * @param text of any length; what is too long is refused when it is recorded
 */
public record NewText(String id, String account, Instant at, String text) {

  public NewText {
    Require.key(id, "id");
    Require.key(account, "account");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(text, "text");
  }

  /** Leaves the text out, which may tell who somebody is. */
  @Override
  public String toString() {
    return "NewText[id=%s, account=%s, at=%s, %d characters]".formatted(id, account, at, text.length());
  }
}
