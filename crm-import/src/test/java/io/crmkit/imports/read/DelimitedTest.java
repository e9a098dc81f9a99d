package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.imports.read.ColumnName.Origin;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Delimited files, each with the rows and problems that it has to give. */
class DelimitedTest {

  private static final ReadOptions SHORT = ReadOptions.builder()
      .limits(ReadLimits.builder().recordBytes(64).columns(5).build()).build();

  @Nested
  class Lines {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void endInAnyOfThreeWays(String end) {
      Reading read = Reading.of(String.join(end, "name,city", "Ada,London", "Max,Bonn"));

      assertThat(read.header()).containsExactly("name", "city");
      assertThat(read.rows()).containsExactly("2: [Ada, London]", "3: [Max, Bonn]");
    }

    @Test
    void mayEndInDifferentWaysInOneFile() {
      Reading read = Reading.of("name,city\r\nAda,London\nMax,Bonn\rEve,Paris\r\n");

      assertThat(read.rows()).containsExactly("2: [Ada, London]", "3: [Max, Bonn]", "4: [Eve, Paris]");
      assertThat(read.offsets()).containsExactly(11L, 22L, 31L);
    }

    @Test
    void thatAreBlankArePassedOverAndCounted() {
      Reading read = Reading.of("name,city\n\nAda,London\n,\n\n\nMax,Bonn\n\n");

      assertThat(read.rows()).containsExactly("3: [Ada, London]", "7: [Max, Bonn]");
      assertThat(read.report().passedOver().blankRows()).isEqualTo(5);
    }

    @Test
    void thatAreCommentsArePassedOver() {
      Reading read = Reading.of("# exported 2024\nname,city,zip\n# half\nAda,London,1\n");

      assertThat(read.rows()).containsExactly("4: [Ada, London, 1]");
      assertThat(read.report().passedOver().comments()).isEqualTo(2);
      assertThat(read.findings()).contains("import.csv.comments");
    }

    @Test
    void thatBeginWithAHashAreRowsIfTheHeaderDoes() {
      Reading read = Reading.of("#id,name\n1,Ada\n#2,Max\n");

      assertThat(read.header()).containsExactly("#id", "name");
      assertThat(read.rows()).containsExactly("2: [1, Ada]", "3: [#2, Max]");
    }
  }

  @Nested
  class Quotes {

    @Test
    void holdDelimitersLinesAndQuotes() {
      Reading read = Reading.of("name,notes\n\"Smith, J\",\"one\ntwo\r\n\"\"three\"\"\"\nMax,x\n");

      assertThat(read.rows()).containsExactly("2: [Smith, J, one\ntwo\r\n\"three\"]", "5: [Max, x]");
    }

    @Test
    void tellAnEmptyTextFromNoValue() {
      assertThat(Reading.of("a,b,c\n1,\"\",\n").rows()).containsExactly("2: [1, , null]");
    }

    @Test
    void areOrdinaryInsideAValueThatDoesNotBeginWithOne() {
      assertThat(Reading.of("name,size\nMonitor,27\"\nO\"Neil,2\n").rows())
          .containsExactly("2: [Monitor, 27\"]", "3: [O\"Neil, 2]");
    }

    @Test
    void spoilTheirLineIfSomethingFollowsThem() {
      assertThat(Reading.of("name,city\n\"Smith \"Bob\" J\",Rome\nMax,Bonn\n").rows()).containsExactly(
          "2: import.csv.stray-quote <\"Smith \"Bob\" J\",Rome>", "3: [Max, Bonn]");
    }

    @Test
    void thatAreNeverClosedSpoilOneLineAndNotTheFile() {
      Reading read = Reading.of("name,city\n\"Ada,London\nMax,\"Bonn\"\nEve,Paris\n");

      assertThat(read.rows()).containsExactly(
          "2: import.csv.unterminated-quote <\"Ada,London>", "3: [Max, Bonn]", "4: [Eve, Paris]");
      assertThat(read.offsets()).containsExactly(10L, 22L, 33L);
    }

    @Test
    void thatAreNeverClosedBeforeTheEndSpoilOneLine() {
      assertThat(Reading.of("name,city\nAda,\"London\nMax,Bonn").rows()).containsExactly(
          "2: import.csv.unterminated-quote <Ada,\"London>", "3: [Max, Bonn]");
    }

    @Test
    void reachNoFurtherThanARecordMay() {
      String far = IntStream.range(0, 9).mapToObj(i -> "Max" + i + ",Bonn").collect(Collectors.joining("\n"));

      Reading read = Reading.of("name,city\nAda,\"London\n" + far + "\nEve,\"Paris\"\n", SHORT);

      assertThat(read.rows()).startsWith("2: import.csv.unterminated-quote <Ada,\"London>", "3: [Max0, Bonn]")
          .endsWith("12: [Eve, Paris]").hasSize(11);
    }

    @Test
    void mayBeFollowedByBlanks() {
      assertThat(Reading.of("name,city\n\"Ada\" ,\"London\"\t\n").rows()).containsExactly("2: [Ada, London]");
    }

    @Test
    void maySitBehindABackslash() {
      Reading read = Reading.of("name,notes\n\"Ada\",\"said \\\"hi\\\", left\"\n\"C:\\new\",\"a \\\\ b\"\n");

      assertThat(read.report().dialect().orElseThrow().escaping()).isEqualTo(Escaping.BACKSLASH);
      assertThat(read.rows()).containsExactly("2: [Ada, said \"hi\", left]", "3: [C:\\new, a \\ b]");
      assertThat(read.findings()).contains("import.csv.backslash");
    }

    @Test
    void mayBeSingle() {
      Reading read = Reading.of("'name','city'\n'Smith, J','Rome'\n'O''Brien','Cork'\n");

      assertThat(read.header()).containsExactly("name", "city");
      assertThat(read.rows()).containsExactly("2: [Smith, J, Rome]", "3: [O'Brien, Cork]");
    }
  }

  @Nested
  class Delimiters {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"comma ,", "semicolon ;", "pipe |"})
    void areTold(String name, char delimiter) {
      Reading read = Reading.of("name,city,zip\nAda,London,1\nMax,Bonn,2\n".replace(',', delimiter));

      assertThat(read.report().dialect().orElseThrow().delimiter()).as(name).isEqualTo(delimiter);
      assertThat(read.rows()).containsExactly("2: [Ada, London, 1]", "3: [Max, Bonn, 2]");
    }

    @Test
    void mayBeTabs() {
      assertThat(Reading.of("name\tcity\nAda\tLondon, UK\n").rows()).containsExactly("2: [Ada, London, UK]");
    }

    @Test
    void areSemicolonsWhereCommasAreDecimal() {
      Reading read = Reading.of("name;net;gross\nAda;1,50;1,79\nMax;2,00;2,38\nEve;3,10;3,69\n");

      assertThat(read.rows()).containsExactly("2: [Ada, 1,50, 1,79]", "3: [Max, 2,00, 2,38]", "4: [Eve, 3,10, 3,69]");
    }

    @Test
    void areWhatTheFirstLineSays() {
      Reading read = Reading.of("sep=;\nname;city, state\nAda;London, UK\n");

      assertThat(read.header()).containsExactly("name", "city, state");
      assertThat(read.rows()).containsExactly("3: [Ada, London, UK]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "'", "\u007f"})
    void areNoQuotesAndNoSignsThatNobodySeesWhateverTheFirstLineSays(String mark) {
      Reading read = Reading.of("sep=" + mark + "\n'a','b'\n'1','2'\n");

      assertThat(read.rows()).singleElement().asString().startsWith("3: [").contains("1", "2");
    }

    @Test
    void areNotToldFromListsThatStandInEveryRow() {
      String rows = IntStream.range(0, 20).mapToObj(i -> i + ",Ann,red; green; blue; pink; " + "a; b; c; " + i + "\n")
          .collect(Collectors.joining());

      Reading read = Reading.of("id,name,tags\n" + rows);

      assertThat(read.header()).containsExactly("id", "name", "tags");
      assertThat(read.rows()).hasSize(20).startsWith("2: [0, Ann, red; green; blue; pink; a; b; c; 0]");
    }

    @Test
    void areStillToldBelowALineThatIsNoHeader() {
      Reading read = Reading.of("Report, all\nname;city;net\nAda;London;1,50\nMax;Bonn;2,00\n");

      assertThat(read.header()).containsExactly("name", "city", "net");
      assertThat(read.rows()).containsExactly("3: [Ada, London, 1,50]", "4: [Max, Bonn, 2,00]");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\'', '"', ',', ';'})
    void areWhatTheHostSaysAlsoIfTheyAreQuotesOtherwise(char mark) {
      String text = "a#b\n1#2\n".replace('#', mark);

      assertThat(Reading.of(text, ReadOptions.builder().delimiter(mark).build()).rows()).containsExactly("2: [1, 2]");
      assertThat(Reading.of("a\tb\n1\t2\n", ReadOptions.builder().quote(mark).build()).rows())
          .containsExactly("2: [1, 2]");
      assertThatIllegalArgumentException().isThrownBy(() -> ReadOptions.builder().delimiter(mark).quote(mark).build())
          .withMessageContaining("delimiter and quote must differ");
    }

    @Test
    void areWhatTheHostSays() {
      Reading read = Reading.of("a,b^c,d\n1,2^3,4\n", ReadOptions.builder().delimiter('^').build());

      assertThat(read.header()).containsExactly("a,b", "c,d");
    }

    @Test
    void areReportedIfTwoWouldDo() {
      assertThat(Reading.of("a,b;c\n1,2;3\n4,5;6\n").findings()).contains("import.csv.delimiter-ambiguous");
    }

    @Test
    void areNotNeededForOneColumn() {
      assertThat(Reading.of("email\nada@example.com\nmax@example.com\n").rows())
          .containsExactly("2: [ada@example.com]", "3: [max@example.com]");
    }
  }

  @Nested
  class Widths {

    @Test
    void thatAreTooSmallOrTooLargeAreProblemsOfTheirRows() {
      assertThat(Reading.of("a,b,c\n1,2,3\n1,2\n1,2,3,4\n5,6,7\n").rows()).containsExactly(
          "2: [1, 2, 3]", "3: import.row.too-few-values <1,2>", "4: import.row.too-many-values <1,2,3,4>",
          "5: [5, 6, 7]");
    }

    @Test
    void areFilledIfTheHostSaysSo() {
      assertThat(Reading.of("a,b,c\n1,2,3\n1,2\n", ReadOptions.builder().shortRows(ShortRows.FILL).build()).rows())
          .containsExactly("2: [1, 2, 3]", "3: [1, 2, null]");
    }

    @Test
    void mayEndInADelimiter() {
      Reading read = Reading.of("a,b,\n1,2,\n3,4,\n");

      assertThat(read.header()).containsExactly("a", "b");
      assertThat(read.rows()).containsExactly("2: [1, 2]", "3: [3, 4]");
    }

    @Test
    void areLimited() {
      assertThat(Reading.of("a,b\n1,2\n1,2,3,4,5,6\n3,4\n", SHORT).rows()).containsExactly(
          "2: [1, 2]", "3: import.csv.too-many-columns <1,2,3,4,5,6>", "4: [3, 4]");
    }

    @Test
    void mayBeTenThousand() {
      String names = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

      Reading read = Reading.of(names + "\n" + names.replace('c', 'v') + "\n");

      assertThat(read.header()).hasSize(10_000);
      assertThat(read.rows()).hasSize(1);
    }
  }

  @Nested
  class Headers {

    @Test
    void comeAfterAPreamble() {
      Reading read = Reading.of("Report of contacts\nas"
          + " of,2024-05-01\n\nname,city,zip,id\nAda,London,1,2\nMax,Bonn,3,4\n");

      assertThat(read.header()).containsExactly("name", "city", "zip", "id");
      assertThat(read.rows()).containsExactly("5: [Ada, London, 1, 2]", "6: [Max, Bonn, 3, 4]");
      assertThat(read.report().passedOver().preambleLines()).isEqualTo(2);
      assertThat(read.findings()).contains("import.header.preamble");
    }

    @Test
    void mayBeThereAgainInTheMiddle() {
      Reading read = Reading.of("name,city\nAda,London\nname,city\nMax,Bonn\n");

      assertThat(read.rows()).containsExactly("2: [Ada, London]", "4: [Max, Bonn]");
      assertThat(read.report().passedOver().repeatedHeaders()).isEqualTo(1);
    }

    @Test
    void areNotMissedBelowAFooter() {
      assertThat(Reading.of("name,city,zip\nAda,London,1\nMax,Bonn,2\nTotal: 2 rows\n").rows()).containsExactly(
          "2: [Ada, London, 1]", "3: [Max, Bonn, 2]", "4: import.row.too-few-values <Total: 2 rows>");
    }

    @Test
    void haveEachNameOnce() {
      Reading read = Reading.of("email,Email,email,,email (2)\n1,2,3,4,5\n");

      assertThat(read.header()).containsExactly("email", "Email", "email (3)", "column 4", "email (2)");
      assertThat(read.report().columns()).extracting(ColumnName::origin)
          .containsExactly(Origin.KEPT, Origin.KEPT, Origin.DUPLICATE, Origin.GENERATED, Origin.KEPT);
      assertThat(read.findings()).contains("import.header.duplicate", "import.header.empty", "import.header.case");
    }

    @Test
    void areCleanedOfWhatNobodySees() {
      Reading read = Reading.of("\ufeff\"\ufeffna\u200bme\",\u00a0first\u00a0"
          + " name,re\u0301sume\u0301,\u202eid\u202c\nAda,B,c,1\n");

      assertThat(read.header()).containsExactly("name", "first name", "r\u00e9sum\u00e9", "id");
      assertThat(read.report().columns()).extracting(ColumnName::origin).containsOnly(Origin.CLEANED);
    }

    @Test
    void areMissedWhereTheFirstRowIsLikeTheOthers() {
      Reading read = Reading.of("ada@example.com,1,2020-01-02\nmax@example.com,2,2021-01-02\n");

      assertThat(read.header()).containsExactly("column 1", "column 2", "column 3");
      assertThat(read.rows()).hasSize(2);
      assertThat(read.findings()).containsExactly("import.header.none-found");
    }

    @Test
    void areAssumedWhereNothingTellsThem() {
      assertThat(Reading.of("name,city\nAda,London\n").findings()).containsExactly("import.header.assumed");
    }

    @Test
    void mayBeDenied() {
      Reading read = Reading.of("Ada,London\n", ReadOptions.builder().header(Header.NONE).build());

      assertThat(read.header()).containsExactly("column 1", "column 2");
      assertThat(read.rows()).containsExactly("1: [Ada, London]");
    }

    @Test
    void mayBeAllThereIs() {
      Reading read = Reading.of("name,city");

      assertThat(read.header()).containsExactly("name", "city");
      assertThat(read.rows()).isEmpty();
    }
  }

  @Nested
  class Sizes {

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\ufeff", " , \n"})
    void nothingIsNoFile(String text) {
      assertThat(Reading.refusal(text.strip().getBytes(UTF_8), ReadOptions.DETECT)).isEqualTo("import.file.empty");
    }

    @Test
    void oneByteIsAHeader() {
      assertThat(Reading.of("x").header()).containsExactly("x");
    }

    @Test
    void aRecordThatIsTooLongIsCutAndTheNextOneRead() {
      Reading read = Reading.of("a,b\n1,2\n" + "x".repeat(1_000_000) + ",3\n4,5\n", SHORT);

      assertThat(read.rows()).containsExactly(
          "2: [1, 2]", "3: import.csv.too-long <" + "x".repeat(64) + ">", "4: [4, 5]");
      assertThat(read.offsets()).containsExactly(4L, 8L, 1_000_011L);
    }

    @Test
    void aQuotedRecordThatIsTooLongIsCutAndTheNextOneRead() {
      Reading read = Reading.of("a,b\n1,2\n3,\"" + "x".repeat(300_000) + "\"\n4,5\n", SHORT);

      assertThat(read.rows()).containsExactly(
          "2: [1, 2]", "3: import.csv.too-long <3,\"" + "x".repeat(61) + ">", "4: [4, 5]");
    }
  }
}
