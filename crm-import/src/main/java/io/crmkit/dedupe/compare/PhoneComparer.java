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
    int shorter = Math.min(probe.length(), texts.length(right));
    int significant = zero(left) || zero(right) ? shorter - 1 : shorter;
    if (significant >= SUBSCRIBER && texts.sameEnd(left, right, significant)) {
      return Levels.CLOSEST;
    }
    int edits = probe.optimalAlignment(texts, right, 3);
    if (edits == 1 && shorter >= SUBSCRIBER) {
      return 5;
    }
    if (shorter >= SUBSCRIBER && texts.sameEnd(left, right, SUBSCRIBER)) {
      return 4;
    }
    return edits == 2 ? 3 : edits == 3 ? 2 : Levels.DIFFERENT;
  }

  private boolean zero(int value) {
    return texts.length(value) > 0 && texts.point(value, 0) == '0';
  }
}
