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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(ran.err()).contains("p.csv has no column 'deal_stage'; its columns are [opportunity_id, sales_agent]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "{}", "product,sales_price", "a,b\n\"x,1\n"})
  void refusesWhatIsNoPipeline(String text) throws IOException {
    Path pipeline = Files.writeString(folder.resolve("p.csv"), text);

    Ran ran = desk("none", "--pipeline", pipeline);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("p.csv").doesNotContain("Exception");
    assertThat(folder.resolve("none.html")).doesNotExist();
  }

  @Test
  void reportsRowsThatNoRequestCanBeMadeOf() throws IOException {
    Path products = Files.writeString(folder.resolve("products.csv"), "product,sales_price\nP,1000\nQ,1e999999999\n");
    Path teams = Files.writeString(folder.resolve("teams.csv"), """
        sales_agent,manager,regional_office
        Ann,Mia,North
        Ben,,North
        """);
    Path pipeline = Files.writeString(folder.resolve("p.csv"), """
        opportunity_id,sales_agent,product,account,deal_stage,close_date,close_value
        D-1,Ann,P,Acme,Won,2024-05-06,400
        D-1,Ann,P,Acme,Won,2024-05-06,100
        ,Ann,P,Acme,Won,2024-05-06,100
        %s,Ann,P,Acme,Won,2024-05-06,100
        D-2,Ann,P,Acme,Won,2024-05-06,1e-999999999
        D-3,Ben,P,Acme,Won,2024-05-06,100
        D-4,Ann,Q,Acme,Won,2024-05-06,100
        """.formatted("x".repeat(201)));

    Ran ran = desk("odd", "--pipeline", pipeline, "--products", products, "--teams", teams);

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).startsWith("requests=1 ");
    assertThat(ran.lines()).contains("not used: 3 rows, no id of its own that can be kept",
        "not used: 1 rows, won without a closing date or value", "not used: 1 rows, agent 'Ben' is in no team",
        "not used: 1 rows, agent or manager without a name that can be kept", "not used: 1 rows, no list price",
        "not used: 1 rows, product 'Q' has no list price");
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
