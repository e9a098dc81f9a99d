package io.crmkit.dedupe.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which classes of pairs are told from matches. */
class RelationsTest {

  private static final int GIVEN = 1;
  private static final int SURNAME = 1 << 1;
  private static final int STREET = 1 << 2;
  private static final int TOWN = 1 << 3;
  private static final int POSTCODE = 1 << 4;
  private static final int REGION = 1 << 5;
  private static final int EMAIL = 1 << 6;
  private static final int BORN = 1 << 7;
  private static final int FIELDS = 8;
  private static final PersonFields IN_TOWNS = new PersonFields(GIVEN, 0, 0);

  private final List<Long> levels = new ArrayList<>();
  private final List<Double> pairs = new ArrayList<>();

  private RelationsTest share(int fields, double count) {
    return share(fields, 0, count);
  }

  private RelationsTest share(int fields, int unknown, double count) {
    levels.add(IntStream.range(0, FIELDS).mapToLong(f -> Levels.with((unknown >>> f & 1) != 0 ? Levels.MISSING
        : (fields >>> f & 1) == 0 ? Levels.DIFFERENT : Levels.EQUAL, f)).reduce(0, (some, each) -> some | each));
    pairs.add(count);
    return this;
  }

  private List<Integer> found(PersonFields persons) {
    Patterns patterns = Patterns.of(levels.stream().mapToLong(Long::longValue).toArray(),
        pairs.stream().mapToDouble(Double::doubleValue).toArray());
    double all = pairs.stream().mapToDouble(Double::doubleValue).sum();
    Totals totals = Totals.of(patterns, Patterns.of(new long[0], new double[0]), all, FIELDS);
    return new Relations(patterns, totals, FIELDS).find(Guess.of(records(), 20), persons);
  }

  private static Records records() {
    RecordTable.Builder rows = RecordTable.of(IntStream.range(0, FIELDS).mapToObj(f -> "f" + f).toList());
    for (int i = 0; i < 100; i++) {
      int row = i;
      rows.add(0, IntStream.range(0, FIELDS).mapToObj(f -> "v" + row * (f + 1)).toList());
    }
    RecordTable table = rows.build();
    return Records.of(table, table.columns().stream()
        .map(column -> new FieldSource(FieldKind.NAME, column, FieldSource.Personal.SHARED)).toList());
  }

  /** Of millions of people, those of one town are far more than those of one household. */
  @Test
  void areHouseholdsHoweverManyAreOfOneTown() {
    share(0, 1e9).share(TOWN | POSTCODE, 8e6).share(TOWN | REGION, 6e6).share(POSTCODE | REGION, 6e6)
        .share(TOWN | POSTCODE | REGION, 5e6).share(STREET | TOWN, 4e6).share(SURNAME | STREET | TOWN | POSTCODE, 3e3)
        .share(GIVEN | SURNAME, 1e3);

    assertThat(found(IN_TOWNS)).hasSize(5).contains(SURNAME | STREET | TOWN | POSTCODE);
  }

  /** In a list with many gaps those of one household who share all they could are too few for a class of their own. */
  @Test
  void areTakenWithWhatComesAlongIfItIsMostlyUnknown() {
    share(0, 1e9).share(SURNAME | STREET, EMAIL, 900).share(SURNAME | STREET, 12);

    assertThat(share(SURNAME | STREET | EMAIL, 12).found(IN_TOWNS)).containsExactly(SURNAME | STREET | EMAIL);
    assertThat(share(SURNAME | STREET, 40).found(IN_TOWNS)).containsExactly(SURNAME | STREET);
  }

  @Test
  void areTakenAsTheyAreIfWhatComesAlongIsMostlyKnown() {
    share(0, 1e9).share(SURNAME | STREET, EMAIL, 300).share(SURNAME | STREET, 400).share(SURNAME | STREET | EMAIL, 180);

    assertThat(found(IN_TOWNS)).contains(SURNAME | STREET);
  }

  @Test
  void areTakenAsTheyAreIfOnlyMatchesShareMore() {
    share(0, 1e9).share(SURNAME | STREET, EMAIL, 900).share(SURNAME | STREET, 40);

    assertThat(share(GIVEN | SURNAME | STREET | EMAIL, 400).found(IN_TOWNS)).containsExactly(SURNAME | STREET);
  }

  @Test
  void areTakenAsTheyAreIfTooFewTellWhatComesAlong() {
    share(0, 1e9).share(SURNAME | STREET, EMAIL, 900).share(SURNAME | STREET | EMAIL, 15);

    assertThat(found(IN_TOWNS)).containsExactly(SURNAME | STREET);
  }

  /** Who has moved has another street, town and postcode together, but the given name of before. */
  @Test
  void areNotThoseWhoMoved() {
    share(0, 1e9).share(GIVEN | SURNAME | STREET | TOWN | POSTCODE | REGION, 900).share(GIVEN | SURNAME | REGION, 600);

    assertThat(found(IN_TOWNS)).isEmpty();
  }

  /** They are few, but of other dates of birth and other streets; those who moved and kept their address are not. */
  @Test
  void areNamesakesWhoseAddressesAreMadeOfTheirNames() {
    PersonFields persons = new PersonFields(BORN, GIVEN | SURNAME, EMAIL);
    share(0, 1e9).share(GIVEN | SURNAME | EMAIL | BORN | STREET | TOWN, 900);

    assertThat(share(GIVEN | SURNAME | EMAIL | BORN, 150).found(persons)).isEmpty();
    assertThat(share(GIVEN | SURNAME | EMAIL, 150).found(persons)).containsExactly(GIVEN | SURNAME | EMAIL);
  }
}
