package io.crmkit.testkit.ai.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.action.capacity.Assignment;
import io.crmkit.ai.action.capacity.Option;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much is lost, and how long it takes, where pools are divided among many customers with 20 options each. */
class DivisionTest {

  private static final int CUSTOMERS = 5_000 * Integer.getInteger("crmkit.seeds", 2);
  private static final int OPTIONS = 20;
  private static final int NEEDY = 16;
  private static final double AT_MOST = 0.002;

  /** What options need of pools; the last four of each customer need nothing and are worth a quarter. */
  enum Needs {
    SLOTS_OF_20(20, 0.04) {
      @Override
      void fill(long[] units, int option, SplittableRandom random) {
        units[option] = 1;
      }
    },
    SLOTS_OF_8(8, 0.08) {
      @Override
      void fill(long[] units, int option, SplittableRandom random) {
        units[option % 8] = 1;
      }
    },
    UNITS_OF_ONE(8, 0.08) {
      @Override
      void fill(long[] units, int option, SplittableRandom random) {
        units[option % 8] = 1L + option % 3;
      }
    },
    UNITS_OF_TWO(8, 0.08) {
      @Override
      void fill(long[] units, int option, SplittableRandom random) {
        units[option % 8] = 1L + option % 2;
        units[(option + 3) % 8] = 1;
      }
    },
    HOURS_AND_MONEY(8, 0.3) {
      @Override
      void fill(long[] units, int option, SplittableRandom random) {
        units[option % 7] = random.nextLong(1, 9);
        units[7] = random.nextLong(10, 500);
      }
    };

    private final int pools;
    private final double share;

    Needs(int pools, double share) {
      this.pools = pools;
      this.share = share;
    }

    abstract void fill(long[] units, int option, SplittableRandom random);

    private List<Long> capacities() {
      return LongStream.range(0, pools).mapToObj(pool -> this == HOURS_AND_MONEY && pool == 7
          ? CUSTOMERS * 40L : (long) (CUSTOMERS * share * (1 + pool % 3))).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWherePoolsAreSlotsAndLittleElsewhere(Needs needs) {
    List<List<Option>> customers = customers(needs);
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Assignment assignment = Assignment.of(customers, needs.capacities());
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;

    double lost = (double) assignment.gap() / assignment.bound();
    System.out.printf("%s: %d customers in %.2f s, %.4f %% may be lost%n", needs, CUSTOMERS, seconds, 100 * lost);
    assertThat(lost).isLessThan(needs.name().startsWith("SLOTS") ? Double.MIN_VALUE : AT_MOST);
    assertThat(assignment.worth()).isPositive();
  }

  private static List<List<Option>> customers(Needs needs) {
    SplittableRandom random = new SplittableRandom(9 + needs.ordinal());
    return IntStream.range(0, CUSTOMERS).mapToObj(customer -> {
      double taste = random.nextDouble();
      return IntStream.range(0, OPTIONS).mapToObj(option -> option(needs, option, taste, random)).toList();
    }).toList();
  }

  private static Option option(Needs needs, int option, double taste, SplittableRandom random) {
    long[] units = new long[needs.pools];
    long worth = (long) (5_000 * (random.nextDouble() + taste));
    if (option < NEEDY) {
      needs.fill(units, option, random);
    }
    return new Option(option < NEEDY ? worth : worth / 4, Arrays.stream(units).boxed().toList());
  }
}
