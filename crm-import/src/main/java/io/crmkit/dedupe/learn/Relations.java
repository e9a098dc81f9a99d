package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.table.LongPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds fields that many pairs share although they are not matches: those whose agreement, with all others different,
 * is far more frequent than chance and errors explain.
 */
final class Relations {

  private static final double LEAST_TIMES = 5;
  private static final double LEAST_PAIRS = 20;
  private static final int UNLIKE = 2;
  private static final int ALIKE = 5;
  private static final double OF_PERSONS = 0.1;
  private static final double PARTED = 16;
  private static final int MOST = 4;
  private static final double OFTEN = 0.25;
  private static final double MOSTLY = 0.5;

  private final Patterns patterns;
  private final Totals totals;
  private final int fields;
  private final LongPlaces signatures = new LongPlaces();
  private final List<Seen> bySignature = new ArrayList<>();

  Relations(Patterns patterns, Totals totals, int fields) {
    this.patterns = patterns;
    this.totals = totals;
    this.fields = fields;
    for (int i = 0; i < patterns.size(); i++) {
      count(patterns.levels(i), patterns.pairs(i));
    }
  }

  /** What is known of the pairs that agree in the same fields: how many, and how many differ in each field. */
  private static final class Seen {
    double pairs;
    final double[] different = new double[Levels.MOST_FIELDS];
    final double[] known = new double[Levels.MOST_FIELDS];
  }

  /**
   * Returns the fields that each class shares, as bits: of the classes that look like matches with errors, and of those
   * that look like chance, such as people of one town, the few that explain most, and that of namesakes. What looks like
   * chance grows with the square of the records, and would leave no room for what matches are to be told from. Where
   * most values are missing, a class falls into many of which few are seen, so that each is taken with what else comes
   * along, too.
   */
  List<Integer> find(Guess guess, PersonFields persons) {
    long[] all = signatures.numbers();
    Map<Integer, Double> likeMatches = new TreeMap<>();
    Map<Integer, Double> likeChance = new TreeMap<>();
    for (int place = 0; place < all.length; place++) {
      int shared = (int) all[place];
      Seen seen = bySignature.get(place);
      Expected expected = expected(shared, guess);
      boolean strangers = (persons.own() & shared) == 0 && conflicts(seen, persons.own());
      double least = Math.max(LEAST_PAIRS, guess.matches() * OF_PERSONS);
      if (seen.pairs >= Math.max(least, LEAST_TIMES * expected.pairs())
          && (strangers || isParted(shared, persons.telling(shared)))) {
        (expected.chance < expected.errors ? likeMatches : likeChance)
            .put(shared, seen.pairs * Logs.log2(seen.pairs / expected.pairs()));
      }
    }
    Stream<Integer> best = Stream.concat(best(likeMatches), best(likeChance))
        .map(shared -> shared | comingAlong(shared, persons.own()));
    return Stream.concat(best, namesakes(persons)).distinct().toList();
  }

  private static Stream<Integer> best(Map<Integer, Double> gains) {
    return gains.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue().reversed()
        .thenComparing(Map.Entry.comparingByKey())).limit(MOST).map(Map.Entry::getKey);
  }

  /**
   * The class of namesakes whose addresses are alike because they are made of the names. A few of them are enough, as
   * they grow with the square of the records, and matches do not.
   */
  private Stream<Integer> namesakes(PersonFields persons) {
    int shared = persons.ofNamesakes();
    return shared != 0 && isParted(shared, persons.own()) ? Stream.of(shared) : Stream.empty();
  }

  /**
   * Returns what strangers often share who share these fields, but is mostly not known of both: those of one street have
   * one telephone.
   */
  private int comingAlong(int shared, int own) {
    double all = 0;
    double[] alike = new double[fields];
    double[] known = new double[fields];
    for (int i = 0; i < patterns.size(); i++) {
      long levels = patterns.levels(i);
      if (agrees(levels, shared) && isDifferent(levels, own)) {
        all += patterns.pairs(i);
        for (int f = 0; f < fields; f++) {
          int level = Levels.of(levels, f);
          alike[f] += level >= Levels.CLOSEST ? patterns.pairs(i) : 0;
          known[f] += level == Levels.MISSING ? 0 : patterns.pairs(i);
        }
      }
    }
    double most = MOSTLY * all;
    return IntStream.range(0, fields)
        .filter(f -> known[f] >= LEAST_PAIRS && known[f] < most && alike[f] >= OFTEN * known[f]).map(f -> 1 << f).sum();
  }

  /** Whether some fields are different as far as they are known. */
  private boolean isDifferent(long levels, int some) {
    boolean differs = false;
    for (int f = 0; some >>> f != 0; f++) {
      int level = (some >>> f & 1) == 0 ? Levels.MISSING : Levels.of(levels, f);
      if (level > UNLIKE) {
        return false;
      }
      differs = differs || level != Levels.MISSING;
    }
    return differs;
  }

  private void count(long levels, double pairs) {
    int shared = 0;
    int different = 0;
    for (int f = 0; f < fields; f++) {
      int level = Levels.of(levels, f);
      shared |= level >= Levels.CLOSEST ? 1 << f : 0;
      different |= level != Levels.MISSING && level <= UNLIKE ? 1 << f : 0;
    }
    if (Integer.bitCount(shared) < 2 || different == 0) {
      return;
    }
    int place = signatures.add(shared);
    if (place == bySignature.size()) {
      bySignature.add(new Seen());
    }
    Seen seen = bySignature.get(place);
    seen.pairs += pairs;
    for (int f = 0; f < fields; f++) {
      seen.different[f] += (different >>> f & 1) * pairs;
      seen.known[f] += Levels.of(levels, f) == Levels.MISSING ? 0 : pairs;
    }
  }

  /** Whether the fields that make a person are different in nearly all of the pairs. */
  private boolean conflicts(Seen seen, int personal) {
    for (int f = 0; f < fields; f++) {
      if ((personal >>> f & 1) != 0 && seen.different[f] < 0.7 * seen.known[f]) {
        return false;
      }
    }
    return personal != 0;
  }

  /**
   * Whether the pairs that share these fields fall into two kinds: those that agree in two more, one of which is among
   * some, and those that differ in both. Errors would hit the two fields one by one.
   */
  private boolean isParted(int shared, int some) {
    double[][][] counts = new double[fields * fields][2][2];
    for (int i = 0; i < patterns.size(); i++) {
      long levels = patterns.levels(i);
      if (agrees(levels, shared)) {
        count(levels, patterns.pairs(i), shared, counts);
      }
    }
    for (int two = 0; two < counts.length; two++) {
      double[][] seen = counts[two];
      boolean among = (some >>> two / fields & 1) != 0 || (some >>> two % fields & 1) != 0;
      if (among && Math.min(seen[0][0], seen[1][1]) >= LEAST_PAIRS
          && seen[0][0] * seen[1][1] >= PARTED * (seen[0][1] + 1) * (seen[1][0] + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean agrees(long levels, int shared) {
    for (int f = 0; shared >>> f != 0; f++) {
      if ((shared >>> f & 1) != 0 && Levels.of(levels, f) < Levels.CLOSEST) {
        return false;
      }
    }
    return true;
  }

  /** Counts by each two other fields: whether the first is alike, and the second; what is neither is passed over. */
  private void count(long levels, double pairs, int shared, double[][][] counts) {
    for (int f = 0; f < fields; f++) {
      int one = likeness(levels, f, shared);
      for (int g = f + 1; g < fields && one >= 0; g++) {
        int other = likeness(levels, g, shared);
        if (other >= 0) {
          counts[f * fields + g][one][other] += pairs;
        }
      }
    }
  }

  private static int likeness(long levels, int field, int shared) {
    int level = Levels.of(levels, field);
    if (level == Levels.MISSING || (shared >>> field & 1) != 0) {
      return -1;
    }
    return level >= ALIKE ? 1 : level <= UNLIKE ? 0 : -1;
  }

  /** How many pairs agree in some fields and no other, by chance and as matches with errors. */
  private record Expected(double chance, double errors) {

    double pairs() {
      return chance + errors;
    }
  }

  private Expected expected(int shared, Guess guess) {
    double chance = totals.all();
    double errors = guess.matches();
    for (int f = 0; f < fields; f++) {
      double filled = 1 - totals.pairs(f, Levels.MISSING) / totals.all();
      double agree = 0;
      for (int level = Levels.CLOSEST; level < Levels.COUNT; level++) {
        agree += totals.pairs(f, level) / totals.all();
      }
      boolean in = (shared >>> f & 1) != 0;
      chance *= in ? agree : 1 - agree;
      errors *= in ? 0.9 * filled : 1 - 0.9 * filled;
    }
    return new Expected(chance, errors);
  }
}
