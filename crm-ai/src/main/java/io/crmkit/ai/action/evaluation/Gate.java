package io.crmkit.ai.action.evaluation;

import io.crmkit.core.Decision;
import io.crmkit.core.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change of policy must show before it is made: that the candidate beats the policy in force by more than a
 * margin, doubly robust and with the confidence that is asked for.
 *
 * @param margin that the lower end of the interval of the difference must exceed; rewards have no unit
 * @param confidence above 0 and below 1, such as 0.95
 * @param interval how the interval is made
 * @param leastEffective how many decisions of the candidate itself the log must be worth
 * @param mostUnsupported the greatest mean chance that may go to arms of which the log knows nothing
 */
public record Gate(
    double margin, double confidence, Interval interval, int leastEffective, double mostUnsupported) {

  /** Any gain, 95 %, by the central limit theorem, worth 200 decisions, nothing unsupported. */
  public static final Gate USUAL = new Gate(0, 0.95, Interval.NORMAL, 200, 0);

  public Gate {
    Require.positive(leastEffective, "leastEffective");
    if (!Double.isFinite(margin) || !(confidence > 0 && confidence < 1)
        || !(mostUnsupported >= 0 && mostUnsupported <= 1)) {
      throw new IllegalArgumentException("a gate of margin %s, confidence %s, unsupported %s".formatted(
          margin, confidence, mostUnsupported));
    }
  }

  /** Returns this gate with another margin. */
  public Gate withMargin(double least) {
    return new Gate(least, confidence, interval, leastEffective, mostUnsupported);
  }

  /**
   * Judges a candidate.
   *
   * @param candidate its trials
   * @param inForce those of the policy in force over the same decisions
   * @return the evidence, or a {@link GateRefusal}
   */
  public Decision<Evidence> judge(List<Trial> candidate, List<Trial> inForce) {
    if (candidate.size() != inForce.size()) {
      throw new IllegalArgumentException("%d trials against %d".formatted(candidate.size(), inForce.size()));
    }
    if (candidate.size() < 2) {
      return Decision.refuse(new GateRefusal.TooFewDecisions(candidate.size(), leastEffective));
    }
    Overlap overlap = Overlap.of(candidate);
    if (overlap.unsupported() > mostUnsupported) {
      return Decision.refuse(new GateRefusal.Unsupported(overlap.unsupported(), mostUnsupported));
    }
    if (overlap.effective() < leastEffective) {
      return Decision.refuse(new GateRefusal.TooFewDecisions(overlap.effective(), leastEffective));
    }
    Estimate gain = interval.around(differences(candidate, inForce), confidence);
    return gain.low() > margin
        ? Decision.accept(new Evidence(gain, overlap))
        : Decision.refuse(new GateRefusal.NotBetter(gain, margin));
  }

  /** Both policies are judged by the same decisions, so that what those have in common falls out. */
  private static double[] differences(List<Trial> candidate, List<Trial> inForce) {
    List<Double> differences = new ArrayList<>(candidate.size());
    for (int i = 0; i < candidate.size(); i++) {
      differences.add(candidate.get(i).robust() - inForce.get(i).robust());
    }
    return differences.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * What let a candidate pass.
   *
   * @param gain by how much it is better, a decision
   * @param overlap how much of the log says so
   */
  public record Evidence(Estimate gain, Overlap overlap) {}
}
