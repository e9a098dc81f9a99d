package io.crmkit.forecast.win;

import io.crmkit.core.Require;
import io.crmkit.forecast.model.StageName;
import java.util.HashMap;
import java.util.Map;

/**
 * How often deals that were once in a stage were won in the end, learned from closed deals.
 *
 * <p>A stage of few deals says little, so its rate is drawn towards that of the whole pipeline: (wins + m·r) / (deals
 * + m), the mean of a beta distribution with the weight of m deals at the pipeline's rate r (Gelman and others,
 * Bayesian Data Analysis, section 2.4). The pipeline's own rate is drawn towards one half by one deal.
 *
 * <p>Mergeable: {@link #EMPTY}, {@link #add} and {@link #merge}. Names of stages are compared by {@link StageName}.
 */
public final class StageRates {

  /** No deal. */
  public static final StageRates EMPTY = new StageRates(Count.NONE, Map.of());

  private final Count pipeline;
  private final Map<String, Count> stages;

  private StageRates(Count pipeline, Map<String, Count> stages) {
    this.pipeline = pipeline;
    this.stages = Map.copyOf(stages);
  }

  private record Count(long deals, long wins) {

    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(deals + other.deals, wins + other.wins);
    }
  }

  /** Returns these with a closed deal: every stage that it was in, each once, and how it ended. */
  public StageRates add(Iterable<String> passed, Ending ending) {
    if (ending == Ending.OPEN) {
      throw new IllegalArgumentException("rates are learned from closed deals but this one is open");
    }
    Count one = new Count(1, ending == Ending.WON ? 1 : 0);
    Map<String, Count> changed = new HashMap<>();
    passed.forEach(stage -> changed.put(StageName.plain(stage), one));
    return merge(new StageRates(one, changed));
  }

  public StageRates merge(StageRates other) {
    Map<String, Count> all = new HashMap<>(stages);
    other.stages.forEach((stage, count) -> all.merge(stage, count, Count::plus));
    return new StageRates(pipeline.plus(other.pipeline), all);
  }

  /** Returns how many closed deals were in a stage. */
  public long deals(String stage) {
    return stages.getOrDefault(StageName.plain(stage), Count.NONE).deals();
  }

  /** Returns the share of all closed deals that was won, 0.5 without any. */
  public double pipelineRate() {
    return (pipeline.wins() + 0.5) / (pipeline.deals() + 1);
  }

  /**
   * Returns the rate of a stage; the pipeline's where no closed deal was in it.
   *
   * @param priorDeals how many deals of the stage's own weigh as much as the pipeline's rate
   */
  public double rate(String stage, int priorDeals) {
    Require.positive(priorDeals, "priorDeals");
    Count count = stages.getOrDefault(StageName.plain(stage), Count.NONE);
    return (count.wins() + priorDeals * pipelineRate()) / (count.deals() + priorDeals);
  }
}
