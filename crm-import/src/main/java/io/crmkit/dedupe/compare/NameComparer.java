package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** Names: an edit, two edits or a nickname, much in common by Jaro–Winkler, an initial. */
final class NameComparer extends TextComparer {

  private static final double LEAST = 0.6;

  private final Groups nicknames;

  /** The group of names that go by one another that a value belongs to, or -1. */
  interface Groups {
    int of(Texts texts, int value);
  }

  NameComparer(Texts texts, Groups nicknames) {
    super(texts);
    this.nicknames = nicknames;
  }

  @Override
  int level(int right) {
    int shorter = Math.min(probe.length(), theirs.length(right));
    int longer = Math.max(probe.length(), theirs.length(right));
    if (shorter == 1) {
      return probe.jaroWinkler(theirs, right) > 0 && mine.samePrefix(left, theirs, right, 1) ? 4 : Levels.DIFFERENT;
    }
    int edits = probe.optimalAlignment(theirs, right, 2);
    if (edits == 1 && longer >= 4) {
      return Levels.CLOSEST;
    }
    if (edits == 2 && longer >= 7 || haveOneGroup(right)) {
      return 5;
    }
    double alike = probe.jaroWinkler(theirs, right, LEAST);
    if (alike >= 0.92 || edits == 1) {
      return 5;
    }
    return alike >= 0.85 ? 4 : alike >= 0.75 ? 3 : alike >= LEAST ? 2 : Levels.DIFFERENT;
  }

  private boolean haveOneGroup(int right) {
    int group = nicknames.of(mine, left);
    return group >= 0 && group == nicknames.of(theirs, right);
  }
}
