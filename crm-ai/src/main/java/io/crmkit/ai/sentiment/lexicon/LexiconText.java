package io.crmkit.ai.sentiment.lexicon;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.ArrayList;
import java.util.List;

/** Reads lines of a lexicon into a builder, and tells of every line that is none. */
final class LexiconText {

  static final int MOST_VIOLATIONS = 100;

  private final Lexicon.Builder into;
  private final List<Violation> violations = new ArrayList<>();

  LexiconText(Lexicon.Builder into) {
    this.into = into;
  }

  Validated<Lexicon.Builder> read(String text) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (violations.size() < MOST_VIOLATIONS) {
        read(line, number);
      }
    }
    return violations.isEmpty() ? Validated.valid(into) : Validated.invalid(new Violations(violations));
  }

  private void read(String line, int number) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      if (!line.isBlank() && !line.startsWith("#")) {
        refuse(number, "sentiment.no-tab", "has no tab behind its word");
      }
      return;
    }
    int end = line.indexOf('\t', tab + 1);
    String word = line.substring(0, tab).strip();
    String meaning = line.substring(tab + 1, end < 0 ? line.length() : end).strip();
    if (word.isEmpty() || word.length() > Lexicon.LONGEST_WORD) {
      refuse(number, "sentiment.bad-word", "must begin with a word of 1 to %d characters".formatted(Lexicon.LONGEST_WORD));
    } else {
      add(word, meaning, number);
    }
  }

  private void add(String word, String meaning, int number) {
    try {
      if (meaning.equals("negation")) {
        into.negation(word);
      } else if (meaning.equals("contrast")) {
        into.contrast(word);
      } else if (meaning.equals("concession")) {
        into.concession(word);
      } else if (meaning.equals("joint")) {
        into.joint(word);
      } else if (meaning.startsWith("booster ")) {
        into.booster(word, Double.parseDouble(meaning.substring("booster ".length())));
      } else {
        into.word(word, Double.parseDouble(meaning));
      }
    } catch (IllegalArgumentException e) {
      refuse(number, "sentiment.bad-meaning", "gives a word neither a valence from -4 to 4 nor a role: " + shown(meaning));
    } catch (IllegalStateException e) {
      refuse(number, "sentiment.too-many-words", "has a word beyond the %d of a lexicon".formatted(Lexicon.MOST_WORDS));
    }
  }

  private static String shown(String meaning) {
    return meaning.length() > 40 ? meaning.substring(0, 40) + "..." : meaning;
  }

  private void refuse(int number, String code, String what) {
    violations.add(new Violation("/" + number, code, "Line %d %s.".formatted(number, what)));
  }
}
