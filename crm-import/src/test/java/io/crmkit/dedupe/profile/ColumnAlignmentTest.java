package io.crmkit.dedupe.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.dedupe.profile.ColumnAlignment.Pair;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.dedupe.table.TextColumn;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnAlignmentTest {

  private static final List<String> WORDS = List.of("accounting", "office", "suite", "music", "creator", "family", "tree");

  /** Programs of one source as title, maker, E-Mail and asked, and of the other as name, vendor, e_mail and cost. */
  private static RecordTable programs() {
    RecordTable.Builder rows = RecordTable.of(
        List.of("title", "maker", "E-Mail", "asked", "name", "vendor", "e_mail", "cost", "year"));
    for (int i = 0; i < 60; i++) {
      String program = WORDS.get(i % 7) + " " + WORDS.get(i * 3 % 7) + " " + i;
      String maker = "maker" + i % 9;
      rows.add(0, Arrays.asList(program, maker, "a" + i + "@x.org", "$" + i + ".50", null, null, null, null, "2001"));
      rows.add(1, Arrays.asList(null, null, null, null, "the " + program, maker, "b" + i + "@y.org", "$" + i, "2001"));
    }
    return rows.build();
  }

  @Test
  void findsColumnsOfTwoNamesByWhatIsInThem() {
    assertThat(ColumnAlignment.of(programs()).pairs()).containsExactlyInAnyOrder(new Pair("title", "name"),
        new Pair("maker", "vendor"), new Pair("E-Mail", "e_mail"), new Pair("asked", "cost"));
  }

  @Test
  void makesOneColumnOfTwo() {
    RecordTable table = programs();
    RecordTable joined = ColumnAlignment.of(table).joined(table);

    assertThat(joined.columns()).extracting(TextColumn::name).containsExactly("title", "maker", "E-Mail", "asked", "year");
    TextColumn makers = joined.columns().get(1);
    assertThat(makers.code(0)).isEqualTo(makers.code(1));
    assertThat(makers.values().get(makers.code(19))).isEqualTo("maker0");
  }

  @Test
  void leavesColumnsOfOtherThingsApart() {
    RecordTable.Builder rows = RecordTable.of(List.of("colour", "town"));
    for (int i = 0; i < 40; i++) {
      rows.add(0, Arrays.asList(List.of("red", "green", "blue").get(i % 3), null));
      rows.add(1, Arrays.asList(null, List.of("Bonn", "Kiel", "Ulm").get(i % 3)));
    }

    assertThat(ColumnAlignment.of(rows.build()).pairs()).isEmpty();
  }

  @Test
  void leavesOneSourceAsItIs() {
    RecordTable.Builder rows = RecordTable.of(List.of("a", "b"));
    rows.add(0, Arrays.asList("x", null)).add(0, Arrays.asList(null, "x"));

    assertThat(ColumnAlignment.of(rows.build()).pairs()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> rows.build().joined("a", "c")).withMessageContaining("'c'");
  }
}
