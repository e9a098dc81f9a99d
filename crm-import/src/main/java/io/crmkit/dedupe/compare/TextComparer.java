package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Probe;
import io.crmkit.dedupe.measure.Texts;

/** Compares values as texts; subclasses say which likeness is which level. */
abstract class TextComparer extends ValueComparer {

  /** How alike others are to the value on the left. */
  final Probe probe = Probe.of("");

  TextComparer(Texts texts) {
    super(texts);
  }

  @Override
  final void prepare() {
    probe.turnTo(mine, left);
  }
}
