package io.crmkit.benchmarks.scoring;

import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.tree.Boosting;

/** Trainings by crmkit, bins included. */
public final class OurTraining {

  private OurTraining() {}

  public static void main(String[] arguments) throws Exception {
    Known known = Known.telco();
    PathTrainer trainer = Boosting.builder().rounds(Growth.TREES).learningRate(Growth.RATE)
        .leaves(Growth.USUAL.leaves()).depth(Growth.USUAL.depth()).penalty(Growth.PENALTY)
        .leastWeight(Growth.USUAL.leastWeight()).build().trainer();
    Pace.print("training", 1, () -> trainer.fit(known.set(), Training.seeded(1)).model(Growth.TREES - 1));
  }
}
