package io.crmkit.dedupe.compare;

/**
 * How two values of a field compare, as four bits of a {@code long}, so that the comparison of two records of up to 16
 * fields is one number.
 *
 * <p>0 is missing; 1 (nothing alike) to 6 (nearly equal) are different values; 7 is a value that stands in the other of
 * two fields that are often mixed up, while none stands in its place; 8 to 15 are equal values, by how rare the value
 * is: each level is at most a quarter as frequent as the one before. Values that changed places are as equal as the
 * more frequent of the two that stand in a field.
 */
public final class Levels {

  public static final int MOST_FIELDS = 16;
  public static final int COUNT = 16;
  public static final int MISSING = 0;
  public static final int DIFFERENT = 1;
  public static final int CLOSEST = 6;
  public static final int SWAPPED = 7;
  public static final int EQUAL = 8;

  private static final int BITS = 4;

  private Levels() {}

  /** Returns the level of a field. */
  public static int of(long levels, int field) {
    return (int) (levels >>> (field * BITS)) & (COUNT - 1);
  }

  /** Returns the levels of a comparison in which only this field has one. */
  public static long with(int level, int field) {
    return (long) level << (field * BITS);
  }

  /** Returns the level of two equal values that so many of all have. */
  public static int equal(int count, long all) {
    int level = EQUAL;
    long times = Math.max(1, count);
    while (level < COUNT - 1 && times * 4 <= all) {
      times *= 4;
      level++;
    }
    return level;
  }
}
