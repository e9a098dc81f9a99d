package io.crmkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.RefusedException;
import io.crmkit.core.progress.CancellationSource;
import io.crmkit.core.progress.CancelledException;
import io.crmkit.core.progress.Progress;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.model.MatchRefusal;
import io.crmkit.dedupe.table.RecordTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MatcherTest {

  private static final Matcher MATCHER = Matcher.of(MatchOptions.usual());

  /** Each odd row is the one before with an error; then come single ones. */
  static RecordTable people(int pairs, int singles) {
    RecordTable.Builder rows = RecordTable.of(List.of("given", "surname", "born", "city"));
    Random random = new Random(7);
    for (int i = 0; i < pairs; i++) {
      List<String> person = person(random);
      rows.add(0, person);
      List<String> again = new ArrayList<>(person);
      int wrong = i % 4;
      again.set(wrong, wrong == 2 ? "" : again.get(wrong).substring(1));
      rows.add(0, again);
    }
    for (int i = 0; i < singles; i++) {
      rows.add(0, person(random));
    }
    return rows.build();
  }

  private static List<String> person(Random random) {
    return List.of(word(random, 4), word(random, 7),
        "%d-%02d-%02d".formatted(1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28)),
        List.of("kiel", "mainz", "trier", "ulm", "essen").get(random.nextInt(5)));
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((i % 2 == 0 ? "bdfgklmnrst" : "aeiou").charAt(random.nextInt(i % 2 == 0 ? 11 : 5)));
    }
    return word.toString();
  }

  @Test
  void putsRecordsTogetherThatDifferInAField() {
    Matching matching = MATCHER.learn(people(40, 120)).orElseThrow();

    for (int pair = 0; pair < 40; pair++) {
      assertThat(matching.cluster(2 * pair + 1)).as(matching.explain(2 * pair, 2 * pair + 1).toString())
          .isEqualTo(2 * pair);
    }
    for (int row = 80; row < 200; row++) {
      assertThat(matching.cluster(row)).isEqualTo(row);
    }
    assertThat(matching.model().expectedMatches()).isBetween(38.0, 42.0);
  }

  @Test
  void matchesOthersByAModelThatWasWrittenAndRead() {
    MatchModel model = MatchModelJson.read(
        MatchModelJson.write(MATCHER.learn(people(40, 120)).orElseThrow().model())).orElseThrow();
    Matching matching = MATCHER.match(model, people(12, 30));

    assertThat(matching.cluster(1)).isZero();
    assertThat(matching.cluster(24)).isEqualTo(24);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MATCHER.match(model, RecordTable.of(List.of("given")).build()))
        .withMessageContaining("the model compares 'surname' but the table has only [given]");
  }

  @Test
  void putsAPairTogetherThatScoresTheThreshold() {
    MatchModel learned = MATCHER.learn(people(40, 120)).orElseThrow().model();
    double score = MATCHER.match(learned, people(40, 120)).explain(0, 1).score();
    MatchModel model = new MatchModel(learned.fields(), learned.prior(), learned.relations(), score, learned.rows(),
        learned.expectedMatches(), learned.blocking());
    Explanation why = MATCHER.match(model, people(40, 120)).explain(0, 1);

    assertThat(why.score()).isEqualTo(score);
    assertThat(why.matches()).isTrue();
    assertThat(why.together()).isTrue();
  }

  /** Some have the one code wrong and the others the other: two kinds of keys find all, and none is left. */
  @Test
  void learnsFromTwoCodesEachOfWhichFindsSomeOfTheMatches() {
    RecordTable.Builder rows = RecordTable.of(List.of("one", "other"));
    for (int i = 0; i < 200; i++) {
      String one = "A%05d".formatted(10_000 + 37 * i);
      String other = "B%05d".formatted(90_000 - 41 * i);
      rows.add(0, List.of(one, other));
      if (i < 120) {
        rows.add(0, List.of(i % 3 == 0 ? "" : one, i % 3 == 1 ? "" : other));
      }
    }
    Matching matching = MATCHER.learn(rows.build()).orElseThrow();

    assertThat(matching.model().fields()).extracting(MatchField::kind).containsOnly(FieldKind.CODE);
    assertThat(matching.cluster(1)).isZero();
    assertThat(matching.cluster(3)).isEqualTo(2);
  }

  @Test
  void explainsAScoreByPartsThatAddUpToIt() {
    Matching matching = MATCHER.learn(people(40, 120)).orElseThrow();
    Explanation match = matching.explain(0, 1);
    Explanation other = matching.explain(0, 190);

    assertThat(match.parts().stream().mapToDouble(Explanation.Part::weight).sum()).isEqualTo(match.score());
    assertThat(match.matches()).isTrue();
    assertThat(match.together()).isTrue();
    assertThat(other.matches()).isFalse();
    assertThat(other.toString()).contains("no match", "in different clusters", "surname");
  }

  @Test
  void matchesOneRowOfASourceThatHasNothingTwice() {
    RecordTable.Builder rows = RecordTable.of(List.of("given", "surname", "born", "city"));
    Random random = new Random(3);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(person(random));
    }
    all.forEach(each -> rows.add(0, each));
    all.subList(0, 50).forEach(each -> rows.add(1, List.of(each.get(0), each.get(1), "", each.get(3))));
    Matching matching = MATCHER.learn(rows.build()).orElseThrow();

    for (int row = 0; row < 50; row++) {
      assertThat(matching.cluster(100 + row)).isEqualTo(row);
    }
  }

  @Test
  void matchesRowsOfAnotherSourceWithAllOfARowThatIsThereTwice() {
    RecordTable.Builder rows = RecordTable.of(List.of("given", "surname", "born", "city"));
    Random random = new Random(3);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(person(random));
    }
    all.forEach(each -> rows.add(0, each));
    all.subList(0, 100).forEach(each -> rows.add(0, each));
    all.subList(0, 150).forEach(each -> rows.add(1, each));
    Matching matching = MATCHER.learn(rows.build()).orElseThrow();

    for (int row = 0; row < 150; row++) {
      assertThat(matching.cluster(300 + row)).isEqualTo(row);
    }
  }

  @Test
  void refusesToLinkWithASourceThatHasNoRows() {
    RecordTable.Builder rows = RecordTable.of(List.of("given", "surname")).link();
    for (int i = 0; i < 50; i++) {
      rows.add(0, List.of("anna", "meier" + i / 2));
    }

    assertThat(MATCHER.learn(rows.build())).isEqualTo(
        new Matcher.Outcome.Refused(new MatchRefusal.TooFewRecords(50, 0)));
  }

  @Test
  void leavesAValueThatStandsForNoneOut() {
    RecordTable.Builder rows = RecordTable.of(List.of("email", "name"));
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      String name = word(random, 8);
      rows.add(0, List.of(i < 30 ? "none@none.com" : name + "@x.org", name));
      rows.add(0, List.of(i < 30 ? "none@none.com" : name + "@x.org", name.substring(1)));
    }
    Matching matching = MATCHER.learn(rows.build()).orElseThrow();

    assertThat(matching.explain(0, 1).parts().get(1).one()).isEmpty();
    assertThat(matching.explain(80, 81).parts().get(1).one()).isNotEmpty();
  }

  @Test
  void takesWordsForNothingForNothingButKeepsPeopleOfThatName() {
    RecordTable.Builder rows = RecordTable.of(List.of("given", "town", "email"));
    Random random = new Random(6);
    for (int i = 0; i < 200; i++) {
      String name = i == 7 ? "null" : word(random, 8);
      String town = i % 3 == 0 ? "NULL" : word(random, 7);
      rows.add(0, List.of(name, town, name + i + "@x.org")).add(0, List.of(name, town, name + i + "@x.org "));
    }
    Matching matching = MATCHER.learn(rows.build()).orElseThrow();

    assertThat(matching.explain(0, 1).parts()).filteredOn(part -> part.name().equals("town"))
        .isNotEmpty().allMatch(part -> part.one().isEmpty());
    assertThat(matching.explain(14, 15).parts()).filteredOn(part -> part.name().equals("given"))
        .isNotEmpty().allMatch(part -> part.one().equals("null"));
  }

  @Test
  void keepsFrequentValuesOfAColumnThatHasHardlyOthers() {
    RecordTable.Builder rows = RecordTable.of(List.of("title", "author", "year"));
    Random random = new Random(8);
    for (int i = 0; i < 600; i++) {
      String title = word(random, 9) + " " + word(random, 6);
      String author = word(random, 8);
      String year = "" + (i < 597 ? 1960 + i % 50 : 2020 + i);
      rows.add(0, List.of(title, author, year)).add(0, List.of(title + " " + i % 9, author, year));
    }
    Matching matching = MATCHER.learn(rows.build()).orElseThrow();

    assertThat(matching.explain(0, 1).parts()).filteredOn(part -> part.name().equals("year"))
        .isNotEmpty().allMatch(part -> !part.one().isEmpty());
  }

  @Test
  void keepsALargeClusterTogetherAndOthersOut() {
    List<Double> certain = new ArrayList<>(Collections.nCopies(16, 40.0));
    certain.set(0, 0.0);
    certain.set(1, -40.0);
    MatchModel model = new MatchModel(List.of(new MatchField("key", FieldKind.NAME, certain),
        new MatchField("note", FieldKind.CODE, Collections.nCopies(16, 0.0))), -10, List.of(), 0, 400, 400);
    RecordTable.Builder rows = RecordTable.of(List.of("key", "note"));
    for (int i = 0; i < 450; i++) {
      rows.add(0, List.of(i < 400 ? "maximilian" : "", "n" + i));
    }
    Matching matching = MATCHER.match(model, rows.build());

    for (int row = 0; row < 450; row++) {
      assertThat(matching.cluster(row)).isEqualTo(row < 400 ? 0 : row);
    }
  }

  @Test
  void tellsHowFarItIs() {
    List<Progress> heard = new ArrayList<>();
    Matcher.of(MatchOptions.usual().telling(heard::add, Clock.systemUTC())).learn(people(40, 120)).orElseThrow();

    assertThat(heard).extracting(Progress::unit).containsSubsequence("columns", "pairs", "rows")
        .containsOnly("columns", "pairs", "rows");
    assertThat(heard.get(heard.size() - 1)).extracting(Progress::done, Progress::total).containsExactly(200L, 200L);
  }

  @Test
  void stopsWhenItIsTold() {
    CancellationSource source = new CancellationSource();
    source.cancel();

    assertThatThrownBy(() -> Matcher.of(MatchOptions.usual().until(source)).learn(people(10, 10)))
        .isInstanceOf(CancelledException.class);
  }

  @Nested
  class RefusesToLearn {

    private MatchRefusal refusal(RecordTable table) {
      return ((Matcher.Outcome.Refused) MATCHER.learn(table)).refusal();
    }

    @Test
    void fromOneRecord() {
      assertThat(refusal(people(0, 1))).isEqualTo(new MatchRefusal.TooFewRecords(1, 0));
      assertThat(refusal(people(0, 0)).message()).contains("There is 0 record");
    }

    @Test
    void fromOneField() {
      assertThat(((Matcher.Outcome.Refused) Matcher.of(MatchOptions.usual().without(Set.of("surname", "born", "city")))
          .learn(people(10, 10))).refusal().message()).contains("two fields").contains("city (left out by request)");
    }

    @Test
    void fromFieldsThatCannotTellAMatchFromChance() {
      RecordTable.Builder rows = RecordTable.of(List.of("gender", "size"));
      Random random = new Random(1);
      for (int i = 0; i < 300; i++) {
        rows.add(0, List.of(random.nextBoolean() ? "f" : "m", List.of("s", "m", "l").get(random.nextInt(3))));
      }

      MatchRefusal refusal = refusal(rows.build());
      assertThat(refusal.code()).isIn("dedupe.too-little-evidence", "dedupe.collapsed");
      assertThatThrownBy(() -> MATCHER.learn(rows.build()).orElseThrow()).isInstanceOf(RefusedException.class)
          .hasMessageContaining(refusal.code());
    }
  }
}
