package io.crmkit.record.model;

import io.crmkit.core.money.Money;
import java.util.Objects;

/**
 * What the deals in a stage come to, in the currency of the reports.
 *
 * @param deals how many there are
 * @param unpriced how many of them have no amount or no rate: they count, and are in no sum
 * @param amount the sum of the others, exact and rounded once, half to even, to the minor unit
 * @param weighted the same of amount × the probability that counts
 */
public record StageTotal(
    PipelineId pipeline, String stage, long deals, long unpriced, Money amount, Money weighted) {

  public StageTotal {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(weighted, "weighted");
  }
}
