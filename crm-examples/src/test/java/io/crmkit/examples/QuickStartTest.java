package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Settled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickStartTest {

  private static final Path SOURCE = Path.of("src/main/java/io/crmkit/examples/QuickStart.java");
  private static final Path README = Path.of("../README.md");

  @Test
  void approvesTheDeal() {
    assertThat(QuickStart.run()).isInstanceOfSatisfying(
        Settled.class, settled -> assertThat(settled.outcome()).isEqualTo(Outcome.APPROVED));
  }

  @Test
  void standsInTheReadmeAsItIs() throws IOException {
    String source = Files.readString(SOURCE);
    String example = source.substring(source.indexOf("// README: begin"), source.indexOf("    // README: end"))
        .replace("// README: begin\n", "")
        .indent(-4);

    assertThat(Files.readString(README)).contains("```java\n" + example + "```");
  }
}
