package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;

/** Codes: how many digits or letters differ, by how long the code is. */
final class CodeComparer extends TextComparer {

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
    if (edits == 2) {
      return longer >= 6 ? 4 : longer >= 4 ? 3 : 2;
    }
    return edits == 3 && longer >= 7 ? 2 : Levels.DIFFERENT;
  }
}
