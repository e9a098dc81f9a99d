package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.core.Validated.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents of the guide are real, and the check says of them what the guide says that it does. */
class GuideTest {

  private static final Path GUIDE = Path.of("../docs/approvals.md");
  private static final Pattern JSON = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

  @Test
  void showsDocumentsThatCanBePublished() throws IOException {
    List<String> documents = documents();

    assertThat(documents).hasSizeGreaterThan(2)
        .allSatisfy(document -> assertThat(DefinitionJson.check(document)).isInstanceOf(Valid.class));
    assertThat(DefinitionJson.check(documents.get(0)).orElseThrow()).extracting(Finding::code).containsExactly(
        "approvals.definition.requester-is-needed", "approvals.definition.may-wait-for-ever");
    assertThat(DefinitionJson.check(documents.get(1)).orElseThrow()).isEmpty();
  }

  @Test
  void beginsWithTheShortFormOfTwoStepsAndTwoRungs() throws IOException {
    Definition definition = DefinitionJson.read(documents().get(0)).orElseThrow();

    assertThat(definition.steps()).hasSize(2).allSatisfy(
        step -> assertThat(definition.escalationOf(step).levels()).hasSize(2));
  }

  /** Returns the documents that stand there as a whole: what shows a single member begins with its name. */
  private static List<String> documents() throws IOException {
    return JSON.matcher(Files.readString(GUIDE)).results().map(block -> block.group(1))
        .filter(block -> block.startsWith("{")).toList();
  }
}
