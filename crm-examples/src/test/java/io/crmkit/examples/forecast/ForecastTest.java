package io.crmkit.examples.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {

  private static final String DEALS = """
      deal_id,stage,amount,currency,close_date
      a,closed_won,1000.00,USD,2024-10-05
      b,Closed Won,500,USD,2024-12-31
      c,proposal,800,EUR,2024-11-11
      d,negotiation,,USD,2024-11-11
      e,prospecting,100,USD,2025-01-01
      f,Closed Lost,9999,USD,2024-11-01
      g,proposal,70,CHF,2024-11-11
      """;

  @TempDir
  private Path folder;

  @Test
  void runsTheSampleByDefault() {
    Ran ran = Ran.command("forecast");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lastLine()).matches("weighted_amount=\\d+\\.\\d\\d best_case_amount=.* p90=.* scenario=conservative");
  }

  @Test
  void pricesDealsAtTheRateOfTheirDayAndCountsTheOthers() throws IOException {
    Path rates = write("rates.csv", "from,to,start,rate\nEUR,USD,2024-01-01,1.10\nEUR,USD,2024-12-01,9\n");
    Ran ran = Ran.command(
        "forecast", "--pipeline", write("deals.csv", DEALS).toString(), "--rates", rates.toString(), "--scenario", "base");

    // 1000 + 500 + 880 · 0.5; the deal in Swiss francs and the one without an amount are in no sum
    assertThat(ran.lastLine()).startsWith("weighted_amount=1940.00 best_case_amount=2380.00 worst_case_amount=1500.00")
        .contains("deals=5 unpriced=2 scenario=base");
  }

  @Test
  void namesTheLineAndTheColumnOfWhatItCannotRead() throws IOException {
    Path deals = write("deals.csv", "stage,amount,close_date\nproposal,12.345,2024-11-01\nproposal,10,soon\n,10,2024-11-01\n");
    Ran ran = Ran.command("forecast", "--pipeline", deals.toString());

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("deals.csv:2:amount", "deals.csv:3:close_date", "deals.csv:4:stage");
  }

  @Test
  void namesADealWhoseStageHasNoWeight() throws IOException {
    Path deals = write("deals.csv", "id,stage,amount,close_date\nD-1,proposal,10,2024-11-01\nD-2,dreaming,10,2024-11-01\n");
    Ran ran = Ran.command("forecast", "--pipeline", deals.toString());

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("/deals/1", "D-2", "dreaming", "proposal");
  }

  @Test
  void namesTheColumnsThatAreMissingOnceAndReadsNoLine() throws IOException {
    Ran ran = Ran.command("forecast", "--pipeline", write("deals.csv", "stage;amount;close_date\na;1;2024-11-01\n"));

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err().lines()).hasSize(3).allMatch(line -> line.startsWith("deals.csv has no column '"));
    assertThat(Ran.command("forecast", "--pipeline", write("none.csv", "")).err()).contains("none.csv is empty");
    assertThat(Ran.command("forecast", "--pipeline", write("two.csv", "stage,Stage,amount,close_date\n")).err())
        .contains("two columns of two.csv are named 'stage'");
  }

  @Test
  void refusesRowsOfAnotherWidthAndDealsThatWouldCountTwice() throws IOException {
    Path ragged = write("ragged.csv", "id,stage,amount,close_date\na,proposal,1\nb,proposal,1,2024-11-01,x\n");
    Path twice = write("twice.csv", "id,stage,amount,close_date\na,proposal,1,2024-11-01\na,proposal,2,2024-11-02\n");

    assertThat(Ran.command("forecast", "--pipeline", ragged).err())
        .contains("ragged.csv:2: the row has 3 fields where the header has 4", "ragged.csv:3: the row has 5 fields");
    assertThat(Ran.command("forecast", "--pipeline", twice).err()).contains("twice.csv:3:id", "'a'", "line 2");
  }

  @Test
  void namesTheLinesOfUnsoundRatesAndTheFileOfABrokenDefinition() throws IOException {
    Path rates = write("rates.csv", "from,to,start,rate\nEUR,USD,2024-01-01,1.1\n\nCHF,USD,2024-01-01,-1\n");
    Path definition = write("f.json", "{\"name\": 7}");

    assertThat(Ran.command("forecast", "--rates", rates).err()).contains("rates.csv:4:rate", "CHF to USD it was -1");
    assertThat(Ran.command("forecast", "--definition", definition).err()).contains("f.json /name");
  }

  @Test
  void refusesAmountsThatComeToTooMuch() throws IOException {
    Path deals = write("deals.csv", """
        stage,amount,close_date
        proposal,92233720368547758.07,2024-11-01
        closed_won,92233720368547758.07,2024-11-01
        """);
    Ran ran = Ran.command("forecast", "--pipeline", deals);

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("under scenario 'base' deal 'line 2' is too much").doesNotContain("Exception");
  }

  @Test
  void printsTheCategoriesOfEachMap() throws IOException {
    Path definition = write("f.json", """
        {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
         "forecasted_amount": 1000, "stage_weights": {"proposal": 0.5, "closed_won": 1},
         "categories": {"maps": [{"name": "Sales", "stages": {"proposal": "best_case", "closed_won": "closed"}},
                                 {"name": "finance", "stages": {"proposal": "omitted", "closed_won": "closed"}}]}}""");
    Path deals = write("deals.csv", """
        stage,amount,close_date,Category Sales
        proposal,100,2024-11-01,
        proposal,40,2024-11-01,commit
        closed_won,7,2024-11-01,
        """);
    Ran ran = Ran.command("forecast", "--definition", definition.toString(), "--pipeline", deals.toString());

    assertThat(ran.out().replaceAll(" +", " ")).contains("categories: Sales", "best_case 1 100.00 50.00 147.00 77.00",
        "commit 1 40.00 20.00 47.00 27.00", "categories: finance", "closed 1 7.00 7.00 7.00 7.00");
    assertThat(ran.lastLine()).startsWith("weighted_amount=77.00 ");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
