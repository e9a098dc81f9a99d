package io.crmkit.benchmarks.dedupe;

import io.crmkit.dedupe.measure.Probe;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.testkit.dedupe.PeopleGenerator;
import io.crmkit.testkit.dedupe.PersonColumn;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Pairs of surnames per second on one core, one against many, beside commons-text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(MeasureBenchmark.NAMES)
public class MeasureBenchmark {

  static final int NAMES = 4_096;

  private final List<String> names = names();
  private final Texts texts = Texts.of(names);
  private final JaroWinklerSimilarity theirJaroWinkler = new JaroWinklerSimilarity();
  private final LevenshteinDistance theirLevenshtein = LevenshteinDistance.getDefaultInstance();
  private int next;

  /** One surname against all others. */
  @Benchmark
  public double jaroWinkler() {
    Probe probe = Probe.of(texts, one());
    double sum = 0;
    for (int i = 0; i < NAMES; i++) {
      sum += probe.jaroWinkler(texts, i);
    }
    return sum;
  }

  /** As {@link #jaroWinkler}, by commons-text. */
  @Benchmark
  public double jaroWinklerOfCommonsText() {
    String probe = names.get(one());
    double sum = 0;
    for (int i = 0; i < NAMES; i++) {
      sum += theirJaroWinkler.apply(probe, names.get(i));
    }
    return sum;
  }

  /** One surname against all others. */
  @Benchmark
  public int levenshtein() {
    Probe probe = Probe.of(texts, one());
    int sum = 0;
    for (int i = 0; i < NAMES; i++) {
      sum += probe.levenshtein(texts, i);
    }
    return sum;
  }

  /** As {@link #levenshtein}, by commons-text. */
  @Benchmark
  public int levenshteinOfCommonsText() {
    String probe = names.get(one());
    int sum = 0;
    for (int i = 0; i < NAMES; i++) {
      sum += theirLevenshtein.apply(probe, names.get(i));
    }
    return sum;
  }

  private int one() {
    next = (next + 1) % NAMES;
    return next;
  }

  private static List<String> names() {
    PeopleGenerator people = PeopleGenerator.builder(NAMES * 10L).seed(7).build();
    return LongStream.range(0, people.size())
        .mapToObj(place -> people.person(place).values().get(PersonColumn.LAST_NAME.ordinal()).toLowerCase(Locale.ROOT))
        .filter(name -> !name.isBlank()).distinct().limit(NAMES).toList();
  }
}
