package io.crmkit.dedupe.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.dedupe.rule.FieldScore.Outcome;
import io.crmkit.dedupe.rule.RuleScore.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RuleScorerTest {

  private static final Offset<Double> CLOSE = within(1e-9);

  private static DuplicateRule rule(MatchType type, int threshold, String... fields) {
    return new DuplicateRule("r", "contact", List.of(fields), type, BigDecimal.valueOf(threshold), Map.of());
  }

  private static RuleScore score(MatchType type, String left, String right) {
    return RuleScorer.of(rule(type, 80, "name"))
        .score(new RuleRecord("1", Map.of("name", left)), new RuleRecord("2", Map.of("name", right)));
  }

  @Nested
  class Exact {

    @Test
    void ignoresCaseSpacesAndPunctuation() {
      assertThat(score(MatchType.EXACT, "O'Brien,  Ann", "o brien ann").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, "Strasse", "Straße").points()).isEqualTo(0);
      assertThat(score(MatchType.EXACT, "ＡＣＭＥ", "acme").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, "José", "José").points()).isEqualTo(100);
    }
  }

  @Nested
  class Fuzzy {

    /** 0.9611 is the value of Winkler's own example; see {@code TextMeasureTest}. */
    @Test
    void isJaroWinklerInPoints() {
      assertThat(score(MatchType.FUZZY, "MARTHA", "marhta").points()).isCloseTo(96.111, within(0.001));
      assertThat(score(MatchType.FUZZY, "MARTHA", "marhta").verdict()).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void takesWordsInAnyOrder() {
      assertThat(score(MatchType.FUZZY, "Smith, John", "John Smith").points()).isEqualTo(100);
    }

    @Test
    void comparesOtherScripts() {
      assertThat(score(MatchType.FUZZY, "山田太郎", "山田次郎").points()).isBetween(60.0, 95.0);
    }
  }

  @Nested
  class PhoneticWords {

    @Test
    void countsTheShareOfWordsThatSoundAlike() {
      assertThat(score(MatchType.PHONETIC, "Philip Meyer", "Filip Maier").points()).isEqualTo(100);
      assertThat(score(MatchType.PHONETIC, "Philip Meyer", "Filip Zorn").points()).isEqualTo(50);
    }

    @Test
    void wantsNumbersToBeEqual() {
      assertThat(score(MatchType.PHONETIC, "12 Main", "13 Mane").points()).isEqualTo(50);
      assertThat(score(MatchType.PHONETIC, "12 Main", "12 Mane").points()).isEqualTo(100);
    }

    @Test
    void findsPartnersWhereAGreedyChoiceWouldNot() {
      assertThat(SoundPartners.most(List.of("smith", "schmidt"), List.of("schmidt", "smith"))).isEqualTo(2);
    }
  }

  @Test
  void addsUpWhatEachFieldContributesByItsWeight() {
    DuplicateRule rule = new DuplicateRule("r", "contact", List.of("email", "city"), MatchType.EXACT,
        BigDecimal.valueOf(75), Map.of("email", BigDecimal.valueOf(3), "city", BigDecimal.ONE));
    RuleScore score = RuleScorer.of(rule).score(
        new RuleRecord("1", Map.of("email", "a@b.c", "city", "Bonn")),
        new RuleRecord("2", Map.of("email", "a@b.c", "city", "Köln")));

    assertThat(score.points()).isCloseTo(75, CLOSE);
    assertThat(score.isDuplicate()).isTrue();
    assertThat(score.fields()).extracting(FieldScore::contribution).containsExactly(75.0, 0.0);
  }

  @Test
  void leavesOutWhatIsMissingInOneOfBoth() {
    RuleScorer scorer = RuleScorer.of(rule(MatchType.EXACT, 90, "a", "b"));
    RuleScore half = scorer.score(
        new RuleRecord("1", Map.of("a", "x", "b", " - ")), new RuleRecord("2", Map.of("a", "x", "b", "y")));
    RuleScore nothing = scorer.score(new RuleRecord("1", Map.of("a", "x")), new RuleRecord("2", Map.of("b", "y")));

    assertThat(half.points()).isEqualTo(100);
    assertThat(half.fields()).extracting(FieldScore::outcome).containsExactly(Outcome.COMPARED, Outcome.MISSING);
    assertThat(nothing.verdict()).isEqualTo(Verdict.TOO_LITTLE_TO_COMPARE);
  }

  @Test
  void saysNothingOfRecordsThatShareLessThanHalfOfTheWeight() {
    RuleScorer scorer = RuleScorer.of(rule(MatchType.EXACT, 90, "a", "b", "c"));

    RuleScore score = scorer.score(
        new RuleRecord("1", Map.of("a", "x", "b", "y")), new RuleRecord("2", Map.of("a", "x", "c", "z")));

    assertThat(score.points()).isEqualTo(100);
    assertThat(score.isDuplicate()).isFalse();
  }

  @Test
  void findsWhatIsNotCompleteAmongManyThatShareAFrequentName() {
    List<RuleRecord> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      records.add(new RuleRecord("m" + i, Map.of("first", "Michael", "last", "Number" + i)));
    }
    for (int i = 0; i < 300; i++) {
      records.add(new RuleRecord("s" + i, Map.of("first", "First" + i, "last", "Smith")));
    }
    records.add(new RuleRecord("x", Map.of("first", "Michael", "last", "Smith")));
    RuleIndex index = RuleIndex.of(rule(MatchType.EXACT, 100, "first", "last"), records);

    assertThat(index.matching(new RuleRecord("new", Map.of("first", "Michael", "last", "Smith"))))
        .extracting(RuleMatch::id).containsExactly("x");
    assertThat(index.keysTooFrequent()).isZero();
  }

  @Test
  void saysHowManyKeysAreTooFrequent() {
    List<RuleRecord> records = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      records.add(new RuleRecord("" + i, Map.of("email", "none@none.com", "city", "Bonn")));
    }
    RuleIndex index = RuleIndex.of(rule(MatchType.EXACT, 100, "email", "city"), records);
    List<DuplicatePair> found = new ArrayList<>();
    index.duplicates(found::add);

    assertThat(index.keysTooFrequent()).isOne();
    assertThat(found).isEmpty();
  }

  @Test
  void refusesAnUnsoundRule() {
    assertThatIllegalArgumentException().isThrownBy(() -> RuleScorer.of(rule(MatchType.EXACT, 101, "a")))
        .withMessageContaining("101");
  }
}
