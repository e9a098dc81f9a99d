package io.crmkit.examples.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratePeopleTest {

  @TempDir
  private Path folder;

  @Test
  void writesRecordsAndPairsAndSaysHowMany() throws IOException {
    Ran ran = Ran.command("generate-people", "--records", "500", "--seed", "7", folder.resolve("people"));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("people/records.csv"))).hasSize(501);
    int pairs = Files.readAllLines(folder.resolve("people/gold_pairs.csv")).size() - 1;
    assertThat(ran.lastLine()).isEqualTo("records=500 pairs=%d seed=7".formatted(pairs));
  }

  @Test
  void writesRecordsOfOtherKindsForTheEvaluation() throws IOException {
    Ran ran = Ran.command("generate-records", "BEERS", folder.resolve("beers"), "--things", 50, "--seed", 7);

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    int pairs = Files.readAllLines(folder.resolve("beers/gold_pairs.csv")).size() - 1;
    assertThat(ran.lastLine()).startsWith("records=").endsWith(" pairs=%d seed=7".formatted(pairs));
    assertThat(folder.resolve("beers/records_a.csv")).exists();
    assertThat(Ran.command("generate-records", "BEERS", folder, "--things", 0).err()).contains("--things must be 1");
  }

  @Test
  void saysWhichSettingCannotBe() {
    Ran ran = Ran.command("generate-people", "--records", "0", folder);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("records must be from 1");
  }
}
