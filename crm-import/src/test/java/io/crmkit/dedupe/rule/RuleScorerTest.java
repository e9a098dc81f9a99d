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
import java.util.Set;
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
    void ignoresCaseAndWhatStandsBetweenWords() {
      assertThat(score(MatchType.EXACT, "O'Brien,  Ann", "o brien ann").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, "O'Brien", "OBrien").points()).isEqualTo(0);
      assertThat(score(MatchType.EXACT, "+49 30 123456", "+4930123456").points()).isEqualTo(0);
      assertThat(score(MatchType.EXACT, "STRASSE", "Straße").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, "İSTANBUL", "istanbul").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, "ΟΔΟΣ", "οδος").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, "ＡＣＭＥ", "acme").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, "José", "José").points()).isEqualTo(100);
    }
  }

  @Nested
  class WhatNobodySees {

    @Test
    void doesNotPartWords() {
      for (String unseen : List.of("\u200B", "\u00AD", "\u202E", "\u200C", "\u200D", "\uFEFF", "\uFE0F")) {
        assertThat(score(MatchType.EXACT, "An" + unseen + "na", "Anna").points()).as("U+%04x", (int) unseen.charAt(0))
            .isEqualTo(100);
      }
      assertThat(score(MatchType.EXACT, "An\u00A0na", "Anna").points()).isEqualTo(0);
    }
  }

  @Nested
  class LongValues {

    @Test
    void areEqualToTheirLastLetterIfTheyHaveToBe() {
      String long1 = "x".repeat(1000);
      assertThat(score(MatchType.EXACT, long1 + "A", long1 + "B").points()).isEqualTo(0);
      assertThat(score(MatchType.EXACT, long1 + "A", long1 + " a").points()).isEqualTo(0);
      assertThat(score(MatchType.EXACT, long1 + "A", long1 + "a").points()).isEqualTo(100);
      assertThat(score(MatchType.EXACT, long1 + "A", PlainValue.whole(long1 + "A").text()).points()).isEqualTo(0);
    }

    @Test
    void areAlikeIfTheirFirstThousandCharactersAre() {
      assertThat(score(MatchType.FUZZY, "x".repeat(1000) + "A", "x".repeat(1000) + "B").points()).isEqualTo(100);
    }

    @Test
    void areNotCutWithinALetter() {
      assertThat(PlainValue.of("x".repeat(999) + "\uD835\uDC9C").text()).isEqualTo("x".repeat(999));
      assertThat(PlainValue.whole("x".repeat(999) + "\uD840\uDC00y").text()).startsWith("x".repeat(999) + "#");
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
      // schmidt sounds like both, somet like sumit alone: who takes the first that fits leaves one over
      assertThat(SoundPartners.codes("schmidt")).isEqualTo(Set.of("XMT", "SMT"));
      assertThat(SoundPartners.codes("shmit")).isEqualTo(Set.of("XMT"));
      assertThat(SoundPartners.most(List.of("schmidt", "somet"), List.of("sumit", "shmit"))).isEqualTo(2);
    }

    @Test
    void hearsNoDigits() {
      assertThat(score(MatchType.PHONETIC, "12a", "99a").points()).isEqualTo(0);
      assertThat(score(MatchType.PHONETIC, "A100", "A200").points()).isEqualTo(0);
      assertThat(score(MatchType.PHONETIC, "A100", "a100").points()).isEqualTo(100);
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

  /** Tenths add up to a half or to a hair less, as they are ordered. */
  @Test
  void takesExactlyHalfOfTheWeightForEnoughInAnyOrder() {
    for (List<String> order : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"), List.of("b", "c", "a"))) {
      DuplicateRule rule = new DuplicateRule("r", "contact", order, MatchType.EXACT, BigDecimal.valueOf(90),
          Map.of("a", new BigDecimal("0.1"), "b", new BigDecimal("0.2"), "c", new BigDecimal("0.3")));
      RuleRecord one = new RuleRecord("1", Map.of("c", "x", "a", "y"));
      RuleRecord other = new RuleRecord("2", Map.of("c", "x", "b", "z"));

      assertThat(RuleScorer.of(rule).score(one, other).verdict()).as("%s", order).isEqualTo(Verdict.DUPLICATE);
      RuleComparison comparison = RuleComparison.of(rule);
      assertThat(comparison.areDuplicates(comparison.prepare(one.values()), comparison.prepare(other.values()))).isTrue();
    }
  }

  @Test
  void weighsNothingWhereThereIsTooLittleToCompare() {
    RuleComparison comparison = RuleComparison.of(rule(MatchType.EXACT, 85, "email", "phone"));
    var email = comparison.prepare(Map.of("email", "a@b.c"));
    var phone = comparison.prepare(Map.of("phone", "1"));
    var both = comparison.prepare(Map.of("email", "a@b.c", "phone", "1"));

    assertThat(comparison.pointsAboveThreshold(email, phone)).isZero();
    assertThat(comparison.areDuplicates(email, phone)).isFalse();
    assertThat(comparison.pointsAboveThreshold(email, both)).isEqualTo(15);
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
  void countsKeysThatAreTooFrequentAndStandAlone() {
    List<RuleRecord> records = new ArrayList<>();
    for (int i = 0; i < 51; i++) {
      records.add(new RuleRecord("" + i, Map.of("email", "none@none.com")));
    }

    assertThat(RuleIndex.of(rule(MatchType.EXACT, 100, "email"), records).keysTooFrequent()).isOne();
    assertThat(RuleIndex.of(rule(MatchType.EXACT, 50, "email", "city"), records).keysTooFrequent()).isOne();
  }

  @Test
  void findsShortNamesWithinOneEdit() {
    RuleIndex index = RuleIndex.of(rule(MatchType.FUZZY, 50, "name"),
        List.of(new RuleRecord("1", Map.of("name", "\u738b\u4f1f")), new RuleRecord("2", Map.of("name", "Li"))));

    assertThat(index.matching(new RuleRecord("3", Map.of("name", "\u738b\u82b3")))).extracting(RuleMatch::id)
        .containsExactly("1");
    assertThat(index.matching(new RuleRecord("3", Map.of("name", "Lu")))).extracting(RuleMatch::id)
        .containsExactly("2");
  }

  @Test
  void hasNoMoreKeysOfLongTextsThanFieldsAllow() {
    RuleComparison comparison = RuleComparison.of(rule(MatchType.FUZZY, 80, "a", "b", "c", "d"));
    String text = "lorem ipsum dolor sit amet consetetur ".repeat(25);

    assertThat(comparison.keys(comparison.prepare(Map.of("a", text, "b", text, "c", text, "d", text))))
        .hasSizeLessThan(1500);
  }

  @Test
  void refusesAnUnsoundRule() {
    assertThatIllegalArgumentException().isThrownBy(() -> RuleScorer.of(rule(MatchType.EXACT, 101, "a")))
        .withMessageContaining("101");
  }
}
