package io.crmkit.ai.action.bandit;

import io.crmkit.ai.ir.Logistic;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Chances of success whose log-odds are normal. The mean is that of MacKay 1992 ("The evidence framework applied to
 * classification networks"): the log-odds, shrunk by what is not known of them.
 */
final class LogitBelief implements Belief {

  private final GaussianBelief logits;
  private final double[] offsets;

  LogitBelief(GaussianBelief logits, double[] offsets) {
    this.logits = logits;
    this.offsets = offsets.clone();
  }

  @Override
  public double[] means() {
    double[] means = logits.means();
    for (int arm = 0; arm < means.length; arm++) {
      means[arm] = Logistic.of((means[arm] + offsets[arm]) / Math.sqrt(1 + Math.PI * logits.variance(arm) / 8));
    }
    return means;
  }

  @Override
  public double[] draw(SplittableRandom random, double spread) {
    double[] drawn = logits.draw(random, spread);
    Vectors.add(drawn, offsets, 1);
    return Arrays.stream(drawn).map(Logistic::of).toArray();
  }

  @Override
  public long answers() {
    return logits.answers();
  }
}
