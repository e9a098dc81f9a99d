package io.crmkit.ai.train;

import java.util.Objects;

/** Trains on weighted classes and gives back to the intercept what they added to the odds. */
record WeightedTrainer(PathTrainer trainer, ClassWeights weights) implements PathTrainer {

  WeightedTrainer {
    Objects.requireNonNull(trainer, "trainer");
    Objects.requireNonNull(weights, "weights");
  }

  @Override
  public String id() {
    return trainer.id() + "-weighted";
  }

  @Override
  public Capabilities capabilities() {
    return trainer.capabilities();
  }

  @Override
  public TrainedPath fit(TrainingSet set, Training run) {
    ClassWeights.Given given = weights.in(set.requireBinary());
    return trainer.fit(given.weighted(set), run).shifted(-given.logOdds());
  }
}
