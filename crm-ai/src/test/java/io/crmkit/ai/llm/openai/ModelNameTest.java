package io.crmkit.ai.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The name by which a server calls its model is kept with what that has written. */
class ModelNameTest {

  private static String named(String name) throws FailedCallException {
    Answer answer = new Answer();
    answer.take(Wire.object("{\"model\":\"" + name + "\",\"choices\":[{\"message\":{\"content\":\"Hi\"},"
        + "\"finish_reason\":\"stop\"}]}"), "message");
    return answer.reply(Duration.ofMillis(1)).orElseThrow().model();
  }

  @Test
  void isThatOfTheServer() throws FailedCallException {
    assertThat(named("gpt-4.1-mini")).isEqualTo("gpt-4.1-mini");
  }

  @Test
  void isUnknownWhereItCouldNotBeKept() throws FailedCallException {
    assertThat(named("m".repeat(100_000))).isEqualTo("unknown");
    assertThat(named("m\\ud83d")).isEqualTo("unknown");
    assertThat(named(" ")).isEqualTo("unknown");
  }
}
