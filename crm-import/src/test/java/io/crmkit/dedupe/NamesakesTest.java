package io.crmkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.table.RecordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * People of one name, whose e-mail addresses are made of it, and people who have moved. A quarter of all are there
 * twice, two in five of those with another phone and as many with another home.
 */
class NamesakesTest {

  private static final List<String> OF_PERSONS =
      List.of("given_name", "surname", "email", "phone", "street", "city", "birthdate");
  private static final List<String> OF_CONTACTS = List.of("name", "email", "phone", "street", "city");

  private final Random random = new Random(7);
  private final List<Integer> people = new ArrayList<>();

  /**
   * A population.
   *
   * @param names how many given names there are, and as many surnames
   * @param domains where they have their addresses; 0 if no two people have one address
   */
  private record Population(int size, int names, int domains) {}

  private Matching matching(List<String> columns, Population population) {
    RecordTable.Builder rows = RecordTable.of(columns);
    List<String> given = words(population.names);
    List<String> surnames = words(population.names);
    for (int person = 0; person < population.size; person++) {
      List<String> row = new ArrayList<>(List.of(one(given), one(surnames), "", phone(), street(), city(), birthdate()));
      String number = population.domains == 0 ? Integer.toString(person) : "";
      row.set(2, row.get(0) + (random.nextBoolean() ? "." : "_") + row.get(1) + number
          + "@mail%d.net".formatted(random.nextInt(Math.max(3, population.domains))));
      int times = random.nextInt(4) == 0 ? 2 : 1;
      for (int time = 0; time < times; time++) {
        rows.add(0, written(time == 0 ? row : changed(row), columns));
        people.add(person);
      }
    }
    return Matcher.of(MatchOptions.usual()).learn(rows.build()).orElseThrow();
  }

  private List<String> changed(List<String> row) {
    List<String> changed = new ArrayList<>(row);
    if (random.nextInt(5) < 2) {
      changed.set(3, phone());
    }
    if (random.nextInt(5) < 2) {
      changed.set(4, street());
      changed.set(5, city());
    }
    return changed;
  }

  /** One birthdate in four is missing, and one value of a contact in twenty. */
  private List<String> written(List<String> row, List<String> columns) {
    List<String> written = new ArrayList<>(row);
    if (columns.equals(OF_PERSONS)) {
      written.set(6, random.nextInt(4) == 0 ? "" : row.get(6));
      return written;
    }
    Stream<String> contact = Stream.concat(Stream.of(row.get(0) + " " + row.get(1)), row.subList(2, 6).stream());
    return contact.map(value -> random.nextInt(20) == 0 ? "" : value).toList();
  }

  private List<String> words(int many) {
    return Stream.generate(this::word).distinct().limit(many).toList();
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(2); i < 7; i++) {
      word.append((i % 2 == 0 ? "bdfgklmnrst" : "aeiou").charAt(random.nextInt(i % 2 == 0 ? 11 : 5)));
    }
    return word.toString();
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String phone() {
    return "+49 30 " + (1_000_000 + random.nextInt(9_000_000));
  }

  private String street() {
    return "%s street %d".formatted(word(), 1 + random.nextInt(90));
  }

  private String city() {
    return "bgnrst".charAt(random.nextInt(6)) + "aeiou".substring(random.nextInt(5)) + "ville";
  }

  private String birthdate() {
    return "%d-%02d-%02d".formatted(1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  /** The share of pairs in one cluster that are of one person, and of those of one person the share in one cluster. */
  private Found found(Matching matching) {
    Map<Integer, List<Integer>> clusters = new HashMap<>();
    for (int row = 0; row < people.size(); row++) {
      clusters.computeIfAbsent(matching.cluster(row), first -> new ArrayList<>()).add(people.get(row));
    }
    double right = 0;
    double found = 0;
    for (List<Integer> each : clusters.values()) {
      found += (double) each.size() * (each.size() - 1) / 2;
      right += each.size() - each.stream().distinct().count(); // nobody is there thrice
    }
    return new Found(right / found, right / (people.size() - people.stream().distinct().count()));
  }

  private record Found(double precision, double recall) {}

  private void assertFound(Matching matching, double precision, double recall) {
    Found found = found(matching);

    assertThat(found.precision).isGreaterThan(precision);
    assertThat(found.recall).isGreaterThan(recall);
  }

  @Test
  void areToldApartByTheirBirthdatesWhereTheyOutnumberMatches() {
    assertFound(matching(OF_PERSONS, new Population(6_000, 35, 3)), 0.98, 0.9);
  }

  @Test
  void areToldApartByTheirBirthdatesWhereTheyAreFew() {
    assertFound(matching(OF_PERSONS, new Population(20_000, 150, 30)), 0.98, 0.9);
  }

  @Test
  void areNotThoseWhoMovedAndKeptTheirAddress() {
    assertFound(matching(OF_PERSONS, new Population(6_000, 100, 0)), 0.99, 0.99);
  }

  @Test
  void areNotThoseWhoMovedThoughNothingTellsThatIsTheirOwn() {
    assertFound(matching(OF_CONTACTS, new Population(6_000, 600, 0)), 0.99, 0.97);
  }
}
