package io.crmkit.dedupe.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Words that a text has from other columns, as one source writes {@code Abbey Road - The Beatles} where another has the
 * band in a column of its own. They say nothing about whether two texts are alike.
 */
final class JoinedValues {

  private JoinedValues() {}

  /**
   * Returns the level of two texts without the words that they have from other columns, or the one that they have with
   * them if it is higher.
   *
   * @param words turned to the first text
   * @param other the second text
   * @param level of the texts as they are
   * @param beside the other values of the record with the first text
   * @param otherBeside the other values of the record with the second one
   */
  static int level(WordsComparer words, int other, int level, Supplier<List<String>> beside,
      Supplier<List<String>> otherBeside) {
    if (level <= Levels.DIFFERENT || level >= Levels.CLOSEST || !words.mayBeJoined(other)) {
      return level;
    }
    List<String> own = beside.get();
    List<String> theirs = otherBeside.get();
    Set<String> joined = words(words.text(), own, theirs);
    Set<String> otherJoined = words(words.text(other), theirs, own);
    return joined.isEmpty() && otherJoined.isEmpty() ? level
        : Math.max(level, words.levelWithout(other, joined, otherJoined));
  }

  /**
   * Returns the words of a text that are the whole of another value: any of the other record's, which is so compared
   * with itself; of the own record's those without digits, as numbers tell things apart and may stand nowhere else.
   */
  static Set<String> words(String text, List<String> own, List<String> theirs) {
    String padded = " " + text + " ";
    Set<String> words = new HashSet<>();
    for (String each : theirs) {
      if (isWithin(padded, each)) {
        words.addAll(List.of(each.split(" ")));
      }
    }
    for (String each : own) {
      if (isWithin(padded, each) && each.chars().noneMatch(Character::isDigit)) {
        words.addAll(List.of(each.split(" ")));
      }
    }
    return words;
  }

  private static boolean isWithin(String padded, String value) {
    return value.length() < padded.length() && padded.contains(" " + value + " ");
  }
}
