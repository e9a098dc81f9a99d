package io.crmkit.testkit.ai;

import io.crmkit.testkit.core.Jazzer;

/**
 * What Jazzer calls with whatever it thinks of: the reader that its argument names answers, or throws, which Jazzer
 * reports. {@link ModelFuzzTest} starts it.
 */
public final class ModelFuzz {

  static final int SEEDS = 20;

  private static ModelReader reader = ModelReader.BINARY;

  private ModelFuzz() {}

  /** Called once, with the name of a reader: classes are loaded by the seeds, before anything is tried. */
  public static void fuzzerInitialize(String[] names) {
    reader = ModelReader.valueOf(names[0]);
    for (int seed = 0; seed < SEEDS; seed++) {
      fuzzerTestOneInput(reader.seed(new RandomModels(seed).model()));
    }
  }

  /** Called again and again. */
  public static void fuzzerTestOneInput(byte[] data) {
    Jazzer.answers(() -> reader.read(data));
  }
}
