package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** E-mail addresses: few edits, the same part before the {@code @}, the same one after it. */
final class EmailComparer extends TextComparer {

  private final int[] locals;

  /** Takes for each address how long the part before the {@code @} is. */
  EmailComparer(Texts texts, int[] locals) {
    super(texts);
    this.locals = locals;
  }

  @Override
  int level(int right) {
    int edits = probe.optimalAlignment(texts, right);
    if (edits <= 2) {
      return edits == 1 ? Levels.CLOSEST : 5;
    }
    int local = locals[left];
    if (local == locals[right] && local >= 3 && texts.same(left, 0, right, 0, local)) {
      return 5;
    }
    double alike = 1 - (double) edits / Math.max(probe.length(), texts.length(right));
    if (alike >= 0.8) {
      return 4;
    }
    int domain = probe.length() - local;
    boolean sameDomain = domain == texts.length(right) - locals[right] && texts.sameEnd(left, right, domain);
    return alike >= 0.65 ? 3 : sameDomain ? 2 : Levels.DIFFERENT;
  }
}
