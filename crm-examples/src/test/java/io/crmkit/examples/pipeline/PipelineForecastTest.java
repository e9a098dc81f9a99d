package io.crmkit.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.examples.Ran;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PipelineForecastTest {

  @TempDir
  private Path folder;

  @Test
  void writesAReportAboutTheSample() throws Exception {
    Ran ran = run();

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).matches("deals=632 open=32 won=416 without_account=113 unlisted_product=7"
        + " as_of=2024-12-31 days=30 mean=\\d+\\.\\d\\d p10=\\S+ p50=\\S+ p90=\\S+ wape=0\\.\\d+ coverage=[01]\\.\\d+");
    assertThat(ran.out()).contains("7 rows: product 'HarborPlus' is not in products.csv; if it is 'Harbor Plus', say"
        + " --alias 'HarborPlus=Harbor Plus'");
    assertThat(report()).contains("What is odd in the files", "By region, manager and agent", "Ada\u00a0Quill",
        "What happened to the open deals of FY2024-Q4");
    assertThat(pictures()).isEqualTo(4);
  }

  @Test
  void seesNothingOfWhatCameLater() throws IOException {
    Ran ran = run("--as-of", "2024-08-15");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).contains("as_of=2024-08-15").doesNotContain("won=416");
    assertThat(report()).contains("FY2024-Q3").doesNotContain("FY2024-Q4");
  }

  @Test
  void saysWhenNothingIsOpen() {
    Ran ran = run("--as-of", "2019-01-01");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("no deal with an engage date is open at the end of 2019-01-01");
  }

  /** Of what never came there is no share that forecasts were off by. */
  @Test
  void showsNoErrorWhereNothingWasWon() throws IOException {
    StringBuilder lost = new StringBuilder(
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n");
    for (int i = 0; i < 60; i++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(5L * i);
      lost.append("L%d,Ada Quill,Harbor Basic,,Lost,%s,%s,0%n".formatted(i, day, day.plusDays(40)));
    }
    lost.append("O1,Ada Quill,Harbor Basic,,Engaging,2024-11-01,,\n");

    Ran ran = run("--pipeline", Files.writeString(folder.resolve("p.csv"), lost));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(report()).contains("WAPE").doesNotContain("NaN", "Infinity");
    assertThat(ran.out()).contains("no wape: it is a share of what came, and nothing came").doesNotContain("NaN");
    assertThat(ran.lastLine()).contains(" wape=none ");
  }

  @Test
  void takesOneSpellingForAnotherWhereItIsTold() {
    Ran ran = run("--alias", "HarborPlus=Harbor Plus");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).contains("unlisted_product=0");
    assertThat(ran.out()).doesNotContain("HarborPlus");
  }

  @Test
  void refusesAnAliasOfWhatIsNotListed() {
    Ran ran = run("--alias", "HarborPlus=Harbour Plus");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("'Harbour Plus' is not in products.csv");
  }

  @Test
  void namesEveryRowThatItCannotRead() throws IOException {
    Path pipeline = Files.writeString(folder.resolve("p.csv"), """
        opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
        a,Ada Quill,Harbor Basic,,Won,2024-01-01,soon,10
        b,Ada Quill,Harbor Basic,,Nearly,2024-01-01,2024-01-02,10
        b,Ada Quill,Harbor Basic,,Won,2024-01-01,2024-01-02,much
        b,Ada Quill,Harbor Basic,,Won,2024-01-01,2024-01-02,12
        """);

    Ran ran = run("--pipeline", pipeline);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("p.csv:2:close_date", "p.csv:3:deal_stage", "'Nearly'", "p.csv:4:close_value",
        "p.csv:5:opportunity_id");
  }

  @Test
  @Tag("real-data")
  void reportsTheRealPipelineAndGuessesNothing() throws Exception {
    String data = System.getenv("CRMKIT_DATA");
    assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();

    Ran ran = run(Path.of(data, "forecast"));

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lastLine()).startsWith(
        "deals=8800 open=2089 won=4238 without_account=1425 unlisted_product=1480 as_of=2017-12-31");
    assertThat(report()).contains("1,134,672", "3,086,111", "2,982,255", "2,802,496"); // won by quarter, to the unit
    assertThat(pictures()).isEqualTo(4);
  }

  private Ran run(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "pipeline-forecast";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--report";
    all[all.length - 1] = folder.resolve("report.html");
    return Ran.command(all);
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("report.html"));
  }

  /** Counts the pictures, each of which must be sound XML. */
  private int pictures() throws Exception {
    String[] parts = report().split("<svg", -1);
    for (int i = 1; i < parts.length; i++) {
      String svg = "<svg" + parts[i].substring(0, parts[i].indexOf("</svg>")) + "</svg>";
      Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
      assertThat(read.getDocumentElement().getAttribute("aria-label")).isNotBlank();
      assertThat(svg).doesNotContain("NaN", "Infinity");
    }
    return parts.length - 1;
  }
}
