package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** Days as eight digits: one edit, day and month swapped, the same year or the same day of the year. */
final class DateComparer extends TextComparer {

  private static final int DIGITS = 8;

  DateComparer(Texts texts) {
    super(texts);
  }

  @Override
  int level(int right) {
    int edits = probe.optimalAlignment(texts, right, 3);
    if (probe.length() != DIGITS || texts.length(right) != DIGITS) {
      return edits == 1 ? Levels.CLOSEST : edits == 2 ? 4 : Levels.DIFFERENT;
    }
    boolean year = texts.same(left, 0, right, 0, 4);
    boolean month = texts.same(left, 4, right, 4, 2);
    boolean day = texts.same(left, 6, right, 6, 2);
    boolean swapped = year && texts.same(left, 4, right, 6, 2) && texts.same(left, 6, right, 4, 2);
    if (edits == 1 || swapped) {
      return Levels.CLOSEST;
    }
    if (month && day || year && (month || day)) {
      return 5;
    }
    return edits == 2 ? 4 : year ? 3 : edits == 3 ? 2 : Levels.DIFFERENT;
  }
}
