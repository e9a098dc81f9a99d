package io.crmkit.examples.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesEvaluateTest {

  private static final String HEADER = "id,period,start,h,part,values\n";

  @TempDir
  private Path folder;

  private Ran naive(String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("series.csv"), HEADER + rows);
    return Ran.command("series-evaluate", file, "--method", "seasonal-naive");
  }

  @Test
  void evaluatesTheSampleByPeriodAndInAll() {
    Ran ran = Ran.command("series-evaluate");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.lines()).filteredOn(line -> line.startsWith("period=")).hasSize(3)
        .allMatch(line -> line.contains(" smape=") && line.contains(" mase=") && line.contains(" series=4 "));
    assertThat(ran.lastLine()).startsWith("smape=").contains(" mase=", " series=12 ", " forecasts=88 ");
    assertThat(ran.err()).contains("series forecast", "100 %");
  }

  /** By hand: naive forecasts of 4 are off by 2 of 10 and by 4 of 12, in units of a mean change of 1.5. */
  @Test
  void averagesOverAllForecastsAndScalesByTheChangesOfTheTrainingPart() throws IOException {
    Ran ran = naive("A,YEARLY,1990,2,train,1 2 4\nA,YEARLY,1990,2,test,6 8\n");

    assertThat(ran.lastLine()).startsWith("smape=53.333 mase=2.000 series=1 forecasts=2 unscaled=0 ");
  }

  /** By hand: 0 and 200/3 over three forecasts; a mean over series would be 33.333. */
  @Test
  void countsEachForecastTheSameAndEachSeriesTheSame() throws IOException {
    Ran ran = naive("""
        A,YEARLY,1990,2,test,4 4
        A,YEARLY,1990,2,train,1 2 4
        B,OTHER,1990,1,train,1 2
        B,OTHER,1990,1,test,4
        """);

    assertThat(ran.lines()).anyMatch(line -> line.startsWith("period=OTHER smape=66.667 mase=2.000 series=1 "));
    assertThat(ran.lastLine()).startsWith("smape=22.222 mase=1.000 series=2 forecasts=3 ");
  }

  /** By hand: of 11 values 9 are known, then 8, and 7 are too few; errors are 1 and 2, and each change is 1. */
  @Test
  void forecastsTheEndsOfTheTrainingPartsIfAskedTo() throws IOException {
    Path file = Files.writeString(folder.resolve("ends.csv"),
        HEADER + "A,YEARLY,1990,2,train,1 2 3 4 5 6 7 8 9 10 11\nA,YEARLY,1990,2,test,0 0\n");

    for (int origins : List.of(3, Integer.MAX_VALUE)) {
      Ran ran = Ran.command("series-evaluate", file, "--method", "seasonal-naive", "--within-training", origins);

      assertThat(ran.lastLine()).startsWith("smape=").contains(" mase=1.500 series=2 forecasts=4 ");
    }
  }

  @Test
  void findsColumnsInAnyOrderAndCaseAfterAByteOrderMark() throws IOException {
    Path file = Files.writeString(folder.resolve("order.csv"), """
        \uFEFFValues,Part,H,Period,ID
        1 2 4,train,2,YEARLY,A
        6 8,test,2,YEARLY,A
        """);

    assertThat(Ran.command("series-evaluate", file, "--method", "seasonal-naive").lastLine())
        .startsWith("smape=53.333 mase=2.000 series=1 forecasts=2 unscaled=0 ");
  }

  @Test
  void saysIfNoTrainingPartIsLongEnoughToHoldBackItsEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("ends.csv"),
        HEADER + "A,YEARLY,1990,1,train,1 2\nA,YEARLY,1990,1,test,0\n");

    Ran ran = Ran.command("series-evaluate", file, "--within-training", "1");

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("no series is long enough");
  }

  @Test
  void saysThatThereIsNoScaleWhereNothingChanges() throws IOException {
    assertThat(naive("A,YEARLY,1990,1,train,3 3\nA,YEARLY,1990,1,test,3\n").lastLine())
        .startsWith("smape=0.000 mase=none series=1 forecasts=1 unscaled=1 ");
  }

  @Nested
  class IfARowIsWrong {

    private static final String SOUND = "A,YEARLY,1990,1,train,1 2\nA,YEARLY,1990,1,test,3\n";

    private void refuses(String rows, String... reasons) throws IOException {
      Ran ran = naive(rows);

      assertThat(ran.exitCode()).isNotZero();
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains(reasons);
    }

    @Test
    void namesEachRowAndWhatIsWrongWithIt() throws IOException {
      refuses(SOUND + "B,SOMETIMES,1990,1,train,1 2\nC,YEARLY,1990,0,train,1\nD,YEARLY,1990,1,spare,1\n",
          "line 4: period 'SOMETIMES' is none of", "line 5: h is a whole number from 1",
          "line 6: part is 'train' or 'test'");
    }

    @Test
    void namesTheValueThatIsNoNumberOrNotFinite() throws IOException {
      refuses(SOUND + "B,YEARLY,1990,1,train,1 x 2\nC,YEARLY,1990,1,train,1 2 NaN\nD,YEARLY,1990,1,train,\n",
          "line 4: value 2 is no number but 'x'", "line 5: /values/2: a value is a number",
          "line 6: /values: a series needs");
    }

    @Test
    void namesPartsThatAreMissingTwiceThereOrDoNotFit() throws IOException {
      refuses(SOUND + "B,YEARLY,1990,1,train,1\nA,YEARLY,1990,1,test,3\nC,YEARLY,1990,2,test,3\n"
              + "D,YEARLY,1990,1,train,3\nD,MONTHLY,1990,1,test,3\n",
          "line 4: series 'B' has no other part", "line 5: part 'TEST' of series 'A' is there twice",
          "line 6: the test part has 1 values but h is 2", "line 8: series 'D' is MONTHLY with h=1 here but YEARLY");
    }

    @Test
    void namesTheColumnThatIsMissing() throws IOException {
      Path file = Files.writeString(folder.resolve("c.csv"), "id,period,h,part\nA,YEARLY,1,train\n");

      assertThat(Ran.command("series-evaluate", file).err()).contains("c.csv has no column 'values'");
    }

    @Test
    void namesARowOfAnotherWidth() throws IOException {
      refuses(SOUND + "B,YEARLY,1990,1,train\n", "series.csv:4: the row has 5 fields where the header has 6");
    }

    @Test
    void refusesAFileWithoutSeries() throws IOException {
      refuses("", "series.csv has no series");
    }

    @Test
    void namesTheMethodsThereAre() {
      Ran ran = Ran.command("series-evaluate", "--method", "crystal-ball");

      assertThat(ran.exitCode()).isNotZero();
      assertThat(ran.err()).contains("no method 'crystal-ball', only [seasonal-naive,");
    }
  }

  /** Godahewa et al. (2021), table 7: Theta has 20.17, 16.35 and 16.53, which comes to 16.79 over all forecasts. */
  @Test
  @Tag("real-data")
  void reproducesThePublishedAccuracyOfTheThetaMethodOnTheRealSeries() {
    Ran ran = real("theta");

    assertThat(smape(ran, "period=YEARLY ")).isBetween(19.9, 20.3);
    assertThat(smape(ran, "period=QUARTERLY ")).isBetween(16.3, 16.4);
    assertThat(smape(ran, "period=MONTHLY ")).isBetween(16.4, 16.6);
    assertThat(ran.lastLine()).contains(" series=1001 forecasts=13816 unscaled=0 ");
  }

  /** The best single method in the same table is TBATS with 15.50 over all forecasts; ETS has 15.61. */
  @Test
  @Tag("real-data")
  void beatsThePublishedMethodsOnTheRealSeries() {
    assertThat(smape(real("combination"), "")).isLessThan(15.50);
  }

  private static Ran real(String method) {
    String data = System.getenv("CRMKIT_DATA");
    assumeThat(data).as("CRMKIT_DATA names no folder with real data").isNotNull();
    Ran ran = Ran.command("series-evaluate", Path.of(data, "forecast", "m1_series.csv"), "--method", method);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return ran;
  }

  private static double smape(Ran ran, String start) {
    Matcher figures = Pattern.compile("^" + start + "smape=([0-9.]+) ", Pattern.MULTILINE).matcher(ran.out());
    assertThat(figures.find()).as(ran.out()).isTrue();
    return Double.parseDouble(figures.group(1));
  }
}
