package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    "draft-content --template", "import pom.xml --template", "simulate-approval --definition",
    "simulate-approval --definition src/main/resources/io/crmkit/examples/desk/discount-desk.json --script",
    "clean-contacts --gold"
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
  void ofPairsNeedTwoColumnsOfIds() throws IOException {
    Path none = Files.writeString(folder.resolve("none.csv"), "");
    Path document = Files.writeString(folder.resolve("pairs.json"), "{}\n");
    Path open = Files.writeString(folder.resolve("open.csv"), "a,b\n1,\"" + "x".repeat(1 << 24));

    assertThat(gold(none)).contains("none.csv", "it needs a header, and two columns of ids");
    assertThat(gold(document)).contains("pairs.json", "the header needs two columns of ids");
    assertThat(gold(open)).contains("open.csv", "the file is no CSV file").doesNotContain("Exception");
  }

  private String gold(Path pairs) {
    Ran ran = Ran.command("clean-contacts", "--out", folder.resolve("out"), "--gold", pairs);
    assertThat(ran.exitCode()).isNotZero();
    return ran.err();
  }

  /** A slip in a year, which would have the command walk through centuries. */
  @ParameterizedTest
  @ValueSource(strings = {"forecast-backtest", "pipeline-forecast"})
  void ofDealsHaveDaysOfOurTimes(String command) throws IOException {
    Path pipeline = Files.writeString(folder.resolve("p.csv"), """
        opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
        a,Ada Quill,Harbor Basic,,Won,2024-01-01,2204-11-05,10
        b,Ada Quill,Harbor Basic,,Won,0024-01-01,2024-11-05,10
        """);

    Ran ran = run(command + " --pipeline", pipeline);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("p.csv:2:close_date: '2204-11-05' is not a date of the years 1970 to 2099",
        "p.csv:3:engage_date: '0024-01-01' is not a date");
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
      "churn-desk --saves call=NaN", "churn-desk --letters -1", "pipeline-forecast --as-of 9999-12-31",
      "series-evaluate --within-training -1"})
  void optionsOutOfTheirRangeAreNamed(String command) {
    Ran ran = Ran.command((Object[]) command.split(" "));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).startsWith(command.split(" ")[1] + " must ").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"import --template T --store FILE/store FILE", "import --template T --store BROKEN FILE",
      "discount-desk --database BROKEN", "clean-contacts --out OUT --store jdbc:h2:file:BROKEN FILE",
      "clean-contacts --out OUT --store jdbc:h2:no-path FILE"})
  void databasesThatCannotBeOpenedAreNamed(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("in.csv"), "email\na@x.org\n");
    Path broken = folder.resolve("broken");
    Files.writeString(folder.resolve("broken.mv.db"), "no database");
    Path template = Files.writeString(folder.resolve("t.json"), """
        {"name": "T", "entity_type": "contact", "field_mapping": {"email": "email"}}""");

    Ran ran = Ran.command((Object[]) command.replace("FILE", file.toString()).replace("BROKEN", broken.toString())
        .replace("OUT", folder.resolve("out").toString()).replace(" T ", " " + template + " ").split(" "));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains(" cannot be opened as an H2 database: ").doesNotContain("Exception");
  }

  @Test
  void namesOfImportsAreSuchAsStoresKeep() {
    for (String id : List.of("", "x".repeat(201), "a\u0000b")) {
      assertThat(Ran.command("clean-contacts", "--out", folder, "--id", id).err())
          .contains("--id must have 1 to 200 characters").doesNotContain("Exception");
    }
  }

  @Test
  void moneyThatIsTooMuchIsNamedAsAll() {
    assertThat(Ran.command("churn-desk", "--lost", "EUR 99999999999999999999").err())
        .startsWith("99999999999999999999 in EUR does not fit").doesNotContain("Exception");
  }

  private static Ran run(String command, Path file) {
    String[] words = (command + " " + file).split(" ");
    return Ran.command((Object[]) words);
  }
}
