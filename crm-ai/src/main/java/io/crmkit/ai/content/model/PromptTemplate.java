package io.crmkit.ai.content.model;

import io.crmkit.core.Require;
import io.crmkit.core.json.Versioned;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked to write.
 *
 * @param name for people
 * @param channel where it goes
 * @param language in which it is written, with its country where that matters for dates
 * @param purpose what the text is for, in words for the model
 * @param tone how it sounds; null for plain and friendly
 * @param facts the names of facts without which nothing is written
 * @param banned claims that no text may make, beyond the usual ones
 */
@Versioned(1)
public record PromptTemplate(String name, Channel channel, Locale language, String purpose, @Nullable String tone,
    List<String> facts, List<String> banned) {

  /** How long a purpose may be, in characters. */
  public static final int LONGEST_PURPOSE = 10_000;

  public PromptTemplate {
    Require.key(name, "name");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(language, "language");
    Require.notBlank(purpose, "purpose");
    if (purpose.length() > LONGEST_PURPOSE) {
      throw new IllegalArgumentException(
          "purpose must have at most %d characters but has %d".formatted(LONGEST_PURPOSE, purpose.length()));
    }
    facts = List.copyOf(facts);
    facts.forEach(fact -> Require.key(fact, "fact"));
    banned = List.copyOf(banned);
    banned.forEach(claim -> Require.key(claim, "banned"));
  }
}
