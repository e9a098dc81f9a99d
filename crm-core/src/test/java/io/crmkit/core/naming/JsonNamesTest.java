package io.crmkit.core.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNamesTest {

  @ParameterizedTest
  @CsvSource({
      "name, name", "escalationAfterHours, escalation_after_hours", "URLPath, url_path", "step2Name, step2_name",
      "already_snake, already_snake", "Already_Snake, already_snake", "x, x", "XY, xy"})
  void areSnakeCase(String java, String json) {
    assertThat(JsonNames.snakeCase(java)).isEqualTo(json);
  }

  @Test
  void standInPointersEscaped() {
    assertThat(JsonPointer.ROOT.child("steps").child(0).child("a/b~c")).hasToString("/steps/0/a~1b~0c");
    assertThat(JsonPointer.ROOT).hasToString("");
  }
}
