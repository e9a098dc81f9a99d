package io.crmkit.ai.guard;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard a text is to read, by the lengths of its sentences and words.
 *
 * @param sentences at least 1
 * @param words at least 1
 * @param syllables at least one for each word, counted by groups of vowels
 */
public record ReadingLevel(int sentences, int words, int syllables) {

  private static final Pattern SENTENCE = Pattern.compile("(?<![.!?…])[.!?…]++(?=\\s|$)|\\n\\s*\\n");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]*");
  private static final Pattern VOWELS = Pattern.compile("[aeiouyäöüàáâèéêëìíîïòóôùúûœæ]+");
  private static final Pattern SILENT = Pattern.compile("(?<=[^aeiouyl])e$|(?<=[^td])ed$");

  public ReadingLevel {
    if (sentences < 1 || words < 1 || syllables < words) {
      throw new IllegalArgumentException("sentences, words and syllables must be 1 or more, and no fewer syllables than"
          + " words, but were %d, %d, %d".formatted(sentences, words, syllables));
    }
  }

  /** Counts a text; one without a word counts as one short word. */
  public static ReadingLevel of(String text, Locale language) {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    for (String sentence : SENTENCE.split(text)) {
      int before = words;
      Matcher word = WORD.matcher(sentence);
      while (word.find()) {
        words++;
        syllables += syllables(word.group(), language);
      }
      sentences += words > before ? 1 : 0;
    }
    return words == 0 ? new ReadingLevel(1, 1, 1) : new ReadingLevel(sentences, words, syllables);
  }

  /**
   * Returns the ease of reading, about 100 for very easy and 0 for very hard: in German by T. Amstad, "Wie verständlich
   * sind unsere Zeitungen?" (1978), else by R. Flesch, "A new readability yardstick" (1948).
   */
  public double ease(Locale language) {
    return language.getLanguage().equals("de")
        ? 180 - perSentence() - 58.5 * perWord()
        : 206.835 - 1.015 * perSentence() - 84.6 * perWord();
  }

  /** Returns the school years that an English text asks for (Kincaid and others, 1975). */
  public double grade() {
    return 0.39 * perSentence() + 11.8 * perWord() - 15.59;
  }

  private double perSentence() {
    return (double) words / sentences;
  }

  private double perWord() {
    return (double) syllables / words;
  }

  private static int syllables(String word, Locale language) {
    String lower = word.toLowerCase(Locale.ROOT);
    String spoken = language.getLanguage().equals("en") ? SILENT.matcher(lower).replaceAll("") : lower;
    return Math.max(1, (int) VOWELS.matcher(spoken).results().count());
  }
}
