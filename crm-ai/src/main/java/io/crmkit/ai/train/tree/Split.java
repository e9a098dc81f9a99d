package io.crmkit.ai.train.tree;

/**
 * The best way found to divide a leaf.
 *
 * @param gain how much the loss falls; none where it is not above 0
 * @param bin the last bin that goes to the left, of a number
 * @param codes the bins that go to the left, of a category
 */
record Split(double gain, int feature, int bin, long codes, boolean missingLeft, long left) {

  static final Split NONE = new Split(0, -1, -1, 0, false, 0);

  boolean isBetterThan(Split other) {
    return gain > other.gain;
  }

  boolean isLeft(int of, int missing, boolean category) {
    if (of == missing) {
      return missingLeft;
    }
    return category ? (codes >>> of & 1) != 0 : of <= bin;
  }
}
