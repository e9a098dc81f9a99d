package io.crmkit.benchmarks.ai;

import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.lexicon.VaderAnalyzer;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;

/** Texts per second on one core: made-up sentences of 12 words in the mean, as customers write them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SentimentBenchmark {

  private static final int TEXTS = 2_000;
  private static final List<String> STARTS = List.of(
      "The", "I think the", "We bought this", "After two weeks the", "To be honest, the", "My", "Our team says the");
  private static final List<String> SUBJECTS = List.of(
      "phone", "new release", "battery", "support team", "sound quality", "delivery", "user interface", "price", "screen");
  private static final List<String> VERBS = List.of(
      "is", "was", "isn't", "has never been", "turned out to be", "seems", "could have been", "is not");
  private static final List<String> DEGREES = List.of("", "very ", "really ", "somewhat ", "so ", "far too ");
  private static final List<String> WORDS = List.of(
      "good", "great", "awful", "slow", "reliable", "confusing", "tasty", "overpriced", "helpful", "broken", "unresponsive");
  private static final List<String> ENDS = List.of(
      ".", "!", ", but the rest is fine.", " and I would recommend it to everybody.", "... what a waste of money", " :)",
      ", although it arrived on Monday as promised.", " for the third time this month!!!");

  private final List<String> texts = texts(new Random(42));
  private final SentimentScorer rules = new LexiconAnalyzer();
  private final SentimentScorer vader = new VaderAnalyzer();

  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(one(STARTS, random) + " " + one(SUBJECTS, random) + " " + one(VERBS, random) + " "
          + one(DEGREES, random) + one(WORDS, random) + one(ENDS, random));
    }
    return texts;
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public void byRules(Blackhole hole) {
    score(rules, hole);
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public void byTheMethodOfVader(Blackhole hole) {
    score(vader, hole);
  }

  private void score(SentimentScorer scorer, Blackhole hole) {
    for (String text : texts) {
      hole.consume(scorer.score(text).score());
    }
  }
}
