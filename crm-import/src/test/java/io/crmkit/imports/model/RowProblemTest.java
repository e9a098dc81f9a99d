package io.crmkit.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowProblemTest {

  @Test
  void hasNothingThatNoStoreKeeps() {
    RowProblem problem = new RowProblem("q\ud800", null, "{\"q\ud800\": 1}", "import.row.unknown-name", "No \udc00.");

    assertThat(problem).isEqualTo(
        new RowProblem("q\ufffd", null, "{\"q\ufffd\": 1}", "import.row.unknown-name", "No \ufffd."));
  }

  @Test
  void isCutBetweenCharacters() {
    String raw = "x".repeat(RowProblem.LONGEST - 1);

    assertThat(new RowProblem("a", "a", raw + "👩", "import.rule.email", "No.").raw()).isEqualTo(raw);
  }
}
