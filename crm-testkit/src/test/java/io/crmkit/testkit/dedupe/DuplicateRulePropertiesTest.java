package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.dedupe.rule.DuplicateRule;
import io.crmkit.dedupe.rule.FieldScore;
import io.crmkit.dedupe.rule.MatchType;
import io.crmkit.dedupe.rule.RuleIndex;
import io.crmkit.dedupe.rule.RuleRecord;
import io.crmkit.dedupe.rule.RuleScore;
import io.crmkit.dedupe.rule.RuleScorer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for any rule and any records, with few words so that records are often alike. */
class DuplicateRulePropertiesTest {

  private static final List<String> FIELDS = List.of("first", "last", "city");

  @Property(tries = 300)
  void scoresAreSymmetricAndTheSumOfTheirContributions(
      @ForAll("rules") DuplicateRule rule, @ForAll("records") List<RuleRecord> records) {
    RuleScorer scorer = RuleScorer.of(rule);
    RuleRecord left = records.get(0);
    RuleRecord right = records.get(records.size() - 1);

    RuleScore score = scorer.score(left, right);

    assertThat(scorer.score(right, left)).isEqualTo(score);
    assertThat(score.points()).isEqualTo(score.fields().stream().mapToDouble(FieldScore::contribution).sum(), within(1e-9))
        .isBetween(0.0, 100 + 1e-9);
    Statistics.label("verdict").collect(score.verdict());
    Statistics.label("verdict").coverage(seen -> seen.check(RuleScore.Verdict.DUPLICATE).count(n -> n > 0));
  }

  /** Every pair that a full comparison finds and that has a key in common is found; for exact and phonetic, every pair. */
  @Property(tries = 200)
  void findsWhatComparingAllWithAllFinds(
      @ForAll("rules") DuplicateRule rule, @ForAll("records") List<RuleRecord> records) {
    RuleScorer scorer = RuleScorer.of(rule);
    Set<String> expected = new HashSet<>();
    for (int left = 0; left < records.size(); left++) {
      for (int right = left + 1; right < records.size(); right++) {
        RuleScore score = scorer.score(records.get(left), records.get(right));
        if (score.isDuplicate() && score.points() > 0 && isPromised(rule, records.get(left), records.get(right))) {
          expected.add(left + "-" + right);
        }
      }
    }

    Set<String> found = new HashSet<>();
    Set<String> sound = new HashSet<>();
    RuleIndex.of(rule, records).duplicates(pair -> {
      found.add(pair.left() + "-" + pair.right());
      sound.add(pair.score().verdict().name());
    });

    assertThat(found).containsAll(expected);
    assertThat(sound).isSubsetOf("DUPLICATE");
    Statistics.label("pairs").collect(expected.isEmpty() ? "none" : "some");
    Statistics.label("pairs").coverage(seen -> seen.check("some").count(n -> n > 0));
  }

  @Property(tries = 100)
  void oneAgainstAllFindsTheSameAsAllAgainstEachOther(
      @ForAll("rules") DuplicateRule rule, @ForAll("records") List<RuleRecord> records) {
    RuleIndex index = RuleIndex.of(rule, records);
    Set<String> pairs = new HashSet<>();
    index.duplicates(pair -> {
      pairs.add(pair.left() + "-" + pair.right());
      pairs.add(pair.right() + "-" + pair.left());
    });

    Set<String> single = new HashSet<>();
    records.forEach(record -> index.matching(record).forEach(match -> single.add(record.id() + "-" + match.id())));

    assertThat(single).isEqualTo(pairs);
  }

  /** A word with one letter left out, doubled or replaced is found among any others. */
  @Property(tries = 200)
  void findsAWordWithinOneEdit(@ForAll("words") String word, @ForAll @IntRange(min = 0, max = 11) int at, @ForAll int way) {
    int place = at % word.length();
    String edited = switch (Math.floorMod(way, 3)) {
      case 0 -> word.substring(0, place) + word.substring(place + 1);
      case 1 -> word.substring(0, place) + "x" + word.substring(place);
      default -> word.substring(0, place) + "x" + word.substring(place + 1);
    };
    DuplicateRule rule = new DuplicateRule(
        "r", "contact", List.of("last"), MatchType.FUZZY, BigDecimal.ONE, Map.of());
    RuleRecord known = new RuleRecord("1", Map.of("last", word));
    RuleRecord slipped = new RuleRecord("2", Map.of("last", edited));

    boolean isDuplicate = RuleScorer.of(rule).score(known, slipped).isDuplicate();

    assertThat(RuleIndex.of(rule, List.of(known)).matching(slipped)).hasSize(isDuplicate ? 1 : 0);
  }

  /** Fuzzy rules promise pairs with an equal word; what is within one edit has a property of its own. */
  private static boolean isPromised(DuplicateRule rule, RuleRecord left, RuleRecord right) {
    return rule.matchType() != MatchType.FUZZY || rule.matchFields().stream().anyMatch(field -> {
      Set<String> words = new HashSet<>(List.of(left.values().getOrDefault(field, "").split(" ", -1)));
      words.retainAll(List.of(right.values().getOrDefault(field, "").split(" ", -1)));
      words.remove("");
      return !words.isEmpty();
    });
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withCharRange('a', 'e').ofMinLength(2).ofMaxLength(12);
  }

  @Provide
  Arbitrary<DuplicateRule> rules() {
    Arbitrary<BigDecimal> weights = Arbitraries.integers().between(1, 9).map(BigDecimal::valueOf);
    return Combinators.combine(
        Arbitraries.of(MatchType.class), Arbitraries.integers().between(1, 100), weights.list().ofSize(3),
        Arbitraries.integers().between(1, 3)).as((type, threshold, weight, fields) -> {
          Map<String, BigDecimal> weighted = new HashMap<>();
          for (int i = 0; i < fields; i++) {
            weighted.put(FIELDS.get(i), weight.get(i));
          }
          return new DuplicateRule("r", "contact", FIELDS.subList(0, fields), type, BigDecimal.valueOf(threshold), weighted);
        });
  }

  @Provide
  Arbitrary<List<RuleRecord>> records() {
    Arbitrary<String> word = Arbitraries.of("", "anna", "ana", "hanna", "meyer", "maier", "smith", "schmidt", "bonn", "7");
    Arbitrary<String> value = word.list().ofMinSize(0).ofMaxSize(2).map(words -> String.join(" ", words).strip());
    return value.list().ofSize(3).list().ofMinSize(1).ofMaxSize(12).map(rows -> {
      List<RuleRecord> records = new ArrayList<>();
      for (List<String> row : rows) {
        Map<String, String> values = Map.of("first", row.get(0), "last", row.get(1), "city", row.get(2));
        records.add(new RuleRecord(Integer.toString(records.size()), values));
      }
      return records;
    });
  }
}
