package io.crmkit.dedupe.compare;

/** Quantities: how far they are apart, by how far two of them usually are. */
final class NumberComparer extends ValueComparer {

  private final Numbers numbers;
  private int left;

  NumberComparer(Numbers numbers) {
    this.numbers = numbers;
  }

  @Override
  void prepare(int value) {
    left = value;
  }

  @Override
  int level(int right) {
    double apart = numbers.apart(left, right);
    if (apart <= 1.0 / 64) {
      return Levels.CLOSEST;
    }
    return apart <= 1.0 / 16 ? 5 : apart <= 0.25 ? 4 : apart <= 0.5 ? 3 : apart <= 1 ? 2 : Levels.DIFFERENT;
  }
}
