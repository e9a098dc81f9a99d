package io.crmkit.ai.action.bandit;

import io.crmkit.core.Require;

/**
 * How a context and an arm become one row of numbers: a constant and the context once for all arms together, and once
 * more for the arm alone. What arms have in common is so learned from all of them, and the ridge keeps each arm near
 * the others until its own answers say something else.
 *
 * @param arms how many there are
 * @param context how many numbers describe a case
 */
public record ArmFeatures(int arms, int context) {

  /** How many numbers a row may have; what is known of the weights takes the square of it. */
  public static final int MOST_NUMBERS = 1_000;

  static final int KINDS = 4;

  public ArmFeatures {
    Require.positive(arms, "arms");
    if (context < 0 || !fit(arms, context)) {
      throw new IllegalArgumentException(
          "%d arms and %d numbers of context make more than %d features, or less than none"
              .formatted(arms, context, MOST_NUMBERS));
    }
  }

  /** Whether rows of so many arms and numbers of context are short enough. */
  public static boolean fit(int arms, int context) {
    return (arms + 1L) * (context + 1L) <= MOST_NUMBERS;
  }

  /** Returns how many numbers a row has. */
  public int size() {
    return (arms + 1) * (context + 1);
  }

  /**
   * Returns of what kind a number of a row is: a constant, or of the context; of all arms, or of one.
   *
   * @return from 0 to {@value #KINDS} − 1
   */
  int kind(int number) {
    int ofOneArm = number > context ? 1 : 0;
    return number % (context + 1) == 0 ? ofOneArm : 2 + ofOneArm;
  }

  /**
   * Returns the row of an arm.
   *
   * @param numbers the context, every number finite
   */
  public double[] row(int arm, double[] numbers) {
    if (arm < 0 || arm >= arms || numbers.length != context) {
      throw new IllegalArgumentException("arm %d of %d with %d numbers where %d describe a case"
          .formatted(arm, arms, numbers.length, context));
    }
    double[] row = new double[size()];
    for (int block : new int[] {0, (arm + 1) * (context + 1)}) {
      row[block] = 1;
      System.arraycopy(numbers, 0, row, block + 1, context);
    }
    return row;
  }
}
