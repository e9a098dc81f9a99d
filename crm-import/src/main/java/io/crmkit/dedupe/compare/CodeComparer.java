package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** Codes: how many digits or letters differ, by how long the code is; or one ends the other, as 95 ends 1995. */
final class CodeComparer extends TextComparer {

  private static final int SHORTEST = 2;

  CodeComparer(Texts texts) {
    super(texts);
  }

  @Override
  int level(int right) {
    int longer = Math.max(probe.length(), theirs.length(right));
    int edits = probe.optimalAlignment(theirs, right, 3);
    if (edits == 1) {
      return longer >= 4 ? Levels.CLOSEST : 5;
    }
    if (ends(right)) {
      return 5;
    }
    if (edits == 2) {
      return longer >= 6 ? 4 : longer >= 4 ? 3 : 2;
    }
    return edits == 3 && longer >= 7 ? 2 : Levels.DIFFERENT;
  }

  /** Whether one code is the end of the other, and half of it or more. */
  private boolean ends(int right) {
    int shorter = Math.min(probe.length(), theirs.length(right));
    int more = Math.abs(probe.length() - theirs.length(right));
    return shorter >= SHORTEST && more > 0 && more <= shorter && mine.sameEnd(left, theirs, right, shorter);
  }
}
