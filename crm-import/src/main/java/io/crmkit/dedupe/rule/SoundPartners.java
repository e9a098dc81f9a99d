package io.crmkit.dedupe.rule;

import io.crmkit.dedupe.measure.Phonetic;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The most words that can be paired such that partners sound alike: Kuhn (1955), by augmenting paths. */
final class SoundPartners {

  private final List<Set<String>> mine;
  private final List<Set<String>> others;
  private final int[] partner;

  private SoundPartners(List<String> mine, List<String> others) {
    this.mine = mine.stream().map(SoundPartners::codes).toList();
    this.others = others.stream().map(SoundPartners::codes).toList();
    this.partner = new int[others.size()];
    Arrays.fill(partner, -1);
  }

  static int most(List<String> mine, List<String> others) {
    SoundPartners partners = new SoundPartners(mine, others);
    int found = 0;
    for (int word = 0; word < mine.size(); word++) {
      found += partners.augments(word, new boolean[others.size()]) ? 1 : 0;
    }
    return found;
  }

  private boolean augments(int word, boolean[] tried) {
    for (int other = 0; other < partner.length; other++) {
      if (!tried[other] && !Collections.disjoint(mine.get(word), others.get(other))) {
        tried[other] = true;
        if (partner[other] < 0 || augments(partner[other], tried)) {
          partner[other] = word;
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns the codes of a word. One without any stands for itself, marked so that it cannot be taken for a code, and so does
   * one with a digit, which no code hears: 12a is not 99a.
   */
  static Set<String> codes(String word) {
    boolean isNumbered = word.codePoints().anyMatch(Character::isDigit);
    Set<String> codes = isNumbered ? Set.of() : Phonetic.DOUBLE_METAPHONE.codes(word);
    return codes.isEmpty() ? Set.of("=" + word) : codes;
  }
}
