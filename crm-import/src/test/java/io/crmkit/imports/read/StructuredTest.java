package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and XML, each with the rows and problems that it has to give. */
class StructuredTest {

  @Nested
  class JsonLines {

    @Test
    void areRows() {
      String nested = "{\"name\":\"Ada\",\"address\":{\"city\":\"London\"}}";
      Reading read = Reading.of(nested + "\n{\"name\":null,\"age\":36}\n\n{}\n");

      assertThat(read.report().format()).isEqualTo(Format.NDJSON);
      assertThat(read.header()).containsExactly("name", "address.city", "age");
      assertThat(read.rows()).containsExactly("1: [Ada, London, null]", "2: [null, null, 36]", "4: [null, null, null]");
      assertThat(read.offsets()).containsExactly(0L, 43L, 67L);
    }

    @Test
    void maySpoilThemselvesAndNoOther() {
      Reading read = Reading.of("{\"a\":1}\n{\"a\":1,}\n{\"a\":NaN}\n{\"a\":1,\"a\":2}\n"
          + "[1]\n{\"a\":\"\\ud800\"}\n{\"a\":\"\\u0000\"}\n{\"a\":2}\n{\"a\":");

      assertThat(read.rows()).extracting(row -> row.replaceAll(" <.*", "")).containsExactly(
          "1: [1]", "2: import.json.syntax", "3: import.json.syntax", "4: import.json.duplicate-name in a",
          "5: import.json.not-an-object", "6: import.text.lone-surrogate in a", "7: import.text.nul in a", "8: [2]",
          "9: import.json.truncated");
    }

    @Test
    void keepEveryDigit() {
      assertThat(Reading.of("{\"a\":12345678901234567890,\"b\":0.10,\"c\":1e5,\"d\":true}\n").rows())
          .containsExactly("1: [12345678901234567890, 0.10, 1e5, true]");
    }

    @Test
    void mayStandOnOneLine() {
      assertThat(Reading.of("{\"a\":1}{\"a\":2} {\"a\":3}\n").rows()).containsExactly("1: [1]", "1: [2]", "1: [3]");
    }

    @Test
    void haveListsAsOneValue() {
      assertThat(Reading.of("{\"tags\":[\"a\",\"b;c\",3,null],\"none\":[],\"deals\":[{\"id\":1}]}\n{}\n").rows())
          .startsWith("1: [a;\"b;c\";3, , [{\"id\":1}]]");
    }

    @Test
    void mayNotNameWhatNoColumnIs() {
      String text = "{\"a\":1}\n".repeat(2000) + "{\"a\":1,\"b\":2}\n";

      assertThat(Reading.of(text).rows()).last().isEqualTo("2001: import.row.unknown-name in b <{\"a\":1,\"b\":2}>");
      assertThat(Reading.of(text, ReadOptions.builder().columns(List.of("b")).build()).rows()).last()
          .isEqualTo("2001: [2]");
    }

    @Test
    void mayBeginWithAMarkAndBeInUtf16() {
      assertThat(Reading.of("\ufeff{\"a\":1}\n").rows()).containsExactly("1: [1]");
      Reading wide = Reading.of("\ufeff{\"a\":\"é\"}\n{\"a\":\"名\"}\n".getBytes(UTF_16LE));
      assertThat(wide.rows()).containsExactly("1: [é]", "2: [名]");
      assertThat(wide.offsets()).containsExactly(2L, 22L);
    }

    @Test
    void areNotReadToTheBottomOfTheEarth() {
      String deep = "{\"a\":" + "[".repeat(1_000_000) + "\n{\"a\":1}\n";
      ReadOptions large = ReadOptions.builder().format(Format.NDJSON)
          .limits(ReadLimits.builder().recordBytes(4 << 20).build()).build();

      assertThat(Reading.of(deep, large).rows()).extracting(row -> row.replaceAll(" <.*", ""))
          .containsExactly("1: import.json.too-large", "2: [1]");
      assertThat(Reading.of("{\"a\":\"" + "x".repeat(2 << 20) + "\"}\n{\"a\":1}\n").rows()).last().isEqualTo("2: [1]");
    }
  }

  @Nested
  class JsonDocuments {

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":1},{\"a\":2}]",
        "{\"total\":2,\"data\":{\"rows\":[{\"a\":1},{\"a\":2}]},\"next\":null}",
        "{\n \"a\":1\n}\n{\n \"a\":2\n}", "\ufeff[\n{\"a\":1},\n{\"a\":2}]\n"})
    void haveRowsWhereTheFirstArrayOfObjectsIs(String text) {
      assertThat(Reading.of(text).rows()).extracting(row -> row.replaceAll(".*: ", "")).containsExactly("[1]", "[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errors\":[],\"data\":[{\"a\":1},{\"a\":2}]}",
        "{\n \"a\":1, \"tags\":[]\n}\n{\n \"a\":2, \"tags\":[]\n}"})
    void haveTheirRowsAlsoBehindAnEmptyList(String text) {
      assertThat(Reading.of(text).rows()).extracting(row -> row.replaceAll(".*: ", "").replace(", ]", "]"))
          .containsExactly("[1]", "[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"tags\":[]}", "{\n\"a\":1,\n\"tags\":[]}", "{\"a\":1,\"tags\":[]}\n"})
    void mayBeOneRecordWithAnEmptyList(String text) {
      assertThat(Reading.of(text).rows()).containsExactly("1: [1, ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"data\":[]}", "{\"data\": {\n\"rows\":[]}}"})
    void haveNoRowsIfTheyHoldNothingButAnEmptyList(String text) {
      assertThat(Reading.of(text).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\0\0\0\"a\0\0\0\u00ff\0\0\0", "{\0\0\0\"\0\0\0a\0\0\0\"\0\0\0:\0\0\0\1\2\3\4}\0\0\0",
        "\0{\0\0\"a\"", "{\0\0\0\"a\":1}"})
    void areNotGuessedToBeInAnotherEncodingByTheirFirstBytes(String text) {
      ReadOptions json = ReadOptions.builder().format(Format.JSON).build();

      assertThat(Reading.of(text.getBytes(ISO_8859_1), json).rows()).hasSize(1)
          .allMatch(row -> row.contains("import.json.syntax"));
    }

    @Test
    void tellWhereTheirRowsAre() {
      Reading read = Reading.of("[\n  {\"a\":1},\n  {\"a\":2}\n]");

      assertThat(read.report().format()).isEqualTo(Format.JSON);
      assertThat(read.rows()).containsExactly("2: [1]", "3: [2]");
      assertThat(read.offsets()).containsExactly(4L, 15L);
    }

    @Test
    void endWhereTheyAreDamaged() {
      assertThat(Reading.of("[{\"a\":1},\n{\"a\":2},\n{\"a\":").rows()).extracting(row -> row.replaceAll(" <.*", ""))
          .containsExactly("1: [1]", "2: [2]", "3: import.json.truncated");
      assertThat(Reading.of("[{\"a\":1},\n7,\n{\"a\":2},]").rows()).extracting(row -> row.replaceAll(" <.*", ""))
          .containsExactly("1: [1]", "2: import.json.not-an-object", "3: [2]", "3: import.json.syntax");
    }

    @Test
    void areNotReadToTheBottomOfTheEarth() {
      assertThat(Reading.of("[{\"a\":" + "{\"a\":".repeat(1_000_000)).rows())
          .extracting(row -> row.replaceAll(" <.*", ""))
          .containsExactly("1: import.json.too-large");
    }
  }

  @Nested
  class Xml {

    @Test
    void hasRowsWhereAnElementIsRepeated() {
      Reading read = Reading.of("""
          <?xml version="1.0"?>
          <crm xmlns:x="urn:x"><total>2</total><contacts>
          <contact id="1"><name>Ada &amp; co</name><x:address type="home"><city>London</city></x:address></contact>
          <contact id="2"><name><![CDATA[<Max>]]></name><tag>a</tag><tag>b;c</tag><note/></contact>
          </contacts></crm>
          """);

      assertThat(read.report().format()).isEqualTo(Format.XML);
      assertThat(read.header()).containsExactly("@id", "name", "address.@type", "address.city", "tag", "note");
      assertThat(read.rows()).containsExactly("3: [1, Ada & co, home, London, null, null]",
          "4: [2, <Max>, null, null, a;\"b;c\", ]");
    }

    @Test
    void tellsNothingFromAnEmptyText() {
      assertThat(Reading.of("<r xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><c><a/><b i:nil='true'/></c>"
          + "<c><a i:nil='0'/><b i:nil=' 1 '/></c><c/></r>").rows())
          .containsExactly("1: [, null]", "1: [, null]", "1: [null, null]");
    }

    @Test
    void isReadInTheEncodingThatItSays() {
      Reading read = Reading.of("<?xml version='1.0' encoding='ISO-8859-1'?><r><c><a>é</a></c><c/></r>"
          .getBytes(ISO_8859_1));

      assertThat(read.rows()).startsWith("1: [é]");
      assertThat(read.report().charset().name()).isEqualTo("ISO-8859-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
      "<?xml version='1.0' encoding='UTF-16'?><r><c><a>1</a></c></r> | import.xml.syntax",
      "<?xml version='1.0' encoding='UTF-7'?><r><c><a>1</a></c></r> | import.xml.syntax",
      "<r><c><a>1</a></c><c><a>&unknown;</a></c></r> | import.xml.syntax",
      "<r><c><a>1</a></c><c><a>2</c></r> | import.xml.syntax"
    })
    void endsWhereItIsDamaged(String text, String code) {
      List<String> rows = Reading.orRefusal(text.getBytes(UTF_8));
      String last = rows.get(rows.size() - 1);

      assertThat(last).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Smith & Co", "AT&T Inc", "a&nbsp;b", "a&#2;b", "<![CDATA[a\2b]]>"})
    void endsAtATextThatIsDamaged(String text) {
      assertThat(Reading.of("<r><c><a>1</a></c>\n<c><a>" + text + "</a></c><c><a>3</a></c></r>").rows())
          .extracting(row -> row.replaceAll(" <.*", "")).containsExactly("1: [1]", "2: import.xml.syntax");
    }

    @Test
    void followsNoEntityOutOfTheDocument(@TempDir Path folder) throws IOException {
      Path secret = Files.writeString(folder.resolve("secret.txt"), "TOPSECRET");
      String evil = "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri()
          + "\">]><r><c><a>&x;</a></c><c><a>&x;</a></c></r>";

      assertThat(Reading.refusal(evil.getBytes(UTF_8), ReadOptions.DETECT)).isEqualTo("import.xml.doctype");
    }

    @ParameterizedTest
    @ValueSource(strings = {
      "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x.dtd'> %p;]><r><c>1</c><c>2</c></r>",
      "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x.dtd'><r><c>1</c><c>2</c></r>",
      "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
          + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><r><c>&c;</c><c>&c;</c></r>"
    })
    void hasNoDocumentType(String text) {
      assertThat(Reading.refusal(text.getBytes(UTF_8), ReadOptions.DETECT)).isEqualTo("import.xml.doctype");
    }

    @Test
    void includesNothing(@TempDir Path folder) throws IOException {
      Path secret = Files.writeString(folder.resolve("secret.txt"), "TOPSECRET");
      String text = "<r xmlns:xi='http://www.w3.org/2001/XInclude'><c><xi:include href='" + secret.toUri()
          + "' parse='text'/></c><c/></r>";

      assertThat(Reading.of(text).rows()).noneMatch(row -> row.contains("TOPSECRET"));
    }

    @Test
    void isNotReadToTheBottomOfTheEarth() {
      assertThat(Reading.refusal("<a>".repeat(1_000_000).getBytes(UTF_8), ReadOptions.DETECT))
          .isEqualTo("import.xml.too-large");
    }

    @Test
    void spoilsOnlyTheRowThatIsTooLong() {
      String text = "<r><c><a>1</a></c><c><a>" + "x".repeat(2 << 20) + "</a></c><c><a>3</a></c></r>";

      assertThat(Reading.of(text).rows()).extracting(row -> row.replaceAll(" <.*", ""))
          .containsExactly("1: [1]", "1: import.xml.too-large", "1: [3]");
    }
  }
}
