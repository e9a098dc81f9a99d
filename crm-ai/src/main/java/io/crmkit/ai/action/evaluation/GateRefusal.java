package io.crmkit.ai.action.evaluation;

import io.crmkit.core.Refusal;
import java.util.Locale;

/** Why a policy is not changed. */
public sealed interface GateRefusal extends Refusal {

  /**
   * The candidate is not better by the margin, as far as can be told.
   *
   * @param gain the difference that the log tells
   * @param margin that its lower end had to exceed
   */
  record NotBetter(Estimate gain, double margin) implements GateRefusal {
    @Override
    public String code() {
      return "ai.action.gate.not-better";
    }

    @Override
    public String message() {
      return String.format(Locale.ROOT, "The candidate gains %.6g a decision, at least %.6g, which is not above %.6g.",
          gain.value(), gain.low(), margin);
    }
  }

  /**
   * The log says too little of the candidate.
   *
   * @param effective as how many decisions of its own the log counts
   * @param least how many there have to be
   */
  record TooFewDecisions(double effective, int least) implements GateRefusal {
    @Override
    public String code() {
      return "ai.action.gate.too-few-decisions";
    }

    @Override
    public String message() {
      return String.format(Locale.ROOT, "The log counts as %.1f decisions of the candidate; %d are needed.",
          effective, least);
    }
  }

  /**
   * The candidate does what was never tried.
   *
   * @param share its mean chance of that
   * @param most how high it may be
   */
  record Unsupported(double share, double most) implements GateRefusal {
    @Override
    public String code() {
      return "ai.action.gate.unsupported";
    }

    @Override
    public String message() {
      return String.format(Locale.ROOT, "The candidate does in %.4f of decisions what was never tried; at most %.4f.",
          share, most);
    }
  }
}
