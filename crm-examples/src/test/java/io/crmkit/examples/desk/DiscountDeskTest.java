package io.crmkit.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscountDeskTest {

  @TempDir
  private Path folder;

  private Ran desk(String database, Object... more) {
    Object[] arguments = new Object[more.length + 5];
    arguments[0] = "discount-desk";
    arguments[1] = "--database";
    arguments[2] = folder.resolve(database);
    arguments[3] = "--report";
    arguments[4] = folder.resolve(database + ".html");
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Ran.command(arguments);
  }

  @Test
  void settlesEveryRequestOfTheSample() {
    Ran ran = desk("whole");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).contains(" pending=0 ").doesNotContain(" escalated=0 ", "approved=0 ", "rejected=0 ");
  }

  @Test
  void goesOnWhereItStopped() {
    Ran whole = desk("straight");
    Ran first = desk("stopped", "--until", "2024-05-09");
    Ran second = desk("stopped");

    assertThat(first.lastLine()).doesNotContain(" pending=0 ");
    assertThat(withoutPublished(second)).isEqualTo(withoutPublished(whole));
  }

  @Test
  void doesNothingMoreWhenAllIsDone() {
    desk("again");

    assertThat(desk("again").lastLine()).endsWith(" published=0");
  }

  @Test
  void reportsRowsThatItCannotUseAndNeverGuesses() throws IOException {
    Ran ran = desk("problems");

    assertThat(ran.out()).contains("has no list price", "is in no team");
    assertThat(Files.readString(folder.resolve("problems.html"))).contains("Rows that were not used", "<svg");
  }

  @Test
  void takesProductsForTheSameThatDifferInCaseAndSpacesOnlyAndSaysSo() throws IOException {
    Path products = Files.writeString(
        folder.resolve("products.csv"), "product,sales_price\nHARBOR TEAM,1250\nHarborPlus,3900\nharbor team,99\n");

    assertThat(desk("respelled", "--products", products).out())
        .contains("product 'Harbor Team' is listed as 'HARBOR TEAM'", "product 'Harbor Plus' is listed as 'HarborPlus'")
        .contains("not used: 1 rows, product that is listed twice");
  }

  @Test
  void namesTheColumnThatIsMissing() throws IOException {
    Path pipeline = Files.writeString(folder.resolve("p.csv"), "opportunity_id,sales_agent\nX,Y\n");

    Ran ran = desk("broken", "--pipeline", pipeline);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("p.csv has no column 'deal_stage' in line 2");
  }

  @Test
  @Tag("real-data")
  void runsOnTheRealPipeline() {
    String data = System.getenv("CRMKIT_DATA");
    assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();
    Path real = Path.of(data, "forecast");

    Ran ran = desk("real", "--pipeline", real.resolve("sales_pipeline.csv"), "--products",
        real.resolve("products.csv"), "--teams", real.resolve("sales_teams.csv"));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).startsWith("requests=1341 ").contains(" pending=0 ");
    assertThat(ran.out()).contains("used: 729 rows, product 'GTXPro' is listed as 'GTX Pro'");
  }

  private static String withoutPublished(Ran ran) {
    return ran.lastLine().replaceAll(" published=\\d+$", "");
  }
}
