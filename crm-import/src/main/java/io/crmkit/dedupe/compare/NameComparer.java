package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** Names: an edit, two edits or a nickname, much in common by Jaro–Winkler, an initial. */
final class NameComparer extends TextComparer {

  private static final double LEAST = 0.6;

  private final int[] nicknames;

  /** Takes for each value the group of names that it belongs to, or -1. */
  NameComparer(Texts texts, int[] nicknames) {
    super(texts);
    this.nicknames = nicknames;
  }

  @Override
  int level(int right) {
    int shorter = Math.min(probe.length(), texts.length(right));
    int longer = Math.max(probe.length(), texts.length(right));
    if (shorter == 1) {
      return probe.jaroWinkler(texts, right) > 0 && texts.samePrefix(left, right, 1) ? 4 : Levels.DIFFERENT;
    }
    int edits = probe.optimalAlignment(texts, right, 2);
    if (edits == 1 && longer >= 4) {
      return Levels.CLOSEST;
    }
    if (edits == 2 && longer >= 7 || nicknames[left] >= 0 && nicknames[left] == nicknames[right]) {
      return 5;
    }
    double alike = probe.jaroWinkler(texts, right, LEAST);
    if (alike >= 0.92 || edits == 1) {
      return 5;
    }
    return alike >= 0.85 ? 4 : alike >= 0.75 ? 3 : alike >= LEAST ? 2 : Levels.DIFFERENT;
  }
}
