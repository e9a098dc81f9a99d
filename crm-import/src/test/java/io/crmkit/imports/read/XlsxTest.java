package io.crmkit.imports.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks, made here part by part, each with the rows and problems that it has to give. */
class XlsxTest {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  private static final String HEADER =
      "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c><c r='B1' t='inlineStr'><is><t>b</t></is></c></row>";

  private static final ReadOptions NO_RATIO =
      ReadOptions.builder().limits(ReadLimits.builder().ratio(10_000).build()).build();

  private static byte[] workbook(String sheetData, String styles, String strings, String properties, String namespace) {
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return Archives.zip(
        "[Content_Types].xml", "<Types/>",
        "_rels/.rels", "<Relationships><Relationship Id='r' Type='" + relations
            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='" + relations
            + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" + relations
            + "/sharedStrings' Target='/xl/strings.xml'/><Relationship Id='r3' Type='" + relations
            + "/styles' Target='styles.xml'/></Relationships>",
        "xl/workbook.xml", "<workbook xmlns='" + namespace + "' xmlns:r='" + relations + "'>" + properties
            + "<sheets><sheet name='Hidden' sheetId='2' state='hidden' r:id='r1'/><sheet name='People' sheetId='1'"
            + " r:id='r1'/></sheets></workbook>",
        "xl/styles.xml", "<styleSheet xmlns='" + namespace + "'>" + styles + "</styleSheet>",
        "xl/strings.xml", "<sst xmlns='" + namespace + "'>" + strings + "</sst>",
        "xl/worksheets/sheet1.xml", "<worksheet xmlns='" + namespace + "'><dimension ref='A1:B2'/><sheetData>"
            + sheetData
            + "</sheetData></worksheet>");
  }

  private static Reading rows(String sheetData) {
    return Reading.of(workbook(HEADER + sheetData, "", "", "", MAIN));
  }

  @Test
  void readsSharedRichAndInlineTexts() {
    Reading read = Reading.of(SourceFile.of("people.csv", workbook(
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
            + "<row r='2'><c r='A2' t='s'><v>2</v></c><c r='B2' t='str'><f>A2</f><v>x</v></c></row>",
        "", "<si><t>name</t></si><si><r><t>ci</t></r><r><t xml:space='preserve'>ty </t></r></si>"
            + "<si><t>山田_x000D_</t><rPh sb='0' eb='1'><t>ヤマダ</t></rPh></si>", "", MAIN)), ReadOptions.DETECT);

    assertThat(read.report().format()).isEqualTo(Format.XLSX);
    assertThat(read.header()).containsExactly("name", "city");
    assertThat(read.rows()).containsExactly("2: [山田\r, x]");
    assertThat(read.findings()).contains("import.xlsx.hidden-sheets");
  }

  @Test
  void readsTheStrictForm() {
    assertThat(Reading.of(workbook(HEADER + "<row><c><v>1</v></c></row>", "", "", "", STRICT)).rows())
        .containsExactly("2: [1, null]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1 | 45356 | 2024-03-05", "1 | 45356.5 | 2024-03-05T12:00:00", "2 | 0.25 | 06:00:00",
        "3 | 45356.520833333336 | 2024-03-05T12:30:00",
    "4 | 45356 | 2024-03-05", "5 | 45356 | 45356", "0 | 0.1 | 0.1", "0 | -1234.56 | -1234.56",
    "0 | 1234.50 | 1234.5", "0 | 007.5 | 7.5", "0 | .5 | 0.5", "0 | 5. | 5", "0 | 1.1E+2 | 110", "0 | 0.30000000000000004 | 0.3",
        "0 | 1.23E+15 | 1230000000000000",
    "0 | 1234567890123456 | 1234567890123460", "0 | -5 | -5", "1 | 60 | 60", "1 | 59 | 1900-02-28", "1 | -1 | -1",
        "6 | 1.5 | 1900-01-01T12:00:00",
    "99 | 7 | 7"
  })
  void readsNumbersByTheFormatOfTheirCell(String style, String value, String text) {
    String styles = "<numFmts><numFmt numFmtId='164' formatCode='[$-407]d. mmmm yyyy'/><numFmt numFmtId='165'"
        + " formatCode='0.0\"days\"'/>"
        + "<numFmt numFmtId='166' formatCode='[h]:mm d'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        + "<cellXfs><xf numFmtId='0'/>"
        + "<xf numFmtId='14'/><xf numFmtId='20'/><xf numFmtId='22'/><xf numFmtId='164'/><xf numFmtId='165'/><xf"
        + " numFmtId='166'/></cellXfs>";

    assertThat(Reading.of(workbook(HEADER + "<row><c s='" + style + "'><v>" + value + "</v></c></row>", styles, "", "",
        MAIN)).rows())
        .containsExactly("2: [" + text + ", null]");
  }

  @Test
  void countsFrom1904IfTheWorkbookDoes() {
    byte[] workbook = workbook(HEADER + "<row><c s='1'><v>43894</v></c></row>",
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>", "", "<workbookPr date1904='1'/>", MAIN);

    assertThat(Reading.of(workbook).rows()).containsExactly("2: [2024-03-05, null]");
  }

  @Test
  void readsTruthErrorsAndIsoDates() {
    assertThat(rows("<row><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c></row><row><c t='d'><v>2024-03-05</v></c>"
        + "</row>").rows())
        .containsExactly("2: [true, #N/A]", "3: [2024-03-05, null]");
  }

  @Test
  void putsCellsWhereTheySay() {
    assertThat(rows("<row r='5'><c r='B5'><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row><row r='3'><c>"
        + "<v>4</v></c></row>").rows())
        .containsExactly("5: [null, 1]", "6: [2, 3]", "7: [4, null]");
  }

  @Test
  void passesOverCellsThatAreOnlyColoured() {
    StringBuilder rows = new StringBuilder("<row r='2'><c r='A2'><v>1</v></c><c r='Z2' s='3'/></row>");
    for (int i = 3; i < 50_000; i++) {
      rows.append("<row r='").append(i).append("' s='1'><c r='A").append(i).append("' s='1'/></row>");
    }

    Reading read = rows(rows.toString());

    assertThat(read.rows()).containsExactly("2: [1, null]");
    assertThat(read.report().passedOver().blankRows()).isEqualTo(49_997);
  }

  @Test
  void reachesTheLastRowThatThereCanBeWhereAllAreColoured() {
    int last = 1 << 20;
    StringBuilder rows = new StringBuilder();
    for (int i = 2; i < last; i++) {
      rows.append("<row r='").append(i).append("' s='1'/>");
    }
    rows.append("<row r='").append(last).append("'><c r='B").append(last).append("'><v>7</v></c></row>");

    Reading read = rows(rows.toString());

    assertThat(read.rows()).containsExactly("1048576: [null, 7]");
    assertThat(read.report().passedOver().blankRows()).isEqualTo(last - 2);
  }

  @Test
  void saysThatItHasMacrosAndReadsItsRows() {
    Reading read = Reading.of(SourceFile.of("people.xlsm", Archives.with(
        workbook(HEADER + "<row><c><v>1</v></c></row>", "", "", "", MAIN), "xl/vbaProject.bin", "\u00d0\u00cf")),
        ReadOptions.DETECT);

    assertThat(read.rows()).containsExactly("2: [1, null]");
    assertThat(read.findings()).contains("import.xlsx.macros");
  }

  @Test
  void readsTruthHoweverItIsWrittenAndNothingElseForIt() {
    assertThat(rows("<row><c t='b'><v>TRUE</v></c><c t='b'><v>False</v></c></row><row><c t='b'><v> 1 </v></c>"
        + "<c t='b'><v>0</v></c></row><row><c t='b'><v>2</v></c></row>").rows())
        .extracting(row -> row.replaceAll(" <.*", ""))
        .containsExactly("2: [true, false]", "3: [true, false]", "4: import.xlsx.damaged in a");
  }

  @Test
  void takesAFormulaThatMakesAnEmptyTextForCalculated() {
    assertThat(rows("<row><c><v>1</v></c><c t='str'><f>IF(A2=1,\"\",A2)</f><v></v></c></row>"
        + "<row><c><v>1</v></c><c t='str'><f>A2</f><v/></c></row><row><c><v>1</v></c><c><f>A2</f><v/></c></row>").rows())
        .extracting(row -> row.replaceAll(" <.*", ""))
        .containsExactly("2: [1, null]", "3: [1, null]", "4: import.xlsx.not-calculated in b");
  }

  @Test
  void tellsWhatCannotBeRead() {
    assertThat(rows("<row><c><f>NOW()</f></c></row><row><c t='s'><v>9</v></c></row><row><c><v>x</v></c></row>"
        + "<row><c r='ZZZZ9'><v>1</v></c></row><row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>5</v></c>"
        + "</row>").rows())
        .extracting(row -> row.replaceAll(" <.*", "")).containsExactly(
            "2: import.xlsx.not-calculated in a", "3: import.xlsx.damaged in a", "4: import.xlsx.damaged in a",
            "5: import.row.too-many-values", "6: import.row.too-many-values", "7: [5, null]");
  }

  @Test
  void saysThatRowsAreHiddenCellsMergedAndFormulasWrong() {
    byte[] workbook = workbook(HEADER + "<row hidden='1'><c><v>1</v></c></row><row><c t='e'><v>#N/A</v></c></row>"
        + "</sheetData><mergeCells count='1'><mergeCell ref='A2:A3'/></mergeCells><sheetData>", "", "", "", MAIN);

    Reading read = Reading.of(workbook);

    assertThat(read.rows()).containsExactly("2: [1, null]", "3: [#N/A, null]");
    assertThat(read.findings()).contains("import.xlsx.hidden-rows", "import.xlsx.merged-cells", "import.xlsx.errors");
    assertThat(rows("<row hidden='0'><c><v>1</v></c></row>").findings()).containsExactly("import.xlsx.hidden-sheets");
  }

  @Test
  void believesNoDimensionThatIsWrong() {
    assertThat(rows("<row r='9'><c r='A9'><v>1</v></c><c r='B9'><v>2</v></c></row><row><c r='B10'><v>3</v></c></row>")
        .rows()).containsExactly("9: [1, 2]", "10: [null, 3]");
  }

  @Test
  void takesAnEmptyTextForNoValueWhateverItsTypeIs() {
    assertThat(rows("<row><c t='b'><is><t/></is></c><c t='s'><is><t/></is></c></row><row><c t='n'><is><t/></is></c>"
        + "<c><v>1</v></c></row>").rows()).containsExactly("3: [null, 1]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "[Magenta]0.00 | 1234.5", "[Magenta][>100]0.00 | 1234.5", "[h]:mm | 1903-05-18T12:00:00",
    "[Red][HH]:mm | 1903-05-18T12:00:00", "[ss] | 1903-05-18T12:00:00", "[hm]0 | 1234.5", "[]0 | 1234.5"
  })
  void tellsAColourFromATime(String format, String text) {
    String styles = "<numFmts><numFmt numFmtId='164' formatCode='" + format.replace(">", "&gt;") + "'/></numFmts>"
        + "<cellXfs><xf numFmtId='164'/></cellXfs>";

    assertThat(Reading.of(workbook(HEADER + "<row><c s='0'><v>1234.5</v></c></row>", styles, "", "", MAIN)).rows())
        .containsExactly("2: [" + text + ", null]");
  }

  @Test
  void readsAnyNumberOfEscapedSignsInOnePass() {
    String escapes = "_x0041_".repeat(140_000);
    byte[] workbook = workbook(HEADER + "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>", "",
        "<si><t>" + escapes + "</t></si><si><t>_x005F_x0041_ _x41_ _x00G1_ _x0041</t></si>", "", MAIN);

    assertThat(Reading.of(workbook).rows()).containsExactly(
        "2: [" + "A".repeat(140_000) + ", _x0041_ _x41_ _x00G1_ _x0041]");
  }

  @Test
  void holdsNoMoreStylesThanThereCanBe() {
    byte[] workbook = workbook(HEADER, "<cellXfs>" + "<xf/>".repeat(70_000) + "</cellXfs>", "", "", MAIN);
    byte[] formats = workbook(HEADER, "<numFmts>" + IntStream.range(0, 70_000)
        .mapToObj(i -> "<numFmt numFmtId='" + i + "' formatCode='0'/>").collect(Collectors.joining()) + "</numFmts>",
        "", "", MAIN);

    assertThat(Reading.refusal(workbook, NO_RATIO)).isEqualTo("import.xlsx.too-large");
    assertThat(Reading.refusal(formats, NO_RATIO)).isEqualTo("import.xlsx.too-large");
  }

  @Test
  void readsTheRowsBeforeTheEndOfASheetThatIsDamaged() {
    assertThat(rows("<row><c><v>1</v></c></row><row><c><v>2</c></row>").rows())
        .extracting(row -> row.replaceAll(" <.*", ""))
        .containsExactly("2: [1, null]", "3: import.xml.syntax");
  }

  @Test
  void saysSoIfATextIsDamaged() {
    String text = "<row><c t='inlineStr'><is><t>%s</t></is></c></row>";

    assertThat(rows(text.formatted("Bob") + text.formatted("Smith & Co")).rows())
        .extracting(row -> row.replaceAll(" <.*", "")).containsExactly("2: [Bob, null]", "3: import.xml.syntax");
    assertThat(Reading.refusal(workbook(HEADER, "", "<si><t>Smith & Co</t></si>", "", MAIN), ReadOptions.DETECT))
        .isEqualTo("import.xml.syntax");
  }

  @Test
  void readsTheSheetThatIsNamed() {
    byte[] workbook = workbook(HEADER + "<row><c><v>1</v></c></row>", "", "", "", MAIN);

    assertThat(Reading.of(workbook, ReadOptions.builder().sheet("Hidden").build()).rows()).hasSize(1);
    assertThat(Reading.refusal(workbook, ReadOptions.builder().sheet("None").build()))
        .isEqualTo("import.xlsx.no-such-sheet");
  }

  @Test
  void refusesEntitiesBombsAndOtherDocuments() {
    byte[] entity = workbook(HEADER, "", "", "", MAIN);
    String evil = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='str'><v>"
        + "&a;</v></c></row></sheetData></worksheet>";
    byte[] withDoctype = Archives.zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", evil);
    byte[] bomb = workbook("<row>" + "<c/>".repeat(8 << 20) + "</row>", "", "", "", MAIN);

    assertThat(Reading.of(entity).rows()).isEmpty();
    assertThat(Reading.refusal(withDoctype, ReadOptions.DETECT)).isEqualTo("import.xml.doctype");
    assertThat(Reading.of(bomb, ReadOptions.builder().header(Header.NONE).build()).rows().get(0))
        .contains("import.archive.bomb");
    assertThat(Reading.refusal(Archives.zip("xl/workbook.bin", "x"), ReadOptions.DETECT))
        .isEqualTo("import.xlsx.binary");
    assertThat(Reading.refusal(Archives.zip("word/document.xml", "x"), ReadOptions.DETECT))
        .isEqualTo("import.file.not-a-table");
    assertThat(Reading.refusal(Archives.zip("mimetype", "x", "content.xml", "y"), ReadOptions.DETECT))
        .isEqualTo("import.file.open-document");
    assertThat(Reading.refusal(Arrays.copyOf(entity, 300), ReadOptions.DETECT)).isEqualTo("import.archive.truncated");
    assertThat(Reading.refusal("PK\u0003\u0004".getBytes(UTF_8), ReadOptions.DETECT))
        .isEqualTo("import.archive.truncated");
  }
}
