package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.RejectedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedFilesTest {

  private static final String ROWS = "E-mail,Name,Phone\nada@x.org,Ada,1\n=cmd|' /C calc'!A0,-5,+49 30 1\n"
      + "nobody,\"'=x, \"\"y\"\"\",@home\n";

  private final InMemoryImports stores = new InMemoryImports();

  @TempDir
  private Path folder;

  private Imports imports() {
    return Imports.builder(stores.imports(), stores.staging(), stores.records(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .rejected(new RejectedFiles((tenant, id, file) -> folder.resolve(id + "-" + file + ".csv"))).build();
  }

  private ImportId run(String name, Path file) {
    return run(name, file, ImportPlay.template(""));
  }

  private ImportId run(String name, Path file, String template) {
    ImportId id = new ImportId(name);
    List<ImportFile> files = List.of(ImportFile.of(file));
    imports().open(ACME, id, ALICE, template, files).orElseThrow();
    imports().stage(ACME, id, files, Watch.NOBODY).orElseThrow();
    imports().plan(ACME, id, Watch.NOBODY).orElseThrow();
    imports().commit(ACME, id, ALICE, Watch.NOBODY).orElseThrow();
    return id;
  }

  private List<List<@Nullable String>> cells(ImportId id) {
    return imports().rejected(ACME, id, PageRequest.first(10)).items().stream()
        .map(row -> row.cells().subList(0, 3)).toList();
  }

  @Test
  void canBeImportedAgainUntilNothingIsWrong() throws IOException {
    ImportId first = run("I-1", Files.writeString(folder.resolve("contacts.csv"), ROWS));
    Path errors = folder.resolve("I-1-0.csv");
    assertThat(Files.readString(errors)).startsWith("E-mail,Name,Phone,import_line,import_byte_offset,import_column,"
        + "import_value,import_rule,import_problem\r\n'=cmd").contains(",3,34,E-mail,", "import.rule.email");

    ImportId second = run("I-2", errors);
    assertThat(cells(second)).isEqualTo(cells(first));
    assertThat(cells(first).get(0)).containsExactly("=cmd|' /C calc'!A0", "-5", "+49 30 1");
    assertThat(withoutPlaces(folder.resolve("I-2-0.csv"))).isEqualTo(withoutPlaces(errors));

    run("I-3", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors).replaceFirst("\n'=cmd[^,]*,", "\neve@x.org,")
            .replaceFirst("\nnobody,", "\nbob@x.org,")));
    assertThat(folder.resolve("I-3-0.csv")).doesNotExist();
    assertThat(stores.records().all(ACME, CONTACT).values()).extracting(record -> record.fields().get("name"))
        .containsExactlyInAnyOrder("Ada", "-5", "'=x, \"y\"");
  }

  private static List<String> withoutPlaces(Path file) throws IOException {
    return Files.readString(file).lines().map(line -> line.replaceAll(",\\d+,\\d+,E-mail", "")).toList();
  }

  @Test
  void keepsColumnsWhoseNamesASpreadsheetWouldRun() throws IOException {
    String template = """
        {"name": "t", "entity_type": "contact", "field_mapping": {"E-mail": "email", "@id": "number"},
         "validation_rules": [{"field": "email", "rule": "email"}]}""";
    run("I-1", Files.writeString(folder.resolve("contacts.xml"),
        "<r><p id='7'><E-mail>nobody</E-mail></p><p id='8'><E-mail>ada@x.org</E-mail></p></r>"), template);
    Path errors = folder.resolve("I-1-0.csv");
    assertThat(Files.readString(errors)).startsWith("'@id,E-mail,import_line");

    run("I-2", errors, template);
    assertThat(Files.readString(folder.resolve("I-2-0.csv"))).startsWith("'@id,E-mail,import_line");

    run("I-3", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors).replace(",nobody,", ",eve@x.org,")), template);
    assertThat(stores.records().all(ACME, CONTACT).values()).extracting(record -> record.fields().get("number"))
        .containsExactlyInAnyOrder("7", "8");
  }

  @Test
  void keepsTheTextOfWhatIsNoRow() throws IOException {
    ImportId id = run("I-1", Files.writeString(folder.resolve("contacts.csv"),
        "E-mail,Name,Phone\nada@x.org,Ada,1\nbob@x.org,Bob,2,3,4\neve@x.org,Eve,5\n"));

    List<RejectedRow> rows = imports().rejected(ACME, id, PageRequest.first(10)).items();
    assertThat(rows).hasSize(1);
    assertThat(Files.readString(folder.resolve("I-1-0.csv"))).contains("bob@x.org,Bob,2,3,4");
    assertThat(stores.records().all(ACME, CONTACT)).hasSize(2);
  }
}
