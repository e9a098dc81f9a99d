package io.crmkit.ai.train.tree;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Which features a split may read. */
final class FeatureDraw {

  private final int[] features;
  private final int wanted;
  private final SplittableRandom random;

  private FeatureDraw(int features, int wanted, SplittableRandom random) {
    this.features = new int[features];
    this.wanted = wanted;
    this.random = random;
    Arrays.setAll(this.features, i -> i);
  }

  static FeatureDraw all(int features) {
    return new FeatureDraw(features, features, new SplittableRandom(0));
  }

  static FeatureDraw some(int features, int wanted, long seed) {
    return new FeatureDraw(features, wanted, new SplittableRandom(seed));
  }

  boolean isAll() {
    return wanted == features.length;
  }

  /** Returns features for the next split, ascending where all are taken. */
  int[] next() {
    if (isAll()) {
      return features;
    }
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(features.length - i);
      int feature = features[i];
      features[i] = features[other];
      features[other] = feature;
    }
    return Arrays.copyOf(features, wanted);
  }
}
