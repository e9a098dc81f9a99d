package io.crmkit.testkit.ai.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.ai.sentiment.lexicon.Lexicon;
import io.crmkit.ai.sentiment.lexicon.LexiconAnalyzer;
import io.crmkit.ai.sentiment.lexicon.VaderAnalyzer;
import io.crmkit.ai.sentiment.model.AspectScore;
import io.crmkit.ai.sentiment.model.Aspects;
import io.crmkit.ai.sentiment.model.Moments;
import io.crmkit.ai.sentiment.model.Polarity;
import io.crmkit.ai.sentiment.model.SentimentScorer;
import io.crmkit.ai.sentiment.model.Trend;
import io.crmkit.ai.sentiment.model.TrendTable;
import io.crmkit.ai.sentiment.model.WordEffect;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** What holds of every text, however nonsensical, and of every trend. */
class SentimentPropertiesTest {

  private static final LexiconAnalyzer ENGLISH = new LexiconAnalyzer();
  private static final VaderAnalyzer VADER = new VaderAnalyzer();
  private static final LexiconAnalyzer GAUGE = new LexiconAnalyzer(gauge(1));
  private static final LexiconAnalyzer MIRROR = new LexiconAnalyzer(gauge(-1));

  private static Lexicon gauge(int sign) {
    return Lexicon.builder().word("good", 1.9 * sign).word("great", 3.1 * sign).word("bad", -2.5 * sign)
        .word("awful", -2 * sign).word("worth every penny", 3 * sign).word("waste of time", -2.5 * sign)
        .word("👍", 2 * sign).word(":(", -1.9 * sign).word("no", -1.2 * sign)
        .negation("not").negation("no").negation("never").booster("very", 0.3).booster("slightly", -0.3)
        .contrast("but").concession("although").joint("and").build();
  }

  @Provide
  Arbitrary<String> reviews() {
    return TextArbitraries.reviews();
  }

  @Provide
  Arbitrary<String> anyTexts() {
    return TextArbitraries.anyTexts();
  }

  @Property
  void scoresAnyTextTheSameTwice(@ForAll("anyTexts") String text) {
    for (SentimentScorer scorer : List.of(ENGLISH, VADER)) {
      Polarity read = scorer.score(text);

      assertThat(scorer.score(text)).isEqualTo(read);
      double shares = read.positive() + read.neutral() + read.negative();
      assertThat(shares).isCloseTo(read.equals(Polarity.NONE) ? 0 : 1, within(0.0021));
    }
    Statistics.label("tone").collect(ENGLISH.score(text).tone());
    Statistics.label("tone").coverage(seen -> seen.check(ENGLISH.score("great").tone()).percentage(share -> share > 8));
  }

  @Property
  void scoresTheOppositeByTheOppositeWords(@ForAll("reviews") String text) {
    double score = GAUGE.score(text).score();

    assertThat(MIRROR.score(text).score()).isCloseTo(-score, within(1e-12));
    Statistics.collect(score == 0 ? "nothing" : "something");
    Statistics.coverage(seen -> seen.check("something").percentage(share -> share > 20));
  }

  @Property
  void explainsItsScore(@ForAll("reviews") String text) {
    List<WordEffect> effects = ENGLISH.explain(text);
    double sum = effects.stream().mapToDouble(WordEffect::valence).sum();

    assertThat(Math.signum(ENGLISH.score(text).score())).isEqualTo(Math.abs(sum) < 1e-9 ? 0 : Math.signum(sum));
    assertThat(effects).allMatch(effect -> effect.from() < effect.to() && effect.to() <= text.length());
    Statistics.collect(effects.isEmpty() ? "none" : effects.size() == 1 ? "one" : "several");
    Statistics.coverage(seen -> seen.check("several").percentage(share -> share > 20));
  }

  @Property
  void countsEveryMentionOfAnAspect(@ForAll("reviews") String text) {
    long mentions = Pattern.compile("(?<![\\p{L}\\p{N}'’-])(phone|service)(?![\\p{L}\\p{N}'’-])").matcher(text).results().count();
    List<AspectScore> read = ENGLISH.about(Aspects.NONE.with("product", "phone", "service")).aspects(text);

    long counted = read.stream().mapToInt(AspectScore::mentions).sum();
    assertThat(counted).isGreaterThanOrEqualTo(mentions);
    Statistics.collect(mentions > 0);
    Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 8));
  }

  @Property
  void addsMomentsUpInAnyParts(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1, max = 1) Double> numbers, @ForAll Random random) {
    Moments whole = Moments.EMPTY;
    Moments left = Moments.EMPTY;
    Moments right = Moments.EMPTY;
    for (double number : numbers) {
      whole = whole.add(number);
      if (random.nextBoolean()) {
        left = left.add(number);
      } else {
        right = right.add(number);
      }
    }
    Moments merged = left.merge(right);

    assertThat(merged.count()).isEqualTo(whole.count());
    assertThat(merged.mean()).isCloseTo(whole.mean(), within(1e-12));
    assertThat(merged.squares()).isCloseTo(whole.squares(), within(1e-12));
    assertThat(whole.mean()).isCloseTo(numbers.stream().mapToDouble(each -> each).average().orElse(0), within(1e-12));
  }

  @Property(tries = 5)
  void holdsTheLevelsOfIntervalsAndAlarms(@ForAll Random random) {
    int trends = 600;
    int periods = 8;
    int alarms = 0;
    int covered = 0;
    for (int i = 0; i < trends; i++) {
      Trend trend = unchanged(random, periods);
      alarms += trend.changes().isEmpty() ? 0 : 1;
      covered += (int) trend.points().stream().filter(point -> point.low() <= 0.1 && point.high() >= 0.1).count();
    }

    // both 0.95 by design; four standard errors of so many draws
    assertThat(alarms / (double) trends).isLessThan(0.05 + 0.036);
    assertThat(covered / (double) (trends * periods)).isBetween(0.95 - 0.02, 0.95 + 0.02);
  }

  private static Trend unchanged(Random random, int periods) {
    Map<LocalDate, Moments> table = new TreeMap<>();
    for (int period = 0; period < periods; period++) {
      Moments moments = Moments.EMPTY;
      for (int text = 0; text < 3 + random.nextInt(10); text++) {
        moments = moments.add(0.1 + 0.2 * random.nextGaussian());
      }
      table.put(LocalDate.of(2024, 1 + period, 1), moments);
    }
    return new TrendTable(table).trend(0.95);
  }

  @Property(tries = 5)
  void seesAChangeOfTwoSpreads(@ForAll Random random) {
    int seen = 0;
    for (int i = 0; i < 200; i++) {
      TrendTable before = new TrendTable(
          Map.of(LocalDate.of(2024, 1, 1), drawn(random, 0.3), LocalDate.of(2024, 2, 1), drawn(random, 0.3)));
      TrendTable after = new TrendTable(Map.of(LocalDate.of(2024, 3, 1), drawn(random, -0.1)));
      seen += after.merge(before).trend(0.95).alarm().isPresent() ? 1 : 0;
    }

    assertThat(seen).isGreaterThan(180);
  }

  private static Moments drawn(Random random, double mean) {
    Moments moments = Moments.EMPTY;
    for (int i = 0; i < 15; i++) {
      moments = moments.add(mean + 0.2 * random.nextGaussian());
    }
    return moments;
  }
}
