package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Probe;
import java.util.Arrays;
import java.util.Set;

/**
 * Texts of several words: what the words that both have are worth, by the geometric mean of what all words of each are
 * worth. Words that are left over match in part if they are an edit apart, or one begins the other.
 */
final class WordsComparer extends ValueComparer {

  private static final int MOST_LEFT = 8;
  private static final int WORD = 64;
  private static final double EDITED = 0.85;
  private static final double BEGUN = 0.6;
  private static final double OTHER_NUMBERS = 0.5;
  private static final double CONTAINED = 0.35;

  private final Words words;
  private final int[] mine = new int[MOST_LEFT];
  private final int[] theirs = new int[MOST_LEFT];
  private final boolean[] taken = new boolean[MOST_LEFT];
  private int left;
  private boolean numbersLeft;
  private double contained;
  private Set<String> myJoined = Set.of();
  private Set<String> theirJoined = Set.of();
  private final Probe probe = Probe.of("");

  WordsComparer(Words words) {
    this.words = words;
  }

  @Override
  void prepare(int value) {
    left = value;
    probe.turnTo(words.values(), value);
  }

  @Override
  int level(int right) {
    double common = common(right);
    return degree(numbersLeft ? common : Math.max(common, letters(right)));
  }

  String text(int value) {
    return words.values().text(value);
  }

  /** Whether so much of the shorter of two texts is in the other one that the rest may come from other columns. */
  boolean mayBeJoined(int one, int other) {
    turnTo(one);
    common(other);
    return contained >= CONTAINED;
  }

  /**
   * Returns the level of two texts without words that they have from other columns.
   *
   * @param joined words of the first that the second may lack
   * @param otherJoined words of the second that the first may lack
   */
  int levelWithout(int one, int other, Set<String> joined, Set<String> otherJoined) {
    turnTo(one);
    myJoined = joined;
    theirJoined = otherJoined;
    double common = common(other);
    myJoined = Set.of();
    theirJoined = Set.of();
    return degree(common);
  }

  private static int degree(double alike) {
    if (alike >= 0.9) {
      return Levels.CLOSEST;
    }
    return alike >= 0.75 ? 5 : alike >= 0.6 ? 4 : alike >= 0.4 ? 3 : alike >= 0.2 ? 2 : Levels.DIFFERENT;
  }

  /** How alike the texts are letter by letter, which sees words that were joined or parted; 0 if they are long. */
  private double letters(int right) {
    int longer = Math.max(probe.length(), words.values().length(right));
    int shorter = Math.min(probe.length(), words.values().length(right));
    if (longer > WORD || shorter * 4 < longer * 3) {
      return 0;
    }
    double alike = 1 - (double) probe.optimalAlignment(words.values(), right, longer / 4) / longer;
    return alike >= 0.75 ? alike : 0;
  }

  private double common(int right) {
    double common = 0;
    double mineTotal = words.total(left);
    double theirsTotal = words.total(right);
    int mineLeft = 0;
    int theirsLeft = 0;
    int i = words.start(left);
    int j = words.start(right);
    while (i < words.end(left) || j < words.end(right)) {
      int one = i < words.end(left) ? words.id(i) : Integer.MAX_VALUE;
      int other = j < words.end(right) ? words.id(j) : Integer.MAX_VALUE;
      if (one == other) {
        common += words.worth(one);
      } else if (one < other) {
        if (isFrom(myJoined, one)) {
          mineTotal -= words.worth(one);
        } else {
          mineLeft = keep(mine, mineLeft, one);
        }
      } else if (isFrom(theirJoined, other)) {
        theirsTotal -= words.worth(other);
      } else {
        theirsLeft = keep(theirs, theirsLeft, other);
      }
      i += one <= other ? 1 : 0;
      j += other <= one ? 1 : 0;
    }
    common += nearly(mineLeft, theirsLeft);
    boolean mineNumbered = numbers(mine, mineLeft);
    boolean theirsNumbered = numbers(theirs, theirsLeft);
    numbersLeft = mineNumbered || theirsNumbered;
    contained = common / Math.min(mineTotal, theirsTotal);
    double alike = common / Math.sqrt(mineTotal * theirsTotal);
    return mineNumbered && theirsNumbered ? OTHER_NUMBERS * alike : alike;
  }

  private boolean isFrom(Set<String> joined, int word) {
    return !joined.isEmpty() && joined.contains(words.words().text(word));
  }

  /** Whether there is a word with a digit among those left over: other numbers are other houses or other products. */
  private boolean numbers(int[] left, int count) {
    for (int i = 0; i < Math.min(count, MOST_LEFT); i++) {
      if (words.hasDigit(left[i])) {
        return true;
      }
    }
    return false;
  }

  private static int keep(int[] left, int count, int id) {
    if (count < left.length) {
      left[count] = id;
    }
    return count + 1;
  }

  /** What left-over words are worth together; nothing if there are many, as then they are different texts. */
  private double nearly(int mineLeft, int theirsLeft) {
    if (mineLeft > MOST_LEFT || theirsLeft > MOST_LEFT || mineLeft == 0 || theirsLeft == 0) {
      return 0;
    }
    Arrays.fill(taken, false);
    double worth = 0;
    for (int i = 0; i < mineLeft; i++) {
      double best = 0;
      int chosen = -1;
      for (int j = 0; j < theirsLeft; j++) {
        double here = taken[j] ? 0 : nearlyTheSame(mine[i], theirs[j]);
        if (here > best) {
          best = here;
          chosen = j;
        }
      }
      if (chosen >= 0) {
        taken[chosen] = true;
        worth += best;
      }
    }
    return worth;
  }

  private double nearlyTheSame(int one, int other) {
    long letters = words.letters(one);
    long others = words.letters(other);
    long shared = letters & others;
    // an edit changes two kinds of letters at most, and what begins a word has no others than it
    if (Long.bitCount(letters ^ others) > 2 && shared != letters && shared != others
        || words.hasDigit(one) || words.hasDigit(other)) {
      return 0;
    }
    int shorter = Math.min(words.words().length(one), words.words().length(other));
    double worth = Math.min(words.worth(one), words.worth(other));
    if (words.words().samePrefix(one, other, shorter)) {
      return BEGUN * worth;
    }
    return shorter >= 4 && words.words().oneEditApart(one, other) ? EDITED * worth : 0;
  }
}
