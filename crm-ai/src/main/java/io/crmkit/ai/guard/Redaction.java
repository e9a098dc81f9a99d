package io.crmkit.ai.guard;

import io.crmkit.ai.guard.PersonalData.Found;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts placeholders such as {@code [[EMAIL_1]]} in place of personal data, and the data back in their place.
 *
 * <p>Found are e-mail addresses, IBANs and card numbers with sound check digits, telephone numbers, and the names that
 * it is given. The same datum has the same placeholder in all the texts; {@code restore(redact(text))} is the text,
 * whatever it is. Its own text shows nothing of the data.
 */
public final class Redaction {

  private static final Pattern LEFT_OVER = Pattern.compile("\\[\\[[^\\[\\]]{0,40}]]"
      + "|(?<![\\p{L}\\p{N}_])(?:TEXT|EMAIL|IBAN|CARD|PHONE|PERSON)_[0-9]{1,9}(?![\\p{L}\\p{N}_])");

  private final PersonalData data;
  private final Map<String, String> placeholders = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<PersonalKind, Integer> counts = new EnumMap<>(PersonalKind.class);

  private Redaction(Set<String> names, List<String> texts) {
    this.data = new PersonalData(withParts(names));
    texts.forEach(text -> data.in(text).forEach(found -> learn(text.substring(found.start(), found.end()), found.kind())));
  }

  /**
   * Learns what is personal in some texts.
   *
   * @param names of people; each is found in whole, and each of its parts of three letters or more
   */
  public static Redaction of(Set<String> names, List<String> texts) {
    return new Redaction(names, texts);
  }

  private static Set<String> withParts(Set<String> names) {
    Set<String> all = new LinkedHashSet<>(names);
    for (String name : names) {
      for (String part : name.strip().split("[\\s\\p{Z}]+")) {
        if (part.codePoints().filter(Character::isLetter).count() > 2) {
          all.add(part);
        }
      }
    }
    return all;
  }

  private void learn(String value, PersonalKind kind) {
    if (!placeholders.containsKey(value)) {
      String placeholder = kind.name() + "_" + counts.merge(kind, 1, Integer::sum);
      placeholders.put(value, placeholder);
      values.put(placeholder, value);
    }
  }

  /** Returns one of the texts with placeholders; what is personal in no text that was learned stays as it is. */
  public String redact(String text) {
    StringBuilder redacted = new StringBuilder();
    int from = 0;
    for (Found found : data.in(text)) {
      String placeholder = placeholders.get(text.substring(found.start(), found.end()));
      if (placeholder != null) {
        redacted.append(text, from, found.start()).append("[[").append(placeholder).append("]]");
        from = found.end();
      }
    }
    return redacted.append(text.substring(from)).toString();
  }

  /** Returns a text with the data in place of their placeholders; placeholders that were never given out stay. */
  public String restore(String text) {
    return PersonalData.PLACEHOLDER.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  /** Returns a finding for each placeholder of an answer that was never given out, or was changed. */
  public List<Finding> unknown(String answer) {
    String rest = PersonalData.PLACEHOLDER.matcher(answer)
        .replaceAll(found -> values.containsKey(found.group(1)) ? "" : Matcher.quoteReplacement(found.group()));
    List<Finding> found = new ArrayList<>();
    LEFT_OVER.matcher(rest).results().forEach(match -> found.add(new Finding("guard.unknown-placeholder",
        "The text has a placeholder that stands for nothing; copy placeholders exactly as they are given.",
        match.group())));
    return List.copyOf(found);
  }

  /** Returns how many data have a placeholder. */
  public int size() {
    return values.size();
  }

  @Override
  public String toString() {
    return "Redaction[" + values.size() + " data]";
  }
}
