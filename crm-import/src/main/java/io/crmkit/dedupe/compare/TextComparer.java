package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Probe;
import io.crmkit.dedupe.measure.Texts;

/** Compares values as texts; subclasses say which likeness is which level. */
abstract class TextComparer extends ValueComparer {

  final Texts texts;

  /** The value on the left, and how alike others are to it. */
  int left;
  final Probe probe = Probe.of("");

  TextComparer(Texts texts) {
    this.texts = texts;
  }

  @Override
  final void prepare(int value) {
    left = value;
    probe.turnTo(texts, value);
  }
}
