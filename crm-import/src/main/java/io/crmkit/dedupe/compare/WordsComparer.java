package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Probe;
import io.crmkit.dedupe.measure.Texts;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable WordsOfTwo two;
  private final int[] myWords = new int[MOST_LEFT];
  private final int[] theirWords = new int[MOST_LEFT];
  private final boolean[] taken = new boolean[MOST_LEFT];
  private boolean numbersLeft;
  private double contained;
  private Set<String> myJoined = Set.of();
  private Set<String> theirJoined = Set.of();
  private final Probe probe = Probe.of("");
  private boolean isTurned;

  /** Compares values whose words are known by their places. */
  WordsComparer(Texts texts, Words words) {
    super(texts);
    this.words = words;
    this.two = null;
  }

  /** Compares values whose words are found as they come. */
  WordsComparer(WordsOfTwo words) {
    super(NONE);
    this.words = words;
    this.two = words;
  }

  @Override
  void prepare() {
    isTurned = false;
    if (two != null) {
      two.first(mine, left);
    }
  }

  /** Where the words of the left value are. */
  private int mine() {
    return two == null ? left : 0;
  }

  /** Where the words of the right value are, which are found if they are not known. */
  private int theirs(int right) {
    if (two == null) {
      return right;
    }
    two.second(theirs, right);
    return 1;
  }

  @Override
  int level(int right) {
    double common = common(right);
    return degree(numbersLeft ? common : Math.max(common, letters(right)));
  }

  String text() {
    return mine.text(left);
  }

  String text(int right) {
    return theirs.text(right);
  }

  /**
   * Whether so much of the shorter of two texts is in the other one that the rest may come from other columns. The left
   * one was turned to, as for all that follows.
   */
  boolean mayBeJoined(int right) {
    common(right);
    return contained >= CONTAINED;
  }

  /**
   * Returns the level of two texts without words that they have from other columns.
   *
   * @param joined words of the left one that the right one may lack
   * @param otherJoined words of the right one that the left one may lack
   */
  int levelWithout(int right, Set<String> joined, Set<String> otherJoined) {
    myJoined = joined;
    theirJoined = otherJoined;
    double common = common(right);
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
    int length = mine.length(left);
    int longer = Math.max(length, theirs.length(right));
    int shorter = Math.min(length, theirs.length(right));
    if (longer > WORD || shorter * 4 < longer * 3) {
      return 0;
    }
    if (!isTurned) {
      probe.turnTo(mine, left);
      isTurned = true;
    }
    double alike = 1 - (double) probe.optimalAlignment(theirs, right, longer / 4) / longer;
    return alike >= 0.75 ? alike : 0;
  }

  private double common(int right) {
    int theirPlace = theirs(right);
    double common = 0;
    double mineTotal = words.total(mine());
    double theirsTotal = words.total(theirPlace);
    int mineLeft = 0;
    int theirsLeft = 0;
    int i = words.start(mine());
    int j = words.start(theirPlace);
    int mineEnd = words.end(mine());
    int theirsEnd = words.end(theirPlace);
    while (i < mineEnd || j < theirsEnd) {
      int one = i < mineEnd ? words.id(i) : Integer.MAX_VALUE;
      int other = j < theirsEnd ? words.id(j) : Integer.MAX_VALUE;
      if (one == other) {
        common += words.worth(one);
      } else if (one < other) {
        if (isFrom(myJoined, one)) {
          mineTotal -= words.worth(one);
        } else {
          mineLeft = keep(myWords, mineLeft, one);
        }
      } else if (isFrom(theirJoined, other)) {
        theirsTotal -= words.worth(other);
      } else {
        theirsLeft = keep(theirWords, theirsLeft, other);
      }
      i += one <= other ? 1 : 0;
      j += other <= one ? 1 : 0;
    }
    common += nearly(mineLeft, theirsLeft);
    boolean mineNumbered = numbers(myWords, mineLeft);
    boolean theirsNumbered = numbers(theirWords, theirsLeft);
    numbersLeft = mineNumbered || theirsNumbered;
    contained = common / Math.min(mineTotal, theirsTotal);
    double alike = common / Math.sqrt(mineTotal * theirsTotal);
    return mineNumbered && theirsNumbered ? OTHER_NUMBERS * alike : alike;
  }

  private boolean isFrom(Set<String> joined, int word) {
    return !joined.isEmpty() && joined.contains(words.text(word));
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
        double here = taken[j] ? 0 : nearlyTheSame(myWords[i], theirWords[j]);
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
    int shorter = Math.min(words.length(one), words.length(other));
    double worth = Math.min(words.worth(one), words.worth(other));
    if (words.beginAlike(one, other, shorter)) {
      return BEGUN * worth;
    }
    return shorter >= 4 && words.areOneEditApart(one, other) ? EDITED * worth : 0;
  }
}
