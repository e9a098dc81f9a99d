package io.crmkit.examples.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DedupeEvaluateTest {

  @TempDir
  private Path folder;

  private static double f1(Ran ran) {
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    Matcher figures = Pattern.compile(
        "f1=([0-9.]+) precision=[0-9.]+ recall=[0-9.]+ threshold=-?[0-9.]+ seconds=[0-9.]+").matcher(ran.lastLine());
    assertThat(figures.matches()).as(ran.lastLine()).isTrue();
    return Double.parseDouble(figures.group(1));
  }

  private static String name(Random random) {
    return "" + "bdfglmnrs".charAt(random.nextInt(9)) + "aeiou".charAt(random.nextInt(5))
        + "bdfglmnrst".charAt(random.nextInt(10)) + "aeiou".charAt(random.nextInt(5)) + "nrst".charAt(random.nextInt(4));
  }

  /** Sixty people in one file, the first thirty of them once more without their first letter. */
  private void people(String file, String copies) throws IOException {
    Random random = new Random(4);
    StringBuilder rows = new StringBuilder("id,given,surname,born\n");
    StringBuilder again = new StringBuilder(file.equals(copies) ? "" : "id,given,surname,born\n");
    StringBuilder gold = new StringBuilder("id_l,id_r\n");
    for (int i = 0; i < 60; i++) {
      String rest = ",%s,%d-03-%02d\n".formatted(name(random), 1940 + random.nextInt(60), 1 + random.nextInt(28));
      String given = name(random);
      rows.append("p%d,%s%s".formatted(i, given, rest));
      if (i < 30) {
        again.append("q%d,%s%s".formatted(i, given.substring(1), rest));
        gold.append("p%d,q%d\n".formatted(i, i));
      }
    }
    Files.writeString(folder.resolve(file), file.equals(copies) ? rows.append(again) : rows);
    if (!file.equals(copies)) {
      Files.writeString(folder.resolve(copies), again);
    }
    Files.writeString(folder.resolve("gold_pairs.csv"), gold);
  }

  @Test
  void findsTheDuplicatesOfOneFile() throws IOException {
    people("records.csv", "records.csv");

    Ran ran = Ran.command("dedupe-evaluate", folder, "--model", folder.resolve("model.json"));

    assertThat(f1(ran)).isEqualTo(1);
    assertThat(ran.out()).contains("field=surname kind=NAME", "field=born kind=DATE").doesNotContain("field=id");
    assertThat(folder.resolve("model.json")).content().contains("\"version\"");
  }

  @Test
  void countsNoPairOfARecordWithItself() throws IOException {
    people("records.csv", "records.csv");
    Files.writeString(folder.resolve("gold_pairs.csv"), "p1,p1\np40,p40\n", StandardOpenOption.APPEND);

    assertThat(Ran.command("dedupe-evaluate", folder).out()).contains(" found=30 right=30 truth=30",
        "f1=1.0000 precision=1.0000 recall=1.0000");
  }

  @Test
  void saysBeforeItWorksWhatTheFolderLacks() throws IOException {
    assertThat(Ran.command("dedupe-evaluate", folder).err()).contains("there is neither records.csv, nor records_a.csv");
    Files.writeString(folder.resolve("records.csv"), "id,name,town\na,Ann,Ulm\nb,Ann,Ulm\n");
    assertThat(Ran.command("dedupe-evaluate", folder).err())
        .isEqualTo("There is no file %s%n".formatted(folder.resolve("gold_pairs.csv")));
  }

  @Test
  void linksTwoFiles() throws IOException {
    people("records_a.csv", "records_b.csv");

    assertThat(f1(Ran.command("dedupe-evaluate", folder, "--threads", 1))).isEqualTo(1);
  }

  @Test
  void asksQuestionsThatTheTruthAnswersAndEstimatesWhatItFound() throws IOException {
    people("records.csv", "records.csv");

    Ran ran = Ran.command("dedupe-evaluate", folder, "--questions", 10);

    assertThat(f1(ran)).isEqualTo(1);
    assertThat(ran.out()).containsPattern("asked=0 f1=1\\.0000 precision=1\\.0000 recall=1\\.0000")
        .containsPattern("asked=[1-9]\\d* same=\\d+ different=\\d+")
        .containsPattern("estimated precision=\\S+ \\(\\S+\\) recall=\\S+ \\(\\S+\\)");
    assertThat(Ran.command("dedupe-evaluate", folder).out()).doesNotContain("asked=", "estimated");
    assertThat(Ran.command("dedupe-evaluate", folder, "--questions", 0).out()).contains("asked=0 same=0", "estimated");
    assertThat(Ran.command("dedupe-evaluate", folder, "--questions", -1).err()).contains("must be 0 or more");
  }

  @Test
  void leavesOutColumnsOnRequest() throws IOException {
    people("records.csv", "records.csv");

    Ran ran = Ran.command("dedupe-evaluate", folder, "--without", "given");

    assertThat(ran.out()).contains("ignored=given (left out by request)").doesNotContain("field=given");
    assertThat(Ran.command("dedupe-evaluate", folder, "--without", "x").err()).contains("no column 'x'");
  }

  @Nested
  class IfTheInputIsWrong {

    private void refuses(String records, String gold, String reason) throws IOException {
      Files.writeString(folder.resolve("records.csv"), records);
      Files.writeString(folder.resolve("gold_pairs.csv"), gold);

      Ran ran = Ran.command("dedupe-evaluate", folder);

      assertThat(ran.exitCode()).isNotZero();
      assertThat(ran.err()).contains(reason);
    }

    @Test
    void saysWhatAndWhere() throws IOException {
      refuses("", "", "records.csv: the file is empty");
      refuses("id,a\n1,x\n1,y\n", "", "records.csv line 3: id '1' is there twice");
      refuses("id,a\n1\n", "", "records.csv line 2: the row has 1 fields where the header has 2");
      refuses("id,a,a\n1,x,y\n", "", "columns must have different names");
      refuses("id,a,b\n1,x,y\n", "", "There is 1 record");
    }

    @Test
    void namesAnIdThatIsNotThere() throws IOException {
      people("records.csv", "records.csv");
      Files.writeString(folder.resolve("gold_pairs.csv"), "id_l,id_r\np1,nobody\n");

      assertThat(Ran.command("dedupe-evaluate", folder).err())
          .contains("gold_pairs.csv line 2: there is no record 'nobody' in records.csv");
    }
  }

  /** The best published figures for the first five are 0.998, 0.984, 0.996, 0.979 and 0.928. */
  @ParameterizedTest
  @Tag("real-data")
  @CsvSource({
    "febrl3, '', 0.999", "febrl3, soc_sec_id, 0.999", "febrl4, soc_sec_id, 0.999", "fake_1000, '', 0.985",
    "restaurant, '', 0.95", "rldata500, '', 0.98", "febrl1, '', 0.999"
  })
  void findsWhatIsKnownToBeThereInRealRecords(String set, String without, double least) {
    String data = System.getenv("CRMKIT_DATA");
    assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();
    Path records = Path.of(data, "dedupe", set);

    Ran ran = without.isEmpty() ? Ran.command("dedupe-evaluate", records)
        : Ran.command("dedupe-evaluate", records, "--without", without);

    assertThat(f1(ran)).as(ran.out()).isGreaterThanOrEqualTo(least);
  }
}
