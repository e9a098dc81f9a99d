package io.crmkit.ai.explain;

import io.crmkit.ai.ir.CaseBlock;
import io.crmkit.ai.ir.Predictor.Term;

/** A term of a linear predictor adds what its slot is away from the mean: {@code weight * (value - mean)}. */
record TermAttribution(Term term, int index) implements Attribution {

  @Override
  public void add(CaseBlock block, double[][] amounts) {
    double[] values = block.slot(term.slot());
    double[] into = amounts[index];
    for (int row = 0; row < block.rows(); row++) {
      into[row] += term.weight() * (term.valued(values[row]) - term.mean());
    }
  }

  @Override
  public long numbers() {
    return 0;
  }

  @Override
  public Attribution forAnotherThread() {
    return this;
  }
}
