package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matcher.Outcome;
import io.crmkit.dedupe.Matcher.Outcome.Matched;
import io.crmkit.dedupe.Matcher.Outcome.Refused;
import io.crmkit.dedupe.model.MatchRefusal;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others alike look like, and what people do who are there twice, however much changed in between. */
class OthersAlikeTest {

  private static RecordTable table(PeopleGenerator.Builder people) {
    List<String> columns = PersonColumn.headers();
    RecordTable.Builder rows = RecordTable.of(columns.subList(1, columns.size()));
    people.build().people().forEach(person -> rows.add(0, person.values().subList(1, columns.size())));
    return rows.build();
  }

  /** Of 12,000 namesakes are taken for matches, whose given names are equal and whose days of birth differ. */
  @ParameterizedTest
  @CsvSource({"3000, 9", "4000, 8", "12000, 9"})
  void areRefusedWhetherTheyShareANameOrAHousehold(int records, int seed) {
    RecordTable nobodyTwice = table(PeopleGenerator.builder(records).seed(seed).repeated(0));

    assertThat(Matcher.of(MatchOptions.usual()).learn(nobodyTwice)).isInstanceOfSatisfying(Refused.class, refused ->
        assertThat(refused.refusal()).isInstanceOfSatisfying(MatchRefusal.OthersAlike.class, others ->
            assertThat(others.own()).contains("first_name", "date_of_birth")));
  }

  @ParameterizedTest
  @CsvSource({"0.25, 3", "0.01, 1"})
  void areNotPeopleWhoseContactsChangedOrOfWhomFewAreThereTwice(double repeated, double damage) {
    RecordTable table = table(PeopleGenerator.builder(3_000).seed(7).repeated(repeated).damageTimes(damage));

    assertThat(Matcher.of(MatchOptions.usual()).learn(table)).isInstanceOf(Matched.class);
  }

  /**
   * Namesakes whose addresses are made of their names outnumber those who are there twice, the more the more people there
   * are; {@code -Pthorough} takes a million, of whom the generator gives some thousands the very same address.
   */
  @Test
  void areToldFromMatchesHoweverManyPeopleThereAre() {
    boolean million = Integer.getInteger("crmkit.seeds", 2) > 2;
    PeopleGenerator.Builder people = PeopleGenerator.builder(million ? 1_000_000 : 60_000).seed(7);

    Outcome outcome = Matcher.of(MatchOptions.usual()).learn(table(people));

    double truth = people.build().goldPairs().count();
    assertThat(outcome).isInstanceOfSatisfying(Matched.class, matched ->
        assertThat(matched.matching().model().expectedMatches() / truth).isBetween(0.95, 1.05));
  }
}
