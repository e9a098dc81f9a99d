package io.crmkit.benchmarks.forecast;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.report.Samples;
import io.crmkit.forecast.distribution.CommonShock;
import io.crmkit.forecast.distribution.OpenDeals;
import io.crmkit.forecast.distribution.RevenueDistribution;
import io.crmkit.forecast.distribution.WonCount;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures distributions of revenue and of won counts beside Monte Carlo and the plain recurrence. */
@Command(name = "forecast-distribution", mixinStandardHelpOptions = true,
    description = "Measures P10, P50, P90 and won counts beside 100,000 Monte Carlo draws and the O(n²) recurrence.")
public final class ForecastDistributionCommand implements Runnable {

  private static final double[] LEVELS = {0.1, 0.5, 0.9};
  private static final double CENTS = 1e6;
  private static final double MOST_ERROR = 1e-6;
  private static final int WARM_UP = 20_000;
  private static final double WINS = 3;
  private static final double SHOCK = 0.2;

  @Option(names = "--draws", description = "How many Monte Carlo draws: ${DEFAULT-VALUE}.")
  private int draws = 100_000;

  @Option(names = "--rounds", description = "How many measurements of ours, whose median is shown: ${DEFAULT-VALUE}.")
  private int rounds = 31;

  private double sink;

  @Override
  public void run() {
    System.out.printf("%s; CPU time of one thread%n%n", Machine.thisOne());
    MarkdownTable table =
        new MarkdownTable("work", "crmkit, ms", "reference, ms", "ratio", "our error, σ", "its error, σ", "goals");
    revenue(table, 1_000, 0.3);
    revenue(table, 10_000, 2.5);
    revenue(table, 100_000, 22);
    rarelyWon(table, 100, CommonShock.NONE);
    rarelyWon(table, 100, new CommonShock(SHOCK, 0));
    rarelyWon(table, 3_000, CommonShock.NONE);
    rarelyWon(table, 3_000, new CommonShock(SHOCK, 0));
    won(table, 10_000, 1.6);
    won(table, 100_000, 20);
    System.out.println(table);
    System.err.printf(Locale.ROOT, "all results together: %g%n", sink);
  }

  private void revenue(MarkdownTable table, int size, double goal) {
    System.err.printf("revenue of %,d deals%n", size);
    Sample sample = Sample.of(size);
    OpenDeals deals = OpenDeals.of(sample.amounts, sample.probabilities);
    double ours = median(size, i -> {
      RevenueDistribution revenue = RevenueDistribution.of(deals);
      sink += revenue.p10() + revenue.p50() + revenue.p90();
    });
    // a small one first, so that it is compiled when it is measured
    new MonteCarlo(sample.amounts, sample.probabilities, Math.max(1, draws / 100), 1);
    long start = cpuNanos();
    MonteCarlo draw = new MonteCarlo(sample.amounts, sample.probabilities, draws, 2);
    double theirs = millis(cpuNanos() - start);
    PlainInversion precise = new PlainInversion(sample.amounts, sample.probabilities);
    RevenueDistribution revenue = RevenueDistribution.of(deals);
    double ourError = 0;
    double theirError = 0;
    for (double level : LEVELS) {
      double quantile = precise.quantile(level);
      ourError = Math.max(ourError, Math.abs(revenue.quantile(level) - quantile) / precise.sigma());
      theirError = Math.max(theirError, Math.abs(draw.quantile(level) - quantile) / precise.sigma());
    }
    Goal exact = new Goal("≤ 1e-6 σ", small(ourError),
        ourError <= MOST_ERROR ? Goal.Verdict.MET : Goal.Verdict.MISSED);
    table.row(List.of("P10, P50, P90 of %,d deals; %,d draws".formatted(size, draws), Figures.plain(ours),
        Figures.plain(theirs), Figures.ratio(theirs / ours), small(ourError), small(theirError),
        Goal.atMost(goal, ours, "ms") + "; " + exact));
  }

  /** Few of them are won, so that the revenue has steps, and each of so many steps counts. */
  private void rarelyWon(MarkdownTable table, int size, CommonShock shock) {
    System.err.printf("%,d rarely won deals%n", size);
    Sample sample = Sample.of(size);
    Arrays.setAll(sample.probabilities, i -> sample.probabilities[i] * 2 * WINS / size);
    OpenDeals deals = OpenDeals.of(sample.amounts, sample.probabilities);
    double ours = median(WARM_UP, i -> sink += shock.apply(deals).p50());
    long start = cpuNanos();
    new MonteCarlo(sample.amounts, sample.probabilities, draws, 2);
    double theirs = millis(cpuNanos() - start);
    boolean alone = shock.equals(CommonShock.NONE);
    table.row(List.of("P50 of %,d rarely won deals%s; %,d draws%s".formatted(size, alone ? "" : " under a shock", draws,
        alone ? "" : " without it"), Figures.plain(ours), Figures.plain(theirs), Figures.ratio(theirs / ours), "–", "–",
        ""));
  }

  private void won(MarkdownTable table, int size, double goal) {
    System.err.printf("won count of %,d deals%n", size);
    Sample sample = Sample.of(size);
    OpenDeals deals = OpenDeals.of(sample.amounts, sample.probabilities);
    double ours = median(size, i -> sink += WonCount.of(deals).quantile(LEVELS[i % LEVELS.length]));
    recurrence(Sample.of(1_000).probabilities);
    long start = cpuNanos();
    double[] reference = recurrence(sample.probabilities);
    double theirs = millis(cpuNanos() - start);
    WonCount count = WonCount.of(deals);
    double difference = 0;
    for (int k = 0; k < reference.length; k++) {
      difference = Math.max(difference, Math.abs(reference[k] - count.probability(k)));
    }
    table.row(List.of("won count of %,d deals; O(n²) recurrence".formatted(size), Figures.plain(ours),
        Figures.plain(theirs), Figures.ratio(theirs / ours), small(difference) + " apart", "–",
        Goal.atMost(goal, ours, "ms").toString()));
  }

  private static double[] recurrence(double[] probabilities) {
    double[] weights = new double[probabilities.length + 1];
    weights[0] = 1;
    for (int i = 0; i < probabilities.length; i++) {
      double p = probabilities[i];
      for (int k = i + 1; k > 0; k--) {
        double weight = weights[k] * (1 - p) + weights[k - 1] * p;
        // numbers too small for a normal double are a hundred times slower
        weights[k] = weight < Double.MIN_NORMAL ? 0 : weight;
      }
      weights[0] *= 1 - p;
    }
    return weights;
  }

  private double median(int size, IntConsumer work) {
    int inside = Math.max(1, WARM_UP / size);
    Samples samples = new Samples();
    for (int round = -rounds; round < rounds; round++) {
      long start = cpuNanos();
      for (int i = 0; i < inside; i++) {
        work.accept(i);
      }
      if (round >= 0) {
        samples.add(millis(cpuNanos() - start) / inside);
      }
    }
    return samples.median();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static String small(double figure) {
    return String.format(Locale.ROOT, "%.1e", figure);
  }

  /** Deals with log-normal amounts, and probabilities in whole basis points. */
  private static final class Sample {

    private final long[] amounts;
    private final double[] probabilities;

    private Sample(int size) {
      amounts = new long[size];
      probabilities = new double[size];
    }

    static Sample of(int size) {
      Sample sample = new Sample(size);
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < size; i++) {
        double normal = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        sample.amounts[i] = 100 + (long) (CENTS * Math.exp(normal));
        sample.probabilities[i] = random.nextInt(10_001) / 1e4;
      }
      return sample;
    }
  }
}
