package io.crmkit.examples.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WinProbabilityTest {

  private static final String DEALS = """
      id,amount,outcome
      a,10,won
      b,20,Lost
      c,,WON
      d,40,lost
      """;

  @TempDir
  private Path folder;

  private Ran ran(String deals, String folds) throws IOException {
    Path data = Files.writeString(folder.resolve("deals.csv"), deals);
    Path split = Files.writeString(folder.resolve("folds.csv"), folds);
    return Ran.command("win-probability", "--data", data, "--target", "outcome", "--folds", split);
  }

  @Test
  void measuresTheSampleAndSaysWhatItDidNotUse() {
    Ran ran = Ran.command("win-probability");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).matches("brier=0\\.\\d+ logloss=0\\.\\d+ auc=0\\.\\d+ ece=0\\.\\d+");
    assertThat(ran.out()).contains("left out: 'contract_value' alone gives AUC 1.000", "open=40");
  }

  @Test
  void predictsBetterThanTheRateOnTheSample() {
    String last = Ran.command("win-probability").lastLine();

    assertThat(Double.parseDouble(last.replaceAll("brier=(\\S+) .*", "$1"))).isLessThan(0.2275);
    assertThat(Double.parseDouble(last.replaceAll(".* auc=(\\S+) .*", "$1"))).isGreaterThan(0.7);
  }

  @Test
  void findsFoldsByIdByRowNumberAndByOrder() throws IOException {
    String byId = ran(DEALS, "id,fold\nd,x\nc,y\nb,y\na,x\n").lastLine();

    assertThat(ran(DEALS, "row,fold\n0,x\n1,y\n2,y\n3,x\n").lastLine()).isEqualTo(byId);
    assertThat(ran(DEALS, "row,fold\n1,x\n2,y\n3,y\n4,x\n").lastLine()).isEqualTo(byId);
    assertThat(ran(DEALS, "fold\nx\ny\ny\nx\n").lastLine()).isEqualTo(byId);
    assertThat(byId).startsWith("brier=0.25");
    assertThat(ran(DEALS, "id,fold\nd,x\nc,x\nb,y\na,y\n").exitCode()).isZero();
  }

  @Test
  void namesEachRowWithAnotherOutcome() throws IOException {
    Ran ran = ran(DEALS.replace("Lost", "Engaging"), "id,fold\na,1\nb,2\nc,1\nd,2\n");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("deals.csv line 3: 'Engaging' in column 'outcome' is no outcome");
  }

  @Test
  void skipsOpenDealsAndCountsThem() throws IOException {
    Ran ran = ran(DEALS + "e,50,\n", "id,fold\na,1\nb,2\nc,2\nd,1\n");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("4 closed deals, 1 open ones not used");
  }

  @Test
  void refusesFoldsThatDoNotFit() throws IOException {
    assertThat(ran(DEALS, "id,fold\na,1\nb,2\nc,1\n").err())
        .contains("deals.csv line 5: no row of folds.csv gives this row a fold");
    assertThat(ran(DEALS, "id,fold\na,1\na,2\n").err()).contains("folds.csv line 3: 'a' has a fold in an earlier row");
    assertThat(ran(DEALS, "fold\n1\n2\n").err()).contains("both must have as many");
    assertThat(ran(DEALS, "id,fold\na,1\nb,1\nc,1\nd,1\n").err()).contains("puts all rows in one fold");
  }

  @Test
  void refusesATableWithoutAColumnToPredictFrom() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "id,won\na,1\nb,0\n");

    assertThat(Ran.command("win-probability", "--data", data, "--drop", "id").err())
        .contains("no column of d.csv is left to predict from; it has [id, won]");
    assertThat(ran(DEALS.replace("id,amount,outcome", "id,outcome,outcome"), "fold\n1\n2\n1\n2\n").err())
        .contains("deals.csv: two columns are named 'outcome'");
  }

  @Test
  void namesTheColumnThatIsMissing() throws IOException {
    assertThat(ran(DEALS.replace("outcome", "result"), "fold\n1\n2\n1\n2\n").err())
        .contains("deals.csv has no column 'outcome'; its columns are [id, amount, result]");
  }
}
