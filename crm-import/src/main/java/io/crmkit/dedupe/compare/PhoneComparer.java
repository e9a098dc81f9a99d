package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** Phone numbers by their digits: the same end where one is written without country or area, or few edits. */
final class PhoneComparer extends TextComparer {

  private static final int SUBSCRIBER = 7;

  PhoneComparer(Texts texts) {
    super(texts);
  }

  @Override
  int level(int right) {
    int shorter = Math.min(probe.length(), theirs.length(right));
    int significant = zero(mine, left) || zero(theirs, right) ? shorter - 1 : shorter;
    if (significant >= SUBSCRIBER && mine.sameEnd(left, theirs, right, significant)) {
      return Levels.CLOSEST;
    }
    int edits = probe.optimalAlignment(theirs, right, 3);
    if (edits == 1 && shorter >= SUBSCRIBER) {
      return 5;
    }
    if (shorter >= SUBSCRIBER && mine.sameEnd(left, theirs, right, SUBSCRIBER)) {
      return 4;
    }
    return edits == 2 ? 3 : edits == 3 ? 2 : Levels.DIFFERENT;
  }

  private static boolean zero(Texts texts, int value) {
    return texts.length(value) > 0 && texts.point(value, 0) == '0';
  }
}
