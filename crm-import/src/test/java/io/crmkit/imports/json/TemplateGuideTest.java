package io.crmkit.imports.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.naming.JsonNames;
import io.crmkit.imports.model.template.TransformationRule;
import io.crmkit.imports.model.template.ValidationRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide shows a template that can be used, and names every transformation and every rule. */
class TemplateGuideTest {

  private static final Path GUIDE = Path.of("../docs/imports.md");
  private static final Pattern JSON = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

  @Test
  void showsTemplatesThatCanBeUsed() throws IOException {
    List<String> documents = JSON.matcher(Files.readString(GUIDE)).results().map(block -> block.group(1)).toList();

    assertThat(documents).isNotEmpty().allSatisfy(
        document -> assertThat(TemplateJson.read(document).orElseThrow().fields()).contains("email", "name"));
  }

  @Test
  void namesEveryTransformationAndEveryRule() throws IOException {
    String guide = Files.readString(GUIDE);

    assertThat(Stream.of(TransformationRule.class, ValidationRule.class).map(Class::getPermittedSubclasses)
        .flatMap(Stream::of).map(JsonNames::of)).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
  }
}
