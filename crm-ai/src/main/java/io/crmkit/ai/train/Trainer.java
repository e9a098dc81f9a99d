package io.crmkit.ai.train;

import io.crmkit.ai.ir.ModelIr;

/** Makes models of cases whose answer is known. Implementations are safe to share between threads. */
public interface Trainer {

  /** Returns what it is called in records of trainings, such as {@code boosted-trees}. */
  String id();

  /** Returns what it can do; it refuses what it cannot. */
  Capabilities capabilities();

  /**
   * Returns a model.
   *
   * @throws io.crmkit.core.RefusedException if it cannot do what is asked for, with the {@link TrainingRefusal}
   * @throws UnlearnableException if the cases cannot be learned from, saying why
   * @throws io.crmkit.core.progress.CancelledException if it was told to stop
   */
  ModelIr train(TrainingSet set, Training run);
}
