package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to take more time or memory than they are worth, and what stays of them. */
class HostileFilesTest {

  private static final ReadOptions SMALL =
      ReadOptions.builder().limits(ReadLimits.builder().recordBytes(1_000).build()).build();

  /** A file of which a part is there so many times: never held as a whole. */
  private static SourceFile repeating(String begin, String part, int times, String end) {
    byte[] again = part.getBytes(UTF_8);
    return new SourceFile("file", () -> new SequenceInputStream(Collections.enumeration(Stream.of(
        Stream.of(begin.getBytes(UTF_8)), IntStream.range(0, times).mapToObj(i -> again),
        Stream.of(end.getBytes(UTF_8))).flatMap(each -> each).map(HostileFilesTest::stream).toList())));
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static List<String> codes(Reading read) {
    return read.rows().stream().map(row -> row.replaceAll("(?s) <.*", "").replaceAll("^\\d+: ", "")).toList();
  }

  private static String raw(Reading read) {
    return read.rows().stream().map(row -> row.substring(row.indexOf('<') + 1, row.length() - 1))
        .collect(Collectors.joining("\n"));
  }

  @Nested
  class Delimited {

    @Test
    void isNotReadAgainAndAgainForQuotesThatAreNeverClosed() {
      String line = "q\",\"p\n";
      int lines = 150_000;

      Reading read = Reading.of("a,b\n" + line.repeat(lines));

      assertThat(read.rows()).hasSizeBetween(10, 1_000).allMatch(row -> row.contains("import.csv."));
      assertThat(raw(read).strip()).as("nothing of it is lost").isEqualTo(line.repeat(lines).strip());
    }

    @Test
    void skipsAFieldThatIsAHundredTimesTooLong() {
      assertThat(codes(Reading.of(repeating("a,b\n1,", "x".repeat(1 << 20), 100, "\n2,3\n"), ReadOptions.DETECT)))
          .containsExactly("import.csv.too-long", "[2, 3]");
    }

    @Test
    void tellsWhichRowIsInAnotherEncoding() {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(("name,city\n" + "Zoë,Köln\n".repeat(50)).getBytes(UTF_8));
      file.writeBytes("Zoë,Bonn\n".getBytes(ISO_8859_1));
      file.writeBytes("Zoë,Köln\n".getBytes(UTF_8));

      assertThat(codes(Reading.of(file.toByteArray()))).hasSize(52).startsWith("[Zoë, Köln]")
          .endsWith("[Zoë, Köln]", "import.text.bad-bytes in name", "[Zoë, Köln]");
    }
  }

  @Nested
  class Json {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[0%s]}", "{\"a\":[[0%s]]}", "{\"b\":{\"a\":[{\"c\":[0%s]}]}}"})
    void holdsNoListThatIsLongerThanARecord(String record) {
      String list = ",1234567890".repeat(1_000);
      String rows = "[{\"a\":7}," + record.formatted(list) + ",{\"a\":8}]";

      assertThat(codes(Reading.of(rows.getBytes(UTF_8), SMALL)))
          .containsExactly("[7]", "import.json.too-large", "[8]");
    }

    @Test
    void holdsNoMoreOfAllItsTextsThanARecord() {
      StringBuilder members = new StringBuilder("\"a\":0");
      for (int i = 0; i < 100; i++) {
        members.append(",\"b").append(i).append("\":\"").append("x".repeat(900)).append('"');
      }

      assertThat(codes(Reading.of(("[{\"a\":7},{" + members + "},{\"a\":8}]").getBytes(UTF_8), SMALL)))
          .containsExactly("[7]", "import.json.too-large", "[8]");
    }

    @Test
    void endsAtATextOfAHundredMebibytes() {
      SourceFile file = repeating("[{\"a\":7},{\"a\":\"", "x".repeat(1 << 20), 100, "\"}]");

      assertThat(codes(Reading.of(file, ReadOptions.DETECT))).containsExactly("[7]", "import.json.too-large");
    }

    @Test
    void givesEachRecordOfALineItsOwnPartOfIt() {
      Reading read = Reading.of("{\"a\":0}\n{\"a\":1}{\"a\":1,\"a\":2} {\"a\":3,\"a\":4}{\"a\":\n");

      assertThat(read.rows()).containsExactly("1: [0]", "2: [1]",
          "2: import.json.duplicate-name in a <{\"a\":1,\"a\":2}>",
          "2: import.json.duplicate-name in a <{\"a\":3,\"a\":4}>", "2: import.json.truncated <{\"a\":>");
    }

    @Test
    void saysThatItsTextsWereMisread() {
      String misread = new String("Köln".getBytes(UTF_8), ISO_8859_1);

      assertThat(Reading.of("{\"city\":\"" + misread + "\"}\n").findings()).contains("import.text.mojibake");
      assertThat(Reading.of("<r><p><city>" + misread + "</city></p><p/></r>").findings())
          .contains("import.text.mojibake");
    }
  }

  @Nested
  class Xml {

    @Test
    void endsAtANameThatIsLongerThanAnyRecord() {
      SourceFile file = repeating("<r><p><a>1</a></p><p><a>2</a></p>" + " ".repeat(1 << 18) + "<", "n".repeat(1 << 20),
          20, "/></r>");

      assertThat(codes(Reading.of(file, ReadOptions.DETECT))).containsExactly("[1]", "[2]", "import.xml.too-large");
    }

    @Test
    void endsAtANameThatIsMuchLongerThanWasAgreed() {
      SourceFile file = repeating("<r><p><a>1</a></p><p><a>2</a></p>" + " ".repeat(1 << 18) + "<", "n".repeat(1_000),
          100, "/></r>");

      assertThat(codes(Reading.of(file, SMALL))).containsExactly("[1]", "[2]", "import.xml.too-large");
      assertThat(codes(Reading.of(file, ReadOptions.DETECT))).containsExactly("[1]", "[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<n%d/>", "<n m%d=''/>", "<n xmlns:m%d='u'/>"})
    void keepsNoMoreThanSoManyNames(String element) {
      StringBuilder names = new StringBuilder("<r><p><a>1</a></p><p><a>2</a></p>");
      IntStream.range(0, 10_000).forEach(i -> names.append(element.formatted(i)));

      assertThat(Reading.refusal((names + "</r>").getBytes(UTF_8), ReadOptions.DETECT)).isEqualTo("import.xml.too-large");
    }

    @Test
    void multipliesNoLongEntityEither() {
      String blowUp = "<!DOCTYPE r [<!ENTITY a '" + "x".repeat(50_000) + "'>]><r><p>" + "&a;".repeat(50_000)
          + "</p></r>";

      assertThat(Reading.refusal(blowUp.getBytes(UTF_8), ReadOptions.DETECT)).isEqualTo("import.xml.doctype");
    }

    @Test
    void isReadInUtf7ByNobody() {
      String text = "<?xml version='1.0' encoding='UTF-7'?><r><p>+ADw-a+AD4-</p></r>";

      assertThat(Reading.refusal(text.getBytes(UTF_8), ReadOptions.DETECT)).isEqualTo("import.xml.syntax");
    }

    @Test
    void isNotReadInAnEncodingThatItsBytesContradict() {
      String text = "<?xml version='1.0' encoding='UTF-8'?><r><p>a</p><p>b</p></r>";

      assertThat(Reading.orRefusal(text.getBytes(UTF_16LE))).hasSize(1).first().asString()
          .containsPattern("import\\.(xml|text|file)\\.");
    }
  }

  @Nested
  class Zip {

    private static final String TABLE = "name,city\nAda,1000\n";

    @Test
    void isNotReadOnBehindABitThatHasChanged() {
      byte[] zip = Archives.storedZip("a.csv", TABLE);

      assertThat(codes(Reading.of(Archives.renamed(zip, "1000", "9000")))).containsExactly("[Ada, 9000]",
          "import.archive.damaged");
    }

    @Test
    void isNotReadAsAnythingButWhatItsDirectorySays() {
      byte[] zip = Archives.zip("a.csv", TABLE);

      assertThat(codes(Reading.of(Archives.patched(zip, 16, 7)))).endsWith("import.archive.damaged");
      assertThat(codes(Reading.of(Archives.patched(zip, 24, 99)))).endsWith("import.archive.damaged");
      assertThat(Reading.orRefusal(Archives.patched(zip, 24, 1))).hasSize(1).first().asString()
          .contains("import.archive.damaged");
    }

    @ParameterizedTest
    @CsvSource({"-8, 9223372036854775807", "40, 9223372036854775807", "48, 9223372036854775797", "48, -1",
        "40, 9223372036854775000"})
    void isRefusedIfItsDirectoryIsWhereNothingCanBe(int field, long value) {
      byte[] zip = Archives.zip64(Archives.zip("a.csv", TABLE));

      assertThat(Reading.refusal(Archives.patched64(zip, field, value), ReadOptions.DETECT))
          .isEqualTo("import.archive.damaged");
    }

    @Test
    void mayNotHaveABombInAnArchiveInIt() {
      byte[] bomb = Archives.zip("b.zip", Archives.zip("a.csv", new byte[32 << 20]));

      assertThat(codes(Reading.of(bomb, ReadOptions.builder().header(Header.NONE).build())))
          .last().isEqualTo("import.archive.bomb");
    }

    @Test
    void isReadWithTheLengthsBehindItsMembersAndNotOnlyBefore() {
      byte[] zip = Archives.zip("a.csv", TABLE);

      assertThat(zip[6] & 8).as("the writer here puts them behind").isEqualTo(8);
      assertThat(codes(Reading.of(zip))).containsExactly("[Ada, 1000]");
    }

    @Test
    void isToldFromATableWhateverItsName() {
      assertThat(codes(Reading.of(SourceFile.of("people.csv", Archives.zip("a.csv", TABLE)), ReadOptions.DETECT)))
          .containsExactly("[Ada, 1000]");
      assertThat(codes(Reading.of(SourceFile.of("people.xlsx", TABLE.getBytes(UTF_8)), ReadOptions.DETECT)))
          .containsExactly("[Ada, 1000]");
    }
  }
}
