package io.crmkit.testkit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.imports.read.Escaping;
import io.crmkit.imports.read.Header;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.ReadRow;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.read.SourceRow;
import io.crmkit.imports.read.Sources;
import io.crmkit.imports.read.UnreadableRow;
import io.crmkit.imports.write.FormulaText;
import io.crmkit.imports.write.Formulas;
import io.crmkit.imports.write.TableWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** What holds for delimited files of any content, encoding and ends of lines. */
class DelimitedPropertiesTest {

  private static final List<String> HEADER = List.of("one", "two", "three");
  private static final List<String> CHARSETS =
      List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "windows-1252", "GB18030", "windows-31j");

  @Property
  void aTableThatWasWrittenIsReadAsItWas(@ForAll("tables") List<List<@Nullable String>> table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.to(bytes, Formulas.NEUTRALISE)) {
      writer.row(HEADER);
      for (List<@Nullable String> row : table) {
        writer.row(row);
      }
    }

    List<List<@Nullable String>> read = new ArrayList<>();
    for (ReadRow row : rows(bytes.toByteArray(), options("UTF-8", ','))) {
      read.add(restored(((SourceRow) row).values()));
    }

    Statistics.label("formula").collect(table.stream().flatMap(List::stream)
        .anyMatch(value -> value != null && FormulaText.isDangerous(value)))
        .coverage(coverage -> coverage.check(true).count(count -> count > 0));
    assertThat(read).isEqualTo(table);
  }

  @Property
  void everyRowIsReadWithItsPlaceWhateverTheEncoding(
      @ForAll("tables") List<List<@Nullable String>> table, @ForAll("charsets") String charset,
      @ForAll("ends") String end, @ForAll("delimiters") char delimiter) throws IOException {
    Text text = new Text(Charset.forName(charset), end, delimiter);
    text.add(HEADER);
    table.forEach(text::add);

    List<ReadRow> read = rows(text.bytes.toByteArray(), options(charset, delimiter));

    assertThat(read).hasSameSizeAs(table);
    for (int i = 0; i < table.size(); i++) {
      assertThat(((SourceRow) read.get(i)).values()).isEqualTo(text.encodable(table.get(i)));
      assertThat(read.get(i).place().byteOffset()).isEqualTo(text.offsets.get(i + 1));
    }
  }

  @Property
  void aRowThatIsSpoiltCostsOneRow(
      @ForAll("tables") List<List<@Nullable String>> before, @ForAll("tables") List<List<@Nullable String>> after,
      @ForAll("spoilers") String spoilt, @ForAll("ends") String end) throws IOException {
    Text text = new Text(StandardCharsets.UTF_8, end, ',');
    text.add(HEADER);
    before.forEach(text::add);
    text.raw(spoilt.getBytes(StandardCharsets.ISO_8859_1));
    after.forEach(text::add);

    List<ReadRow> read = rows(text.bytes.toByteArray(), options("UTF-8", ','));

    Statistics.label("followed").collect(!after.isEmpty()).coverage(c -> c.check(true).count(count -> count > 0));
    assertThat(read.get(before.size())).isInstanceOf(UnreadableRow.class);
    assertThat(read.get(before.size()).place().byteOffset()).isEqualTo(text.offsets.get(before.size() + 1));
    assertThat(values(read.subList(0, before.size()))).isEqualTo(before);
    assertThat(values(read.subList(before.size() + 1, read.size()))).isEqualTo(after);
  }

  private static List<List<@Nullable String>> values(List<ReadRow> rows) {
    return rows.stream().map(row -> ((SourceRow) row).values()).toList();
  }

  private static ReadOptions options(String charset, char delimiter) {
    return ReadOptions.builder().charset(Charset.forName(charset)).header(Header.FIRST_ROW)
        .delimiter(delimiter).quote('"').escaping(Escaping.DOUBLED).build();
  }

  private static List<ReadRow> rows(byte[] bytes, ReadOptions options) throws IOException {
    List<ReadRow> rows = new ArrayList<>();
    try (RowSource source = Sources.open(SourceFile.of("table.csv", bytes), options).orElseThrow()) {
      for (ReadRow row = source.next(); row != null; row = source.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<@Nullable String> restored(List<@Nullable String> values) {
    List<@Nullable String> restored = new ArrayList<>();
    for (String value : values) {
      restored.add(value == null ? null : FormulaText.restore(value));
    }
    return restored;
  }

  @Provide
  Arbitrary<List<List<@Nullable String>>> tables() {
    Arbitrary<String> value = Arbitraries.of("a", "b", ",", ";", "\"", "\n", "\r\n", "\r", " ", "é", "名", "😀", "'",
        "=", "-", "1", "\t")
        .list().ofMaxSize(6).map(parts -> String.join("", parts));
    Arbitrary<List<@Nullable String>> row = value.injectNull(0.2).list().ofSize(2)
        .map(values -> Arrays.asList("x" + values.hashCode() % 5, values.get(0), values.get(1)));
    return row.list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> charsets() {
    return Arbitraries.of(CHARSETS);
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  /** None of them opens a quote: what an open quote costs depends on what follows it. */
  @Provide
  Arbitrary<String> spoilers() {
    return Arbitraries.of("bad\u00ff,1,2", "\"a\"b,1,2", "x,\"\"y,z", "a\u0000b,1,2", "a,\u00c0\u00af,c", "one",
        "1,2,3,4");
  }

  /** A file as some program would write it, and where its rows begin. */
  private static final class Text {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Long> offsets = new ArrayList<>();
    private final Charset charset;
    private final String end;
    private final char delimiter;

    Text(Charset charset, String end, char delimiter) {
      this.charset = charset;
      this.end = end;
      this.delimiter = delimiter;
    }

    void add(List<? extends @Nullable String> row) {
      List<String> written = new ArrayList<>();
      for (String value : row) {
        written.add(value == null ? "" : '"' + value.replace("\"", "\"\"") + '"');
      }
      raw(String.join(String.valueOf(delimiter), written).getBytes(charset));
    }

    void raw(byte[] line) {
      offsets.add((long) bytes.size());
      bytes.writeBytes(line);
      bytes.writeBytes(end.getBytes(charset));
    }

    /** What is left of the values in an encoding that has not every sign. */
    List<@Nullable String> encodable(List<@Nullable String> row) {
      List<@Nullable String> values = new ArrayList<>();
      for (String value : row) {
        values.add(value == null ? null : new String(value.getBytes(charset), charset));
      }
      return values;
    }
  }
}
