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
    int edits = probe.optimalAlignment(theirs, right, 3);
    if (probe.length() != DIGITS || theirs.length(right) != DIGITS) {
      return edits == 1 ? Levels.CLOSEST : edits == 2 ? 4 : Levels.DIFFERENT;
    }
    boolean year = mine.same(left, 0, theirs, right, 0, 4);
    boolean month = mine.same(left, 4, theirs, right, 4, 2);
    boolean day = mine.same(left, 6, theirs, right, 6, 2);
    boolean swapped = year && mine.same(left, 4, theirs, right, 6, 2) && mine.same(left, 6, theirs, right, 4, 2);
    if (edits == 1 || swapped) {
      return Levels.CLOSEST;
    }
    if (month && day || year && (month || day)) {
      return 5;
    }
    return edits == 2 ? 4 : year ? 3 : edits == 3 ? 2 : Levels.DIFFERENT;
  }
}
