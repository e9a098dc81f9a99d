package io.crmkit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  private final MarkdownTable table = new MarkdownTable("work", "s");

  @Test
  void alignsItsColumns() {
    table.row(List.of("start", "0.45"));

    assertThat(table).hasToString("""
        | work  | s    |
        |-------|------|
        | start | 0.45 |""");
  }

  @Test
  void keepsABarOutOfTheWay() {
    table.row(List.of("a|b", "1"));

    assertThat(table.toString()).contains("| a\\|b |");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatIllegalArgumentException().isThrownBy(() -> table.row(List.of("start")))
        .withMessageContaining("2 cells");
  }
}
