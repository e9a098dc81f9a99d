package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.imports.ImportFile;
import io.crmkit.imports.RecordExport;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.template.DedupeMatch;
import io.crmkit.imports.model.template.DedupeStrategy;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.text.Signs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exported is imported as itself, whatever stands in it. */
class RecordExportPropertiesTest {

  private static final String KEY = "key";
  private static final List<String> FIELDS = List.of(KEY, "=cmd|x", "a \"b\", c", "Größe", "e-mail", "e mail");

  private static final List<String> HOSTILE = List.of(
      "=1+1", "'=1+1", "''+x", "@SUM(A1)", "-5", "-5+2", "+49 30 12", "+49-30-12", "007", "00123", "1e5", "1.23E+15",
      "line\nbreak", "cr\r\nlf", "\r", "\n", "a\"b", "\"", "\"\"", "a,b", "a;b;c;d", "a\tb|c", " lead", "trail ", " ", "",
      "\ttab", "\ufb01", "\ud83d\ude80", "\ufeffx", "null", "NULL", "N/A", "-", "\u00a0", "#comment", "x\u200by", "\uff1d1",
      "=\"00123\"", "'", "\u202ex", "sep=;", "\u200b", "\u0085", " \ufeff", "'Ann'", "a|b|c|d|e|f|g|h");

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(8)
        .filter(text -> text.indexOf(0) < 0 && text.chars().noneMatch(sign -> Character.isSurrogate((char) sign)));
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, Arbitraries.of(HOSTILE)), net.jqwik.api.Tuple.of(1, any));
  }

  @Provide
  Arbitrary<List<Map<String, String>>> records() {
    return Arbitraries.maps(Arbitraries.of(FIELDS), values()).ofMaxSize(FIELDS.size()).list().ofMaxSize(12);
  }

  @Property(tries = 150)
  void whatIsExportedIsImportedAsItself(@ForAll("records") List<Map<String, String>> records,
      @ForAll("strategies") DedupeStrategy strategy) throws IOException {
    ImportPlay play = new ImportPlay(template(strategy), 5);
    for (int i = 0; i < records.size(); i++) {
      Map<String, String> fields = new TreeMap<>(records.get(i));
      fields.put(KEY, "=" + i + fields.getOrDefault(KEY, ""));
      play.stores.records().put(ACME, CONTACT, "R-" + i, fields);
    }
    Map<String, ImportedRecord> before = play.records();
    byte[] exported = export(before);

    play.run(ID, List.of(ImportFile.of(SourceFile.of("export.csv", exported), ReadOptions.DETECT)));

    assertThat(play.records()).isEqualTo(before);
    assertThat(play.imports.statistics(ACME, ID).valid()).isEqualTo(records.size());
    assertThat(play.imports.statistics(ACME, ID).duplicate()).isEqualTo(records.size());
    assertThat(export(play.records())).isEqualTo(exported);
    Statistics.collect(records.size() > 2);
    Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 20));
  }

  @Property(tries = 100)
  void whatIsExportedIsImportedIntoAnEmptyStoreAsItWas(@ForAll("records") List<Map<String, String>> records)
      throws IOException {
    Map<String, ImportedRecord> from = new TreeMap<>();
    for (int i = 0; i < records.size(); i++) {
      Map<String, String> fields = new TreeMap<>(records.get(i));
      fields.put(KEY, "=" + i + fields.getOrDefault(KEY, ""));
      fields.values().removeIf(RecordExportPropertiesTest::isNothing);
      from.put("R-" + i, new ImportedRecord("R-" + i, 1, fields));
    }
    ImportPlay play = new ImportPlay(template(DedupeStrategy.SKIP), 5);

    play.run(ID, List.of(ImportFile.of(SourceFile.of("export.csv", export(from)), ReadOptions.DETECT)));

    assertThat(play.fields().values())
        .containsExactlyInAnyOrderElementsOf(from.values().stream().map(ImportedRecord::fields).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"red; green; blue; pink; white; grey; black", "a|b|c|d|e|f|g|h|i|j|k|l", "'Ann'", "=A'", "\\"})
  void whatStandsInEveryRecordIsImportedAsItself(String value) throws IOException {
    List<String> fields = List.of(KEY, "tags");
    ImportPlay play = new ImportPlay(template(DedupeStrategy.UPDATE, fields), 5);
    for (int i = 0; i < 30; i++) {
      play.stores.records().put(ACME, CONTACT, "R-" + i, Map.of(KEY, "k" + i, "tags", value));
    }
    Map<String, ImportedRecord> before = play.records();
    byte[] exported = export(before, fields);

    play.run(ID, List.of(ImportFile.of(SourceFile.of("export.csv", exported), ReadOptions.DETECT)));

    assertThat(play.records()).isEqualTo(before);
    assertThat(play.imports.statistics(ACME, ID).duplicate()).isEqualTo(30);
  }

  @Test
  void refusesFieldsThatAreThereTwice() {
    assertThatIllegalArgumentException().isThrownBy(
        () -> RecordExport.to(OutputStream.nullOutputStream(), List.of("a", RecordExport.ID)));
  }

  @Provide
  Arbitrary<DedupeStrategy> strategies() {
    return Arbitraries.of(DedupeStrategy.SKIP, DedupeStrategy.UPDATE, DedupeStrategy.MERGE);
  }

  /** What an import takes for no value: nothing that anybody sees. */
  private static boolean isNothing(String value) {
    return value.codePoints().allMatch(sign -> Signs.isBlank(sign) || Signs.isInvisible(sign));
  }

  private static String template(DedupeStrategy strategy) {
    return template(strategy, FIELDS);
  }

  private static String template(DedupeStrategy strategy, List<String> fields) {
    Template.Builder template = Template.builder("again", CONTACT).dedupe(strategy, DedupeMatch.ALL, KEY);
    fields.forEach(field -> template.map(field, field));
    return TemplateJson.write(template.build());
  }

  private static byte[] export(Map<String, ImportedRecord> records) throws IOException {
    return export(records, FIELDS);
  }

  private static byte[] export(Map<String, ImportedRecord> records, List<String> fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RecordExport export = RecordExport.to(bytes, fields)) {
      for (ImportedRecord record : records.values()) {
        export.write(record);
      }
    }
    return bytes.toByteArray();
  }
}
