package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.ir.Task;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What makes a probability of facts. */
public sealed interface Scoring {

  /** Returns how probable leaving is. */
  double probability(CustomerFacts facts);

  /** Returns between which probabilities that is believed to be; null where nothing is known of it. */
  @Nullable Interval interval();

  /** Returns what follows of a probability. */
  RiskLevel level(double probability);

  /** Returns how it came about: {@code learned} of customers, or the {@code rate} of all of them. */
  String kind();

  /**
   * A learned model.
   *
   * @param ir the model
   * @param baseline what it learned from, for drift; null if that is not known, as of a model that was made elsewhere
   */
  record Learned(ModelIr ir, @Nullable Baseline baseline) implements Scoring {

    public Learned {
      if (ir.task() != Task.BINARY) {
        throw new IllegalArgumentException("leaving is not answered by " + ir.task());
      }
      if (baseline != null) {
        baseline.requireFor(ir.schema());
      }
    }

    /** Takes a model of which it is not known what it learned from. */
    public Learned(ModelIr ir) {
      this(ir, null);
    }

    @Override
    public String kind() {
      return "learned";
    }

    @Override
    public double probability(CustomerFacts facts) {
      return Scorer.of(ir).probability(facts.row(ir.schema()));
    }

    @Override
    public @Nullable Interval interval() {
      return null;
    }

    @Override
    public RiskLevel level(double probability) {
      return ir.policy().level(probability);
    }
  }

  /**
   * The share of all customers, where too few are known to tell them apart.
   *
   * @param rate what is believed of the share
   * @param interval between which shares the true one is believed to be
   * @param policy what follows
   */
  record Rate(BaseRate rate, Interval interval, DecisionPolicy policy) implements Scoring {

    /** How probable it is that the true share is inside of the interval that {@link #of} takes. */
    public static final double MASS = 0.9;

    public Rate {
      Objects.requireNonNull(rate, "rate");
      Objects.requireNonNull(interval, "interval");
      Objects.requireNonNull(policy, "policy");
    }

    /** Returns what answers by a belief, with its credible interval of 90 %. */
    public static Rate of(BaseRate rate, DecisionPolicy policy) {
      return new Rate(rate, rate.interval(MASS), policy);
    }

    @Override
    public String kind() {
      return "rate";
    }

    @Override
    public double probability(CustomerFacts facts) {
      return rate.mean();
    }

    @Override
    public RiskLevel level(double probability) {
      return policy.level(probability);
    }
  }
}
