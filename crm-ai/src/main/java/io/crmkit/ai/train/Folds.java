package io.crmkit.ai.train;

import io.crmkit.ai.ir.DoubleArray;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Which fold each case is held out in. */
public final class Folds {

  private final int[] folds;
  private final int count;

  private Folds(int[] folds, int count) {
    this.folds = folds;
    this.count = count;
  }

  /**
   * Returns folds as given, numbered from 0.
   *
   * @throws IllegalArgumentException if fewer than two are used
   */
  public static Folds of(int... folds) {
    int count = Arrays.stream(folds).max().orElse(-1) + 1;
    if (count < 2 || Arrays.stream(folds).anyMatch(fold -> fold < 0)
        || Arrays.stream(folds).distinct().count() < count) {
      throw new IllegalArgumentException("folds must be 0 to n without gaps, of at least two");
    }
    return new Folds(folds.clone(), count);
  }

  /** Returns folds of nearly one size with nearly the same share of each label, drawn by a seed. */
  public static Folds stratified(DoubleArray labels, int count, long seed) {
    int[] shuffled = shuffled(labels.size(), seed);
    int[] folds = new int[labels.size()];
    int ones = 0;
    int zeros = 0;
    for (int row : shuffled) {
      // the zeros go on where the ones end, so that no fold is larger than another by more than one
      folds[row] = labels.at(row) > 0 ? ones++ % count : zeros++ % count;
    }
    return of(rotated(folds, labels, ones % count, count));
  }

  private static int[] rotated(int[] folds, DoubleArray labels, int by, int count) {
    for (int row = 0; row < folds.length; row++) {
      if (!(labels.at(row) > 0)) {
        folds[row] = (folds[row] + by) % count;
      }
    }
    return folds;
  }

  private static int[] shuffled(int size, long seed) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    return order;
  }

  /** Returns how many folds there are. */
  public int count() {
    return count;
  }

  /** Returns the rows that a fold holds out, ascending. */
  public int[] held(int fold) {
    return rows(fold, 0);
  }

  /** Returns the rows that are learned from while a fold is held out, ascending. */
  public int[] kept(int fold) {
    return rows(fold, 1);
  }

  private int[] rows(int fold, int other) {
    int[] rows = new int[folds.length];
    int size = 0;
    for (int row = 0; row < folds.length; row++) {
      if ((folds[row] == fold ? 0 : 1) == other) {
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }
}
