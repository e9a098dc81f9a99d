package io.crmkit.ai.content.model;

import io.crmkit.core.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text as it goes out, with all that has to stand under it. Its own text shows nothing of it. */
public record Outgoing(@Secret String subject, @Secret String text, @Nullable Recipient recipient) {

  public Outgoing {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return "Outgoing[%d characters]".formatted(text.length());
  }
}
