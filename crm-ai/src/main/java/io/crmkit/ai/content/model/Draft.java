package io.crmkit.ai.content.model;

import io.crmkit.core.Secret;

/**
 * What a model or a person has written. Its text shows nothing of that.
 *
 * @param subject empty for posts without a headline
 * @param body without what is put under it
 */
public record Draft(@Secret String subject, @Secret String body) {

  /** How long both may be, in characters, whatever the channel. */
  public static final int LONGEST = 100_000;

  public Draft {
    if (subject.length() > LONGEST || body.length() > LONGEST) {
      throw new IllegalArgumentException("a draft must have at most %d characters but has %d and %d".formatted(
          LONGEST, subject.length(), body.length()));
    }
    if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a subject must be one line");
    }
  }

  @Override
  public String toString() {
    return "Draft[%d, %d characters]".formatted(subject.length(), body.length());
  }
}
