package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.model.Relation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Expectation and maximisation over the outcomes of comparisons.
 *
 * <p>Only pairs that are clearly matches teach what matches look like: with all of them, each by its chance, thousands
 * of doubtful pairs outvote the few hundred that are certain, and the parameters drift to some other class of pairs.
 * What others look like is told by all pairs less those that are expected to be matches, the doubtful ones by their
 * chance: were those counted among the others, what they have in common would seem to be frequent by chance, and they
 * would stay doubtful for good.
 */
final class Learning {

  private static final int MOST_STEPS = 100;
  private static final double STILL = 1e-5;
  private static final double CLEAR = 0.95;
  private static final double NEGLIGIBLE = 0.001; // of a pair
  private static final double GUESSED = 0.1;
  private static final double GUESSED_PAIRS = 2;

  private final Patterns patterns;
  private final Sums sums;
  private final Totals totals;
  private final Guess guess;
  private final int fields;
  private final double[][] matched;
  private final double[][] likely;
  private final double[][] weights;
  private final RelatedClass[] related;
  private final double[] odds;
  private final double[] others;
  private final @Nullable Rivals rivals;
  private final Single single;
  private final double[] expected;
  private final double[] clear;
  private final double[] left;
  private double matches;
  private double doubtful;
  private int steps;

  private Learning(Sums sums, Totals totals, Guess guess, List<Integer> related, @Nullable Rivals rivals,
      Single single) {
    this.sums = sums;
    this.patterns = sums.patterns();
    this.totals = totals;
    this.guess = guess;
    this.fields = guess.fields();
    this.matches = guess.matches();
    this.matched = new double[fields][Levels.COUNT];
    this.likely = new double[fields][Levels.COUNT];
    this.weights = new double[fields][Levels.COUNT];
    this.odds = new double[patterns.size()];
    this.others = new double[patterns.size()];
    this.expected = new double[patterns.size()];
    this.clear = new double[patterns.size()];
    this.left = new double[related.isEmpty() ? 0 : patterns.size()];
    this.rivals = single.any() ? rivals : null;
    this.single = single;
    this.related = related.stream()
        .map(shared -> new RelatedClass(shared, patterns, guess, totals)).toArray(RelatedClass[]::new);
  }

  /**
   * Learns from the pairs that were compared and from the totals of all.
   *
   * @param related for each class of related pairs, the fields that they share, as bits
   * @param rivals the pairs one by one, if they come from two sources
   * @param single which of the sources have nothing twice
   */
  static Learned of(Sums compared, Totals totals, Guess guess, List<Integer> related, @Nullable Rivals rivals,
      Single single) {
    Learning learning = new Learning(compared, totals, guess, related, rivals, single);
    learning.run();
    return learning.learned();
  }

  private void run() {
    for (int f = 0; f < fields; f++) {
      for (int level = 1; level < Levels.COUNT; level++) {
        matched[f][level] = matches * guess.share(f, level);
        likely[f][level] = matched[f][level];
      }
    }
    double before = -1;
    while (steps < MOST_STEPS && Math.abs(matches - before) > STILL * matches) {
      before = matches;
      weigh();
      expect();
      steps++;
    }
    weigh();
  }

  private Learned learned() {
    List<Relation> relations = Arrays.stream(related).map(RelatedClass::relation).toList();
    return new Learned(weights, prior(), relations, matches, doubt(), likelihood(), switched());
  }

  /**
   * How likely all outcomes are by what was learned, as a logarithm to base 2: what all fields say by chance, and of
   * the pairs that were compared how much likelier matches and related pairs make them.
   */
  private double likelihood() {
    weighPatterns();
    double sum = 0;
    for (int i = 0; i < odds.length; i++) {
      sum += patterns.pairs(i) * Logs.log2(others[i] * (1 + odds[i]));
    }
    double priors = Logs.power2(prior());
    for (RelatedClass each : related) {
      priors += Logs.power2(each.relation().prior());
    }
    sum -= totals.all() * StrictMath.log1p(priors) / StrictMath.log(2);
    for (int f = 0; f < fields; f++) {
      double[] u = ofOthers(f);
      for (int level = 1; level < Levels.COUNT; level++) {
        sum += u[level] > 0 ? totals.pairs(f, level) * Logs.log2(u[level]) : 0;
      }
    }
    return sum;
  }

  /** The share of each level of a field among the pairs that are no matches. */
  private double[] ofOthers(int field) {
    double[] u = new double[Levels.COUNT];
    for (int level = 1; level < Levels.COUNT; level++) {
      double all = totals.pairs(field, level);
      u[level] = all == 0 ? 0 : Math.max(0, all - likely[field][level]) + 1;
    }
    Shares.normalise(u);
    return u;
  }

  /** The fields in which clear matches are equal less often than pairs drawn at random. */
  private List<Integer> switched() {
    return IntStream.range(0, fields).filter(f -> {
      double[] all = new double[Levels.COUNT];
      for (int level = 1; level < Levels.COUNT; level++) {
        all[level] = totals.pairs(f, level);
      }
      double clear = Arrays.stream(matched[f], 1, Levels.COUNT).sum();
      double equal = Arrays.stream(matched[f], Levels.CLOSEST, Levels.COUNT).sum();
      double byChance = Arrays.stream(all, Levels.CLOSEST, Levels.COUNT).sum() / Math.max(1, Arrays.stream(all).sum());
      return clear > 0 && equal / clear < byChance;
    }).boxed().toList();
  }

  private double prior() {
    double share = Math.min(0.5, Math.max(matches, 0.5) / totals.all());
    return Rising.round(Logs.log2(share / (1 - share)));
  }

  private void weigh() {
    for (int f = 0; f < fields; f++) {
      double[] m = new double[Levels.COUNT];
      double[] u = ofOthers(f);
      double clear = Arrays.stream(matched[f], 1, Levels.COUNT).sum();
      for (int level = 1; level < Levels.COUNT; level++) {
        double all = totals.pairs(f, level);
        m[level] = all == 0 ? 0 : matched[f][level] + (GUESSED_PAIRS + GUESSED * clear) * guess.share(f, level);
      }
      Shares.normalise(m);
      Rising.weights(m, u, weights[f]);
      for (RelatedClass each : related) {
        each.weigh(f, u);
      }
    }
  }

  private void expect() {
    for (int f = 0; f < fields; f++) {
      Arrays.fill(matched[f], 0);
      Arrays.fill(likely[f], 0);
    }
    Arrays.fill(expected, 0);
    Arrays.fill(clear, 0);
    doubtful = 0;
    weighPatterns();
    if (rivals != null) {
      rivals.chances(odds, single, this::take);
    } else {
      for (int i = 0; i < odds.length; i++) {
        take(i, patterns.pairs(i), odds[i] / (1 + odds[i]));
      }
    }
    count();
  }

  /** Works out the odds of each pattern: those of a match against all other classes. */
  private void weighPatterns() {
    Arrays.fill(others, 1);
    for (RelatedClass each : related) {
      each.addOdds(others);
    }
    double prior = prior();
    sums.weigh(weights);
    for (int i = 0; i < odds.length; i++) {
      odds[i] = Logs.power2(prior + sums.of(i)) / others[i];
    }
  }

  private void take(int pattern, double pairs, double chance) {
    expected[pattern] += chance * pairs;
    clear[pattern] += chance >= CLEAR ? chance * pairs : 0;
    doubtful += Math.min(chance, 1 - chance) * pairs;
  }

  /** Adds up what was expected of each pattern, and shares the rest of its pairs among the classes of related ones. */
  private void count() {
    matches = 0;
    for (int i = 0; i < odds.length; i++) {
      matches += expected[i];
      for (int f = 0; expected[i] > NEGLIGIBLE && f < fields; f++) {
        int level = Levels.of(patterns.levels(i), f);
        matched[f][level] += clear[i];
        likely[f][level] += expected[i];
      }
    }
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.max(0, patterns.pairs(i) - expected[i]) / others[i];
    }
    for (RelatedClass each : related) {
      each.take(left);
    }
  }

  /** Of the expected matches, the share that is as good as a coin toss: 0 where every pair is clear. */
  private double doubt() {
    return matches == 0 ? 1 : doubtful / matches;
  }

  static List<List<Double>> lists(double[][] weights) {
    return Arrays.stream(weights).map(each -> Arrays.stream(each).boxed().toList()).toList();
  }
}
