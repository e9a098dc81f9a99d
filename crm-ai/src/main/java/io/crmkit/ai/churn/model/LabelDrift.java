package io.crmkit.ai.churn.model;

import io.crmkit.ai.drift.ShiftEstimate;
import java.util.Objects;

/**
 * How many customers leave today, as far as a model can tell before anybody knows.
 *
 * @param then the share that left of those that the model learned from, 0 to 1
 * @param flagged the share of today's customers that the model flags, 0 to 1
 * @param now the share that is estimated to leave of today's, with its interval of 99 % and whether it has shifted
 */
public record LabelDrift(double then, double flagged, ShiftEstimate now) {

  public LabelDrift {
    Objects.requireNonNull(now, "now");
  }
}
