package io.crmkit.examples.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftContentTest {

  @TempDir
  private Path folder;

  @Test
  void draftsApprovesAndShowsAnEmail() {
    Ran ran = Ran.command("draft-content", "--variants", "3");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("Hello Maja Beispiel,", "EUR 4800.00", "2026-04-01", "Unsubscribe: https://",
        "1 Example Street", "help of AI").doesNotContain("90%");
    assertThat(ran.lastLine()).isEqualTo("variants=3 events=4");
  }

  @Test
  void showsNoFigureThatAModelMadeUp() {
    Ran ran = Ran.command("draft-content", "--lie");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("llm.guard-violated");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void draftsByATemplateOfAFile() throws IOException {
    Path file = folder.resolve("post.json");
    Files.writeString(file, "{\"name\":\"p\",\"channel\":\"post\",\"language\":\"en\",\"purpose\":\"Tell it.\"}");
    Ran ran = Ran.command("draft-content", "--template", file);

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).doesNotContain("Unsubscribe");
  }

  @Test
  void namesMembersOfATemplateThatItDoesNotKnow() throws IOException {
    Path file = folder.resolve("wrong.json");
    Files.writeString(file, "{\"name\":\"p\",\"chanel\":\"post\",\"language\":\"en\",\"purpose\":\"Tell it.\"}");

    assertThat(Ran.command("draft-content", "--template", file).err()).contains("chanel");
  }

  @Test
  void readsTheTemplateOfTheGuide() throws IOException {
    Matcher json = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("../docs/ai-content.md")));

    assertThat(json.find()).isTrue();
    assertThat(ContentFormats.template(json.group(1)).orElseThrow().facts()).isNotEmpty();
  }
}
