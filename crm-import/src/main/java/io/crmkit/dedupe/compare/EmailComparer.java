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
  private int local(int value) {
    int at = texts.lastPlaceOf(value, '@');
    return at < 0 ? texts.length(value) : at;
  }

  /** Whether the digits of both are the same, one after the other. */
  private boolean sameDigits(int right) {
    int i = digit(left, 0);
    int j = digit(right, 0);
    while (i < texts.length(left) && j < texts.length(right) && texts.point(left, i) == texts.point(right, j)) {
      i = digit(left, i + 1);
      j = digit(right, j + 1);
    }
    return i == texts.length(left) && j == texts.length(right);
  }

  /** The first digit of a value from a place on, or its length. */
  private int digit(int value, int from) {
    int at = from;
    while (at < texts.length(value) && (texts.point(value, at) < '0' || texts.point(value, at) > '9')) {
      at++;
    }
    return at;
  }

  @Override
  int level(int right) {
    int longer = Math.max(probe.length(), texts.length(right));
    int edits = probe.optimalAlignment(texts, right, Math.max(2, (int) (longer * MOST_EDITS)));
    if (edits == 1 || edits == 2 && sameDigits(right)) {
      return edits == 1 ? Levels.CLOSEST : 5;
    }
    int local = local(left);
    int rightLocal = local(right);
    double alike = 1 - (double) edits / longer;
    if (alike >= 0.8 || local == rightLocal && local >= 3 && texts.same(left, 0, right, 0, local)) {
      return 4;
    }
    int domain = probe.length() - local;
    boolean sameDomain = domain == texts.length(right) - rightLocal && texts.sameEnd(left, right, domain);
    return alike >= 0.65 ? 3 : sameDomain ? SAME_PLACE : Levels.DIFFERENT;
  }
}
