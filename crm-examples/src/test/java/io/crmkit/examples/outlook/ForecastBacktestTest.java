package io.crmkit.examples.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastBacktestTest {

  @TempDir
  private Path folder;

  @Test
  void measuresEveryMethodAtEveryLevelOfTheSample() {
    Ran ran = Ran.command("forecast-backtest", "--step", "14");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lines()).filteredOn(line -> line.startsWith("method=") && line.contains(" level=")).hasSize(24);
    assertThat(ran.lastLine()).matches("wape=0\\.\\d+ coverage_total=[01]\\.\\d+ coverage_manager=[01]\\.\\d+"
        + " coverage_agent=[01]\\.\\d+ method=\\S+");
    assertThat(ran.out()).contains("used: product 'HarborPlus' is listed as 'Harbor Plus': ");
  }

  /** Of what never came there is no share that forecasts were off by. */
  @Test
  void saysWhyThereIsNoErrorWhereNothingWasWon() throws IOException {
    StringBuilder lost = new StringBuilder(
        "opportunity_id,sales_agent,product,deal_stage,engage_date,close_date,close_value\n");
    for (int i = 0; i < 60; i++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(5L * i);
      lost.append("L%d,Ada Quill,Harbor Basic,Lost,%s,%s,0%n".formatted(i, day, day.plusDays(40)));
    }

    Ran ran = Ran.command("forecast-backtest", "--pipeline", Files.writeString(folder.resolve("p.csv"), lost));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("no wape: ").doesNotContain("NaN");
    assertThat(ran.lastLine()).startsWith("wape=none ");
  }

  @Test
  void namesTheMethodsThereAreWhenOneIsUnknown() {
    Ran ran = Ran.command("forecast-backtest", "--methods", "age-hazard,oracle");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("oracle", "last-period");
  }

  @Test
  void namesTheRowThatItCannotRead() throws IOException {
    Path pipeline = Files.writeString(folder.resolve("p.csv"), """
        opportunity_id,sales_agent,product,deal_stage,engage_date,close_date,close_value
        a,Ada Quill,Harbor Basic,Won,2024-01-01,soon,10
        b,Ada Quill,Harbor Basic,Won,2024-01-01,2024-02-01,ten
        a,Ada Quill,Harbor Basic,Lost,2024-01-01,2024-02-01,
        """);

    Ran ran = Ran.command("forecast-backtest", "--pipeline", pipeline);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("p.csv:2:close_date: 'soon'", "p.csv:3:close_value: 'ten'", "p.csv:4:opportunity_id");
  }

  @Test
  void namesTheOptionThatMakesNoSense() {
    assertThat(Ran.command("forecast-backtest", "--step", "0").err()).contains("--step must be 1 or more but was 0");
    assertThat(Ran.command("forecast-backtest", "--days", "0").err()).contains("--days must be 1 or more but was 0");
    assertThat(Ran.command("forecast-backtest", "--warm-up", "-1").err()).contains("--warm-up must be 0 or more");
    assertThat(Ran.command("forecast-backtest", "--static-weight", "NaN").err()).contains("--static-weight must be from 0");
    assertThat(Ran.command("forecast-backtest", "--days", "9000").err()).startsWith("closings run from 2024-01-03");
  }

  @Test
  void countsRowsThatContradictThemselves() throws IOException {
    String sample = new String(ForecastBacktestTest.class
        .getResourceAsStream("/io/crmkit/examples/outlook/sales_pipeline.csv").readAllBytes(), StandardCharsets.UTF_8);
    String agent = sample.lines().skip(1).findFirst().orElseThrow().split(",")[1];
    Path pipeline = Files.writeString(folder.resolve("p.csv"), sample
        + "Z1,%s,Harbor Basic,,Won,2024-05-01,2024-04-01,10\n".formatted(agent)
        + "Z2,%s,Harbor Basic,,Won,2024-05-01,2024-06-01,\n".formatted(agent)
        + "Z3,%s,Harbor Basic,,Negotiating,2024-05-01,2024-06-01,\n".formatted(agent));

    Ran ran = Ran.command("forecast-backtest", "--pipeline", pipeline, "--methods", "last-period");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("not used: closed before it was engaged: 1 rows",
        "not used: won without a value: 1 rows", "used as open, without its closing date: stage 'Negotiating': 1 rows");
  }

  @Test
  @Tag("real-data")
  void reachesItsGoalsOnTheRealPipeline() {
    String data = System.getenv("CRMKIT_DATA");
    assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();
    Path real = Path.of(data, "forecast");

    Ran ran = Ran.command("forecast-backtest", "--pipeline", real.resolve("sales_pipeline.csv"), "--products",
        real.resolve("products.csv"), "--teams", real.resolve("sales_teams.csv"), "--methods", "age-hazard");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("used: product 'GTXPro' is listed as 'GTX Pro': 1,400 rows");
    assertThat(figure(ran, "wape")).isLessThanOrEqualTo(0.40);
    assertThat(figure(ran, "coverage_total")).isBetween(0.76, 0.84);
    assertThat(figure(ran, "coverage_manager")).isBetween(0.76, 0.84);
    assertThat(figure(ran, "coverage_agent")).isBetween(0.76, 0.84);
  }

  private static double figure(Ran ran, String name) {
    return Double.parseDouble(ran.lastLine().replaceAll("(^|.* )" + name + "=(\\S+).*", "$2"));
  }
}
