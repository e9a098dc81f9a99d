package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.dedupe.measure.Probe;
import io.crmkit.dedupe.measure.QGrams;
import io.crmkit.dedupe.measure.TextMeasure;
import io.crmkit.dedupe.measure.Texts;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Every fast measure against the slow one that is its definition. */
class MeasurePropertiesTest {

  @Property
  void levenshteinIsWhatTheTableSays(@ForAll("texts") String one, @ForAll("texts") String other) {
    int expected = SlowMeasures.levenshtein(one, other);

    assertThat(Probe.of(one).levenshtein(other)).isEqualTo(expected);
    assertThat(Probe.of(one).levenshtein(Texts.of(List.of("ab", other)), 1)).isEqualTo(expected);
    Statistics.label("beyond one word").collect(Probe.of(one).length() > 64);
    Statistics.label("beyond one word").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  @Property
  void optimalAlignmentIsWhatTheTableSays(
      @ForAll("texts") String one, @ForAll("texts") String any, @ForAll boolean near) {
    String other = near ? firstTwoSwapped(one) : any;
    int expected = SlowMeasures.optimalAlignment(one, other);

    assertThat(Probe.of(one).optimalAlignment(other)).isEqualTo(expected);
    assertThat(Probe.of(one).optimalAlignment(Texts.of(List.of(other)), 0)).isEqualTo(expected);
    Statistics.label("swaps count").collect(expected < SlowMeasures.levenshtein(one, other));
    Statistics.label("swaps count").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  @Property
  void jaroAndWinklerAreWhatTheDefinitionsSay(@ForAll("texts") String one, @ForAll("texts") String other) {
    double jaro = SlowMeasures.jaro(one, other);

    assertThat(Probe.of(one).jaro(other)).isCloseTo(jaro, within(1e-12));
    assertThat(TextMeasure.JARO_WINKLER.similarity(one, other))
        .isCloseTo(SlowMeasures.winkler(jaro, one, other), within(1e-12));
    assertThat(Probe.of(one).jaroWinkler(Texts.of(List.of("x", other)), 1))
        .isEqualTo(Probe.of(one).jaroWinkler(other));
    Statistics.label("raised").collect(jaro > 0.7 && jaro < 1);
    Statistics.label("raised").coverage(seen -> seen.check(true).count(n -> n > 0));
    boolean beside = one.length() <= 64 && other.length() > 64 && other.chars().allMatch(each -> each < 256);
    Statistics.label("short beside a long one of bytes").collect(beside);
    Statistics.label("short beside a long one of bytes").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  @Property
  void runsAreComparedAsSetsAndAsCounts(
      @ForAll("texts") String one, @ForAll("texts") String other, @ForAll("lengths") int q) {
    assertThat(QGrams.jaccard(one, other, q)).isCloseTo(SlowMeasures.jaccard(one, other, q), within(1e-12));
    assertThat(QGrams.cosine(one, other, q)).isCloseTo(SlowMeasures.cosine(one, other, q), within(1e-12));
  }

  @Property
  void everyMeasureIsSymmetricAndOneForEqualTexts(
      @ForAll("texts") String one, @ForAll("texts") String other, @ForAll TextMeasure measure) {
    assertThat(measure.similarity(one, other)).isBetween(0.0, 1.0).isEqualTo(measure.similarity(other, one));
    assertThat(measure.similarity(one, one)).isEqualTo(1);
  }

  @Property
  void editsObeyTheTriangle(@ForAll("texts") String a, @ForAll("texts") String b, @ForAll("texts") String c) {
    assertThat(Probe.of(a).levenshtein(c)).isLessThanOrEqualTo(Probe.of(a).levenshtein(b) + Probe.of(b).levenshtein(c));
  }

  private static String firstTwoSwapped(String text) {
    int[] points = text.codePoints().toArray();
    if (points.length > 1) {
      int first = points[0];
      points[0] = points[1];
      points[1] = first;
    }
    return new String(points, 0, points.length);
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(1, 3);
  }

  /** Short and long texts of few letters, so that much is common; some of the long ones have only letters of a byte. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> letters = Arbitraries.of("a", "b", "c", "ä", "山", "😀", "😁");
    Arbitrary<String> few = letters.list().ofMaxSize(9).map(each -> String.join("", each));
    Arbitrary<String> many = letters.list().ofMinSize(50).ofMaxSize(200).map(each -> String.join("", each));
    Arbitrary<String> narrow =
        Arbitraries.of("a", "b", "c", "ä").list().ofMinSize(50).ofMaxSize(200).map(each -> String.join("", each));
    return Arbitraries.frequencyOf(
        Tuple.of(3, few), Tuple.of(1, many), Tuple.of(1, narrow));
  }
}
