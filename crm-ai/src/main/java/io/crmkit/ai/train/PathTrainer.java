package io.crmkit.ai.train;

/** A trainer that makes models of growing freedom at once: by rounds of boosting, or by falling penalties. */
public interface PathTrainer {

  /** Returns what it is called in records of trainings. */
  String id();

  /** Returns what it can do; it refuses what it cannot. */
  Capabilities capabilities();

  /**
   * Returns the models, from the most bound to the freest.
   *
   * @throws io.crmkit.core.RefusedException if it cannot do what is asked for, with the {@link TrainingRefusal}
   * @throws UnlearnableException if the cases cannot be learned from, saying why
   */
  TrainedPath fit(TrainingSet set, Training run);
}
