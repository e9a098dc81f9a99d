package io.crmkit.ai.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Test
  void holdsEachRowOutOnceAndKeepsTheSharesOfLabels() {
    TrainingSet set = Made.customers(103, 1);
    Folds folds = Folds.stratified(set.labels(), 5, 9);
    List<Integer> held = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] rows = folds.held(fold);
      Arrays.stream(rows).forEach(held::add);
      assertThat(rows).hasSizeBetween(20, 21);
      assertThat(folds.kept(fold)).hasSize(103 - rows.length).doesNotContain(rows);
      double all = set.labels().stream().sum();
      double ones = Arrays.stream(rows).mapToDouble(set.labels()::at).sum();
      assertThat(ones).isBetween(Math.floor(all / 5), Math.ceil(all / 5));
    }
    assertThat(held).hasSize(103).doesNotHaveDuplicates();
  }

  @Test
  void refusesGaps() {
    assertThatIllegalArgumentException().isThrownBy(() -> Folds.of(0, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Folds.of(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Folds.of(0, -1, 1));
  }
}
