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

  /** Returns features for the next split among those that are open to it, ascending where all are taken. */
  int[] next(int[] open) {
    if (wanted >= open.length) {
      return open;
    }
    int[] from = open.length == features.length ? features : open.clone();
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(from.length - i);
      int feature = from[i];
      from[i] = from[other];
      from[other] = feature;
    }
    return Arrays.copyOf(from, wanted);
  }
}
