package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** E-mail addresses: few edits, the same part before the {@code @}, the same one after it. */
final class EmailComparer extends TextComparer {

  private static final double MOST_EDITS = 0.36; // a little more than the 0.35 that make a difference

  EmailComparer(Texts texts) {
    super(texts);
  }

  /** How long the part before the last {@code @} is. */
  private int local(int value) {
    int at = texts.lastPlaceOf(value, '@');
    return at < 0 ? texts.length(value) : at;
  }

  @Override
  int level(int right) {
    int longer = Math.max(probe.length(), texts.length(right));
    int edits = probe.optimalAlignment(texts, right, Math.max(2, (int) (longer * MOST_EDITS)));
    if (edits <= 2) {
      return edits == 1 ? Levels.CLOSEST : 5;
    }
    int local = local(left);
    int rightLocal = local(right);
    if (local == rightLocal && local >= 3 && texts.same(left, 0, right, 0, local)) {
      return 5;
    }
    double alike = 1 - (double) edits / longer;
    if (alike >= 0.8) {
      return 4;
    }
    int domain = probe.length() - local;
    boolean sameDomain = domain == texts.length(right) - rightLocal && texts.sameEnd(left, right, domain);
    return alike >= 0.65 ? 3 : sameDomain ? 2 : Levels.DIFFERENT;
  }
}
