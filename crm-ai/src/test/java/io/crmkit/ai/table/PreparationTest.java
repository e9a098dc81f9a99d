package io.crmkit.ai.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.table.Prepared.Left;
import io.crmkit.ai.table.Prepared.Reason;
import io.crmkit.ai.train.UnlearnableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparationTest {

  private static Table customers() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      rows.add(List.of("C-" + i, i % 3 == 0 ? " " : "1." + i, i % 4 == 0 ? "year" : "month", "same", i % 2 == 0 ? "Yes" : "No"));
    }
    return Table.of(List.of("id", "paid", "contract", "country", "left"), rows);
  }

  @Test
  void tellsNumbersCategoriesAndWhatIsNoFeature() {
    Prepared prepared = Preparation.of(customers(), "left", "Yes").prepare();
    assertThat(prepared.set().schema().features())
        .containsExactly(Feature.number("paid"), Feature.category("contract", List.of("month", "year")));
    assertThat(prepared.left()).containsExactly(new Left("id", Reason.IDENTIFIER), new Left("country", Reason.CONSTANT),
        new Left("left", Reason.TARGET));
    assertThat(prepared.set().rows().column(0)[0]).isNaN();
    assertThat(prepared.set().rows().column(0)[1]).isEqualTo(1.1);
    assertThat(prepared.set().rows().column(1)).startsWith(1, 0, 0, 0, 1);
    assertThat(prepared.set().labels().stream().sum()).isEqualTo(12);
  }

  @Test
  void keepsEachNumberOfMoreThanThereMayBeCategories() {
    List<List<String>> rows = IntStream.range(0, Feature.MOST_CATEGORIES + 10)
        .mapToObj(row -> List.of(row + ".5", row % 2 == 0 ? "Yes" : "No")).toList();
    Prepared prepared = Preparation.of(Table.of(List.of("paid", "left"), rows), "left", "Yes").prepare();

    assertThat(prepared.set().rows().column(0)).isEqualTo(
        IntStream.range(0, rows.size()).mapToDouble(row -> row + 0.5).toArray());
  }

  @Test
  void leavesOutWhatTheCallerNames() {
    Prepared prepared = Preparation.of(customers(), "left", "Yes").without(Set.of("paid")).prepare();
    assertThat(prepared.left()).contains(new Left("paid", Reason.ASKED));
  }

  @Test
  void refusesColumnsThatAreNotThere() {
    assertThatIllegalArgumentException().isThrownBy(() -> Preparation.of(customers(), "Left", "Yes"))
        .withMessageContaining("Left").withMessageContaining("contract");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preparation.of(customers(), "left", "Yes").without(Set.of("x")).prepare());
  }

  @Test
  void refusesATargetWithoutAValue() {
    Table table = Table.of(List.of("a", "y"), List.of(List.of("1", "Yes"), List.of("2", " ")));
    assertThatExceptionOfType(UnlearnableException.class)
        .isThrownBy(() -> Preparation.of(table, "y", "Yes").prepare()).withMessageContaining("row 2 of 2 has no y");
  }

  @Test
  void refusesATableWithNothingToLearnFrom() {
    Table table = Table.of(List.of("a", "y"), List.of(List.of("1", "Yes"), List.of("1", "No")));
    assertThatExceptionOfType(UnlearnableException.class)
        .isThrownBy(() -> Preparation.of(table, "y", "Yes").prepare()).withMessageContaining("[a (constant), y (target)]");
  }

  @Test
  void refusesRaggedRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.of(List.of("a", "b"), List.of(List.of("1")))).withMessageContaining("row 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Table.of(List.of("a", "a"), List.of()));
  }
}
