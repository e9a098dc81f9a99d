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
    int longer = Math.max(probe.length(), texts.length(right));
    int edits = probe.optimalAlignment(texts, right, 3);
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
    boolean leftIsShort = texts.length(left) < texts.length(right);
    int part = leftIsShort ? left : right;
    int whole = leftIsShort ? right : left;
    int size = texts.length(part);
    int from = texts.length(whole) - size;
    boolean ends = size >= SHORTEST && from > 0 && from <= size;
    for (int i = 0; ends && i < size; i++) {
      ends = texts.point(part, i) == texts.point(whole, from + i);
    }
    return ends;
  }
}
