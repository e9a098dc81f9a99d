package io.crmkit.ai.action;

import io.crmkit.ai.action.evaluation.Candidate;
import io.crmkit.ai.action.evaluation.CrossFit;
import io.crmkit.ai.action.evaluation.Estimate;
import io.crmkit.ai.action.evaluation.Estimator;
import io.crmkit.ai.action.evaluation.Gate;
import io.crmkit.ai.action.evaluation.GateRefusal.TooFewDecisions;
import io.crmkit.ai.action.evaluation.Interval;
import io.crmkit.ai.action.evaluation.Logged;
import io.crmkit.ai.action.evaluation.Overlap;
import io.crmkit.ai.action.evaluation.Trial;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Choice;
import io.crmkit.ai.action.model.Evaluation;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.core.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A candidate against a log. It learns from the older half, and is judged on the newer one, which it has not seen.
 *
 * @param candidate what would have been done in each decision of the newer half
 * @param inForce what was done
 */
record Trying(List<Trial> candidate, List<Trial> inForce) {

  private static final int FOLDS = 5;
  private static final int LEAST = 20;

  static boolean isTooShort(List<Settled> log) {
    return log.size() < 2 * LEAST;
  }

  /** Decisions among actions that the catalogue no longer has say nothing of what would be done with it. */
  static List<Settled> comparable(Catalogue catalogue, List<Settled> log) {
    Arms arms = Arms.of(catalogue);
    return log.stream().filter(arms::know).toList();
  }

  static Trying of(Catalogue catalogue, Policy policy, List<Settled> log) {
    List<Settled> older = log.subList(0, log.size() / 2);
    List<Settled> newer = log.subList(log.size() / 2, log.size());
    Learned learned = Learned.rewards(catalogue, policy, older);
    Arms arms = Arms.of(catalogue);
    Map<Logged, Settled> decisions = new HashMap<>();
    List<Logged> judged = new ArrayList<>();
    for (Settled decision : newer) {
      Logged logged = arms.logged(decision, policy, policy.net(decision));
      decisions.put(logged, decision);
      judged.add(logged);
    }
    CrossFit fit = new CrossFit(judged, arms.features(policy), FOLDS);
    List<Trial> trials = fit.trials(logged -> shares(policy, learned, choice(decisions, logged)));
    return new Trying(trials, fit.trials(Candidate.logging()));
  }

  private static Choice choice(Map<Logged, Settled> decisions, Logged logged) {
    Settled decision = decisions.get(logged);
    if (decision == null) {
      throw new IllegalStateException("a decision that was not handed in");
    }
    return decision.offer().choice();
  }

  private static double[] shares(Policy policy, Learned learned, Choice choice) {
    return policy.exploration().shares(
        learned.about(policy, choice.context(), choice.shares()), new SplittableRandom(choice.seed()));
  }

  Decision<Gate.Evidence> judge(Gate gate) {
    return gate.judge(candidate, inForce);
  }

  static Decision<Gate.Evidence> tooFew(List<Settled> log, Gate gate) {
    return Decision.refuse(new TooFewDecisions(log.size(), gate.leastEffective()));
  }

  Evaluation evaluation(double confidence, Interval interval) {
    Estimate ips = Estimator.IPS.of(candidate, interval, confidence);
    Overlap overlap = Overlap.of(candidate);
    Estimate snips = overlap.effective() > 0 ? Estimator.SNIPS.of(candidate, interval, confidence) : ips;
    return new Evaluation(ips, snips, Estimator.DOUBLY_ROBUST.of(candidate, interval, confidence),
        Estimator.DOUBLY_ROBUST.of(inForce, interval, confidence), overlap);
  }
}
