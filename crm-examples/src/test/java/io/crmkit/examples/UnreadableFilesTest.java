package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableFilesTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {
    "forecast --definition", "forecast --pipeline", "forecast --rates", "pipeline-forecast --products",
    "forecast-backtest --teams", "series-evaluate", "win-probability --data", "win-probability --folds",
    "churn-evaluate --data", "churn-evaluate --folds", "churn-desk --actions", "sentiment-evaluate",
    "draft-content --template", "import pom.xml --template", "simulate-approval --definition"
  })
  void areNamedWithWhatIsWrongWithThem(String command) throws IOException {
    Path foreign = Files.write(
        folder.resolve("foreign"), "first\nsecond\nM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run(command, folder).err()).contains(folder + ": is a folder, not a file").doesNotContain("Exception");
    assertThat(run(command, foreign).err()).contains("foreign: line 3 is not in UTF-8").doesNotContain("Exception");
    assertThat(run(command, folder.resolve("none")).err()).startsWith("There is no file " + folder.resolve("none"));
  }

  @Test
  void findsTheLineBehindTheFirstBuffer() throws IOException {
    byte[] text = ("id,\u00e4\n".repeat(5000) + "\u00e4").getBytes(StandardCharsets.UTF_8);
    text[text.length - 1] = 'x'; // behind the first half of a letter
    Path cut = Files.write(folder.resolve("cut"), text);

    assertThat(run("win-probability --data", cut).err()).contains("cut: line 5001 is not in UTF-8");
  }

  @Test
  void areReadAfterAByteOrderMark() throws IOException {
    Path texts = Files.writeString(folder.resolve("texts.csv"), "\uFEFFtext,label\r\ngood,1\r\nbad,0\r\n");

    assertThat(run("sentiment-evaluate", texts).lastLine()).startsWith("accuracy=1.0000");
  }

  @Test
  void toBeWrittenSayThatTheirFolderIsMissing() {
    Path report = folder.resolve("none").resolve("p.csv");

    assertThat(run("win-probability --predictions", report).err())
        .contains("There is no folder " + folder.resolve("none") + " for " + report);
  }

  @Test
  void toBeImportedAreLookedForBeforeAnythingIsWritten() throws IOException {
    Path out = folder.resolve("out");
    Path template = Files.writeString(folder.resolve("t.json"), "{}");

    assertThat(run("clean-contacts --out " + out, folder).err()).contains(folder + ": is a folder, not a file");
    assertThat(run("clean-contacts --out " + out, folder.resolve("none")).err()).startsWith("There is no file");
    assertThat(run("import --template " + template, folder).err()).contains(folder + ": is a folder, not a file");
    assertThat(out).doesNotExist();
    assertThat(run("clean-contacts --out", template).err()).contains(template + " is there already and is no folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft-content --variants 11", "draft-content --variants 0", "churn-desk --saves call=7",
      "churn-desk --saves call=NaN"})
  void optionsOutOfTheirRangeAreNamed(String command) {
    Ran ran = Ran.command((Object[]) command.split(" "));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).startsWith(command.split(" ")[1] + " must ").doesNotContain("Exception");
  }

  private static Ran run(String command, Path file) {
    String[] words = (command + " " + file).split(" ");
    return Ran.command((Object[]) words);
  }
}
