package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of very many rows that are all bad, all the same or all without a key; {@code -Pthorough} takes all of them. */
class CrowdedImportsTest {

  private static final boolean ALL = Integer.getInteger("crmkit.kills", 1) >= 100;
  private static final int BAD = ALL ? 10_000_000 : 30_000;
  private static final int SAME = ALL ? 1_000_000 : 20_000;
  private static final int KEPT = 10_000;
  private static final String TEMPLATE = """
      {"name": "t", "entity_type": "contact", "field_mapping": {"email": "email", "name": "name"},
       "validation_rules": [{"field": "email", "rule": "email"}],
       "dedupe_enabled": true, "dedupe_fields": ["email"], "dedupe_strategy": "merge"}""";

  private final InMemoryImports stores = new InMemoryImports();

  @TempDir
  private Path folder;

  /** A row that is there so many times, never held as a whole. */
  private static List<ImportFile> rows(String row, int times) {
    byte[] again = row.getBytes(UTF_8);
    byte[] header = "email,name\n".getBytes(UTF_8);
    return List.of(ImportFile.of(new SourceFile("rows.csv", () -> new SequenceInputStream(Collections.enumeration(
        new Repeated(header, again, times)))), ReadOptions.DETECT));
  }

  /** Streams that are made when they are asked for. */
  private static final class Repeated extends AbstractList<InputStream> {

    private final byte[] first;
    private final byte[] again;
    private final int times;

    Repeated(byte[] first, byte[] again, int times) {
      this.first = first;
      this.again = again;
      this.times = times;
    }

    @Override
    public InputStream get(int index) {
      return new ByteArrayInputStream(index == 0 ? first : again);
    }

    @Override
    public int size() {
      return times + 1;
    }
  }

  private Imports staged(List<ImportFile> files) {
    Imports imports = Imports.builder(stores.imports(), stores.staging(), stores.records(), Clock.systemUTC())
        .rejected(RejectedFiles.in(folder)).build();
    imports.open(ACME, ID, ALICE, TEMPLATE, files).orElseThrow();
    imports.stage(ACME, ID, files, Watch.NOBODY).orElseThrow();
    return imports;
  }

  private Imports committed(List<ImportFile> files) {
    Imports imports = staged(files);
    imports.plan(ACME, ID, Watch.NOBODY).orElseThrow();
    imports.commit(ACME, ID, ALICE, Watch.NOBODY).orElseThrow();
    return imports;
  }

  @Test
  void keepTheFirstOfTheirErrorsCountThemAllAndWriteThemAllDown() throws IOException {
    Imports imports = staged(rows("nobody,Ada\n", BAD));

    assertThat(imports.statistics(ACME, ID)).isEqualTo(new Statistics(0, BAD, 0, 0));
    assertThat(stores.staging().checkpoint(ACME, ID).problems().counts())
        .isEqualTo(Map.of("import.rule.email", (long) BAD));
    assertThat(stores.staging().rejected(ACME, ID, 0, BAD)).hasSize(KEPT).last()
        .satisfies(row -> assertThat(row.place().line()).isEqualTo(KEPT + 1));
    RejectedRow first = imports.rejected(ACME, ID, PageRequest.first(1)).items().get(0);
    assertThat(first.place().byteOffset()).isEqualTo(11);
    assertThat(first.problems()).extracting(RowProblem::column, RowProblem::raw, RowProblem::code)
        .containsExactly(tuple("email", "nobody", "import.rule.email"));
    try (Stream<String> lines = Files.lines(RejectedFiles.in(folder).path(ACME, ID, 0))) {
      assertThat(lines.count()).isEqualTo(BAD + 1L);
    }
  }

  @Test
  void becomeOneRecordIfTheyAreAllTheSame() {
    Imports imports = committed(rows("none@none.com,Ada\n", SAME));

    assertThat(imports.statistics(ACME, ID)).isEqualTo(new Statistics(SAME, 0, SAME - 1, SAME));
    assertThat(stores.records().all(ACME, CONTACT).values()).extracting(ImportedRecord::fields)
        .containsExactly(Map.of("email", "none@none.com", "name", "Ada"));
  }

  @Test
  void becomeARecordEachIfNoneHasAKey() {
    Imports imports = committed(rows(",Ada\n", SAME));

    assertThat(imports.statistics(ACME, ID)).isEqualTo(new Statistics(SAME, 0, 0, SAME));
    assertThat(stores.records().all(ACME, CONTACT)).hasSize(SAME);
  }
}
