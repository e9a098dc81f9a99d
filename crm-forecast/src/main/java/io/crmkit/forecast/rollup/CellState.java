package io.crmkit.forecast.rollup;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What many machines sum up of the deals of one cell: count, amount, weighted amount and the second to fourth cumulant
 * of its revenue, all as integers that are never rounded.
 *
 * <p>States are a group under {@link #merge}: order and partition make no difference to a single bit, and what was
 * added can be removed again. So the same class runs in a loop, in a merge of threads, and as the buffer of an
 * aggregation of Spark or Flink. Minimum and maximum have no inverse and are therefore not in it: look for them in
 * the deals again.
 *
 * <p>The cumulants of a revenue of independent deals are the sums of those of its deals, which for an amount a that
 * comes with the probability p are a²·p(1−p), a³·p(1−p)(1−2p) and a⁴·p(1−p)(1−6p(1−p)) (those of a Bernoulli variable).
 * Not for several threads at once.
 */
public final class CellState {

  /** The length of the binary form. */
  public static final int BYTES = 4 + 20 * Long.BYTES;

  /** How many deals a state holds at most, which keeps every number within its width. */
  public static final long MOST_DEALS = 1L << 49;

  private static final int TAG = 'C' << 24 | 'S' << 16 | 1;
  private static final int NUMBERS = 20;
  private static final int POINTS = 10_000;

  /** Where the sums stand, how wide they are, and how many bits the highest part of each may have. */
  private enum Sum {
    AMOUNT(1, 2, 48),
    WEIGHTED(3, 2, 62),
    SECOND(5, 4, 8),
    THIRD(9, 5, 20),
    FOURTH(14, 6, 33);

    private final int at;
    private final int width;
    private final int bits;

    Sum(int at, int width, int bits) {
      this.at = at;
      this.width = width;
      this.bits = bits;
    }

    boolean isSound(long[] numbers) {
      long top = numbers[at + width - 1];
      return top >> bits == top >> 63;
    }

    BigDecimal value(long[] numbers, int scale) {
      return new BigDecimal(Limbs.value(numbers, at, width), scale);
    }
  }

  private final long[] product = new long[6];
  private long[] numbers = new long[NUMBERS];

  /**
   * What a state comes to, in minor units and their powers.
   *
   * @param sums count, amount and weighted amount, which is the mean of the revenue
   * @param variance its second cumulant
   * @param third its third cumulant
   * @param fourth its fourth cumulant
   */
  public record Result(Measures sums, BigDecimal variance, BigDecimal third, BigDecimal fourth) {}

  /** Returns a state of no deals. */
  public static CellState empty() {
    return new CellState();
  }

  /**
   * Adds a deal, and returns this.
   *
   * @param amount in minor units, anything but {@link Long#MIN_VALUE}
   * @param basisPoints the probability in hundredths of a percent, 0 to 10,000
   * @throws ArithmeticException if there are {@link #MOST_DEALS} deals
   */
  public CellState add(long amount, int basisPoints) {
    return put(amount, basisPoints, 1);
  }

  /** Removes a deal that was added here or to a state that was merged into this one, and returns this. */
  public CellState remove(long amount, int basisPoints) {
    return put(amount, basisPoints, -1);
  }

  /**
   * Adds all that {@code other} sums up, and returns this.
   *
   * @throws ArithmeticException if that is more than a state holds; nothing has changed then
   */
  public CellState merge(CellState other) {
    long[] merged = numbers.clone();
    merged[0] = Math.addExact(merged[0], other.numbers[0]);
    for (Sum sum : Sum.values()) {
      Limbs.add(merged, sum.at, sum.width, other.numbers, sum.at, 1);
    }
    String problem = problem(merged);
    if (problem != null) {
      throw new ArithmeticException(problem);
    }
    numbers = merged;
    return this;
  }

  /** Returns whether there are no deals and nothing is left of any. */
  public boolean isEmpty() {
    return Arrays.stream(numbers).allMatch(number -> number == 0);
  }

  public Result result() {
    return new Result(
        new Measures(numbers[0], Sum.AMOUNT.value(numbers, 0), Sum.WEIGHTED.value(numbers, 4)),
        Sum.SECOND.value(numbers, 8), Sum.THIRD.value(numbers, 12), Sum.FOURTH.value(numbers, 16));
  }

  /** Returns the binary form: a tag with its version, then all numbers, the highest byte first. */
  public byte[] serialise() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putInt(TAG);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return bytes.array();
  }

  /**
   * Returns the state whose binary form this is; a violation {@code rollup.cell-length}, {@code rollup.cell-version} or
   * {@code rollup.cell-bounds} if it is none that could ever have been written.
   */
  public static Validated<CellState> deserialise(byte[] bytes) {
    if (bytes.length != BYTES) {
      return refused("length", "the state of a cell has %d bytes but these are %d".formatted(BYTES, bytes.length));
    }
    ByteBuffer source = ByteBuffer.wrap(bytes);
    int tag = source.getInt();
    if (tag != TAG) {
      return refused("version", "this begins with %08x, and the state of a cell of this release with %08x"
          .formatted(tag, TAG));
    }
    CellState state = new CellState();
    for (int i = 0; i < NUMBERS; i++) {
      state.numbers[i] = source.getLong();
    }
    String problem = problem(state.numbers);
    return problem == null ? Validated.valid(state) : refused("bounds", problem);
  }

  /** Returns the state whose {@link #toString} this is; violations as of {@link #deserialise}. */
  @FromText
  public static Validated<CellState> parse(String text) {
    try {
      return text.length() > 2 * BYTES
          ? refused("length", "a text of %d characters is no state of a cell".formatted(text.length()))
          : deserialise(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return refused("version", "this is no state of a cell, which is a text in base64");
    }
  }

  /** Returns the binary form in base64, which is how a state stands in JSON. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(serialise());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CellState state && Arrays.equals(numbers, state.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  private CellState put(long amount, int basisPoints, int times) {
    Cube.requireSound(amount, basisPoints);
    if (Math.abs(numbers[0] + times) > MOST_DEALS) {
      throw new ArithmeticException("the state of a cell holds at most %d deals".formatted(MOST_DEALS));
    }
    numbers[0] += times;
    WideMath.add(numbers, Sum.AMOUNT.at, times * amount);
    WideMath.addProduct(numbers, Sum.WEIGHTED.at, times * amount, basisPoints);
    long chance = (long) basisPoints * (POINTS - basisPoints);
    if (chance != 0) {
      long lean = POINTS - 2L * basisPoints;
      long peak = (long) POINTS * POINTS - 6 * chance;
      addPower(Sum.SECOND, amount, 2, chance, times);
      addPower(Sum.THIRD, amount, 3, chance * Math.abs(lean), times * Long.signum(amount) * Long.signum(lean));
      addPower(Sum.FOURTH, amount, 4, chance * Math.abs(peak), times * Long.signum(peak));
    }
    return this;
  }

  private void addPower(Sum sum, long amount, int power, long factor, int sign) {
    Limbs.set(product, factor);
    for (int i = 0; i < power; i++) {
      Limbs.times(product, Math.abs(amount));
    }
    Limbs.add(numbers, sum.at, sum.width, product, 0, sign);
  }

  private static @Nullable String problem(long[] numbers) {
    if (numbers[0] > MOST_DEALS || numbers[0] < -MOST_DEALS) {
      return "the state of a cell holds at most %d deals but this has %d".formatted(MOST_DEALS, numbers[0]);
    }
    for (Sum sum : Sum.values()) {
      if (!sum.isSound(numbers)) {
        return "no deals sum up to the number %s of this state of a cell".formatted(sum);
      }
    }
    return null;
  }

  private static Validated<CellState> refused(String code, String message) {
    return Validated.invalid(Violations.of(new Violation("", "rollup.cell-" + code, message)));
  }
}
