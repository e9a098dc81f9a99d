package io.crmkit.ai.action.evaluation;

import java.util.Arrays;

/** A policy that is to be judged by what another one did. */
@FunctionalInterface
public interface Candidate {

  /** Returns the chance that the policy would have given each arm of a decision; they add up to 1. */
  double[] shares(Logged decision);

  /** Returns the policy that chose. */
  static Candidate logging() {
    return Logged::shares;
  }

  /** Returns the policy that always chooses one arm; it gives no chance to anything where that cannot be chosen. */
  static Candidate always(int arm) {
    return decision -> Arrays.stream(decision.arms()).mapToDouble(each -> each == arm ? 1 : 0).toArray();
  }
}
