package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command writes over a file that it reads. */
class WrittenOverTest {

  private static final String TEXT = "id,name\n1,Ann\n2,Ann\n";

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {
    "win-probability --data FILE --predictions FILE", "pipeline-forecast --accounts FILE --report FILE",
    "discount-desk --definition FILE --report FILE", "churn-desk --data FILE --report FILE",
    "churn-desk --actions FILE --report FILE", "simulate-approval --definition FILE --draw FILE"
  })
  void isWhatIsNamedAsBoth(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("file.csv"), TEXT);

    Ran ran = Ran.command((Object[]) command.replace("FILE", file.toString()).split(" "));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).startsWith(file + " is to be read, and would be written over");
    assertThat(file).hasContent(TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contacts.csv", "lineage.csv", "rejected-1.csv"})
  void areContactsOfAnEarlierRun(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), TEXT);

    Ran ran = Ran.command("clean-contacts", file, "--out", folder);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).startsWith(file + " is to be read, and would be written over");
    assertThat(file).hasContent(TEXT);
  }

  @Test
  void areRejectedRowsThatAreImportedAgainUnderTheSameName() throws IOException {
    Path template = Files.writeString(folder.resolve("t.json"), """
        {"name": "T", "entity_type": "contact", "field_mapping": {"name": "name", "email": "email"},
         "validation_rules": [{"field": "email", "rule": "email"}]}
        """);
    Path first = Files.writeString(folder.resolve("in.csv"), "name,email\nAnn,ann\nBob,bob\n");
    Path errors = folder.resolve("errors");
    Ran.command("import", "--template", template, "--errors", errors, first);
    Path rejected = errors.resolve("example").resolve("import").resolve("rejected-1.csv");
    String before = Files.readString(rejected);

    Ran again = Ran.command("import", "--template", template, "--errors", errors, rejected);

    assertThat(again.exitCode()).isNotZero();
    assertThat(again.err()).startsWith(rejected + " is to be read, and would be written over");
    assertThat(rejected).hasContent(before);
    assertThat(Ran.command("import", "--template", template, "--errors", errors, "--id", "again", rejected).exitCode())
        .isZero();
  }

  @Test
  void areRecordsByAnotherName() throws IOException {
    Path records = Files.writeString(folder.resolve("records.csv"), TEXT);
    Files.writeString(folder.resolve("gold_pairs.csv"), "a,b\n1,2\n");

    Ran ran = Ran.command("dedupe-evaluate", folder, "--model", folder.resolve(".").resolve("records.csv"));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(records).hasContent(TEXT);
  }
}
