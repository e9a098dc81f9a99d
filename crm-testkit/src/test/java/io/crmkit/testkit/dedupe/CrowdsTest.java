package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.index.ClusterIndex;
import io.crmkit.dedupe.index.ModelMatching;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.testkit.core.SequentialIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Something that is there hundreds of times, among so many others that keys decide what is compared. */
class CrowdsTest {

  private static final Clock NOON = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);
  private static final int OTHERS = 11_000;
  private static final int SPELLINGS = 120;
  private static final List<String> COLUMNS =
      PersonColumn.headers().subList(1, PersonColumn.headers().size());

  private final List<List<String>> rows = new ArrayList<>();

  CrowdsTest() {
    PeopleGenerator.builder(OTHERS).seed(5).build().people()
        .forEach(person -> rows.add(person.values().subList(1, person.values().size())));
    List<String> one = rows.get(0);
    Draws draws = Draws.of(5, 1, 1);
    for (int i = 0; i < SPELLINGS; i++) {
      rows.add(one.stream().map(value -> spelt(value, draws)).toList());
    }
  }

  private static String spelt(String value, Draws draws) {
    return draws.chance(0.1) ? "" : value.length() > 3 && draws.chance(0.35) ? Slips.keyboard(value, draws) : value;
  }

  private static int largest(Iterable<?> clusters) {
    Map<Object, Integer> sizes = new HashMap<>();
    clusters.forEach(each -> sizes.merge(each, 1, Integer::sum));
    return Collections.max(sizes.values());
  }

  @Test
  void areFoundByTheBatchAndByTheIndexOfItsModel() {
    RecordTable.Builder table = RecordTable.of(COLUMNS);
    rows.forEach(row -> table.add(0, row));
    Matching matching = Matcher.of(MatchOptions.usual()).learn(table.build()).orElseThrow();
    List<Integer> clusters = new ArrayList<>();
    for (int row = OTHERS; row < rows.size(); row++) {
      clusters.add(matching.cluster(row));
    }
    ClusterIndex<?> index = new ClusterIndex<>(ModelMatching.of(matching.model()), new SequentialIds("e"), NOON);
    for (int row = OTHERS; row < rows.size(); row++) {
      Map<String, String> values = new HashMap<>();
      for (int column = 0; column < COLUMNS.size(); column++) {
        values.put(COLUMNS.get(column), rows.get(row).get(column));
      }
      index.put("r" + row, values);
    }

    assertThat(largest(clusters)).isGreaterThan(SPELLINGS * 9 / 10);
    assertThat(index.clusters().values().stream().mapToInt(each -> each.size()).max().orElse(0))
        .isGreaterThan(SPELLINGS * 9 / 10);
  }
}
