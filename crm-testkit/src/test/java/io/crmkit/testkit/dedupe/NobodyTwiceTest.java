package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matcher.Outcome.Refused;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.model.MatchRefusal;
import io.crmkit.dedupe.table.RecordTable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** People of whom nobody is there twice, but who live in households and work for firms. */
class NobodyTwiceTest {

  private static RecordTable people(int records, double repeated) {
    PeopleGenerator people = PeopleGenerator.builder(records).seed(7).repeated(repeated).build();
    List<String> columns = PersonColumn.headers();
    RecordTable.Builder rows = RecordTable.of(columns.subList(1, columns.size()));
    LongStream.range(0, people.size()).forEach(place -> {
      List<String> values = people.person(place).values();
      rows.add(0, values.subList(1, values.size()));
    });
    return rows.build();
  }

  @Test
  void isRefusedAndNotTakenForMatches() {
    assertThat(Matcher.of(MatchOptions.usual()).learn(people(5_000, 0))).isInstanceOfSatisfying(Refused.class, refused ->
        assertThat(refused.refusal()).isInstanceOfSatisfying(MatchRefusal.OthersAlike.class, others ->
            assertThat(others.own()).contains("phone", "date_of_birth")));
  }

  @Test
  void isToldFromPeopleOfWhomSomeAre() {
    assertThat(Matcher.of(MatchOptions.usual()).learn(people(1_000, 0.25))).isInstanceOf(Matcher.Outcome.Matched.class);
  }

  @Test
  void isHardlyEverTakenForMatchesWhereTooFewAreAlikeToRefuse() {
    RecordTable table = people(1_500, 0);

    Matching matching = Matcher.of(MatchOptions.usual()).learn(table).orElseThrow();

    assertThat(IntStream.range(0, table.rows()).filter(row -> matching.cluster(row) != row).count()).isLessThan(30);
  }
}
