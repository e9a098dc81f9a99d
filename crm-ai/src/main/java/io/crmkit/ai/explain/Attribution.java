package io.crmkit.ai.explain;

import io.crmkit.ai.ir.CaseBlock;

/** What some summands of a predictor attribute to slots. It belongs to one thread. */
interface Attribution {

  /** Adds to the amounts of the cases of a block: one array for each slot that is read, see {@link SlotIndex}. */
  void add(CaseBlock block, double[][] amounts);

  /** Returns how many numbers it holds. */
  long numbers();

  /** Returns the same for another thread. */
  Attribution forAnotherThread();
}
