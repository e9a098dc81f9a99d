package io.crmkit.ai.guard;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.util.Objects;

/**
 * One thing for which a text may not pass. Its text does not show the quote, which may be personal.
 *
 * @param code stable and dotted, such as {@code guard.ungrounded}
 * @param message one English sentence that says what to change, without anything of the text
 * @param quote the words that it is about; empty for the whole
 */
public record Finding(String code, String message, @Secret String quote) {

  public Finding {
    Require.notBlank(code, "code");
    Require.notBlank(message, "message");
    Objects.requireNonNull(quote, "quote");
  }

  /** Returns a finding about the whole of a text. */
  public static Finding of(String code, String message) {
    return new Finding(code, message, "");
  }

  /** Returns what an author needs to repair the text: the message and the quote. For no log. */
  public String advice() {
    return quote.isEmpty() ? message : message + " It is about: " + quote;
  }

  @Override
  public String toString() {
    return code + ": " + message;
  }
}
