package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/**
 * E-mail addresses: few edits, the same part before the {@code @}, the same one after it. Two edits that change digits
 * are no error, as people of one name are told apart by numbers; nor does the same name at another place say as much.
 * Whether two are alike for names alone, {@link NamesInEmails} tells, who knows the names.
 */
final class EmailComparer extends TextComparer {

  /** Different addresses at one place. */
  static final int SAME_PLACE = 2;

  private static final double MOST_EDITS = 0.36; // a little more than the 0.35 that make a difference

  EmailComparer(Texts texts) {
    super(texts);
  }

  /** How long the part before the last {@code @} is. */
  private static int local(Texts texts, int value) {
    int at = texts.lastPlaceOf(value, '@');
    return at < 0 ? texts.length(value) : at;
  }

  /** Whether the digits of both are the same, one after the other. */
  private boolean sameDigits(int right) {
    int i = digit(mine, left, 0);
    int j = digit(theirs, right, 0);
    while (i < mine.length(left) && j < theirs.length(right) && mine.point(left, i) == theirs.point(right, j)) {
      i = digit(mine, left, i + 1);
      j = digit(theirs, right, j + 1);
    }
    return i == mine.length(left) && j == theirs.length(right);
  }

  /** The first digit of a value from a place on, or its length. */
  private static int digit(Texts texts, int value, int from) {
    int at = from;
    while (at < texts.length(value) && (texts.point(value, at) < '0' || texts.point(value, at) > '9')) {
      at++;
    }
    return at;
  }

  @Override
  int level(int right) {
    int longer = Math.max(probe.length(), theirs.length(right));
    int edits = probe.optimalAlignment(theirs, right, Math.max(2, (int) (longer * MOST_EDITS)));
    if (edits == 1 || edits == 2 && sameDigits(right)) {
      return edits == 1 ? Levels.CLOSEST : 5;
    }
    int local = local(mine, left);
    int rightLocal = local(theirs, right);
    double alike = 1 - (double) edits / longer;
    if (alike >= 0.8 || local == rightLocal && local >= 3 && mine.same(left, 0, theirs, right, 0, local)) {
      return 4;
    }
    int domain = probe.length() - local;
    boolean sameDomain = domain == theirs.length(right) - rightLocal && mine.sameEnd(left, theirs, right, domain);
    return alike >= 0.65 ? 3 : sameDomain ? SAME_PLACE : Levels.DIFFERENT;
  }
}
