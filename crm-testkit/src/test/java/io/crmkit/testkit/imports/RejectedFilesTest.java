package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowPlace;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.port.RejectedRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedFilesTest {

  private static final String ROWS = "E-mail,Name,Phone\nada@x.org,Ada,1\n=cmd|' /C calc'!A0,-5,+49 30 1\n"
      + "nobody,\"'=x, \"\"y\"\"\",@home\n";

  private final InMemoryImports stores = new InMemoryImports();

  @TempDir
  private Path folder;

  private Imports imports() {
    return Imports.builder(stores.imports(), stores.staging(), stores.records(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .rejected(RejectedFiles.in(folder)).build();
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

  private Path errors(String id) {
    return RejectedFiles.in(folder).path(ACME, new ImportId(id), 0);
  }

  private List<List<@Nullable String>> cells(ImportId id) {
    return imports().rejected(ACME, id, PageRequest.first(10)).items().stream()
        .map(row -> row.cells().subList(0, 3)).toList();
  }

  @Test
  void canBeImportedAgainUntilNothingIsWrong() throws IOException {
    ImportId first = run("I-1", Files.writeString(folder.resolve("contacts.csv"), ROWS));
    Path errors = errors("I-1");
    assertThat(Files.readString(errors)).startsWith("E-mail,Name,Phone,import_line,import_byte_offset,import_column,"
        + "import_value,import_rule,import_problem\r\n'=cmd").contains(",3,34,E-mail,", "import.rule.email");

    ImportId second = run("I-2", errors);
    assertThat(cells(second)).isEqualTo(cells(first));
    assertThat(cells(first).get(0)).containsExactly("=cmd|' /C calc'!A0", "-5", "+49 30 1");
    assertThat(withoutPlaces(errors("I-2"))).isEqualTo(withoutPlaces(errors));

    run("I-3", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors).replaceFirst("\n'=cmd[^,]*,", "\neve@x.org,")
            .replaceFirst("\nnobody,", "\nbob@x.org,")));
    assertThat(errors("I-3")).doesNotExist();
    assertThat(stores.records().all(ACME, CONTACT).values()).extracting(record -> record.fields().get("name"))
        .containsExactlyInAnyOrder("Ada", "-5", "'=x, \"y\"");
  }

  @Test
  void areNotWrittenOverBySomebodyWhoStagesTheSameAndIsOvertaken() throws IOException {
    ImportId id = new ImportId("I-1");
    List<ImportFile> files =
        List.of(ImportFile.of(Files.writeString(folder.resolve("contacts.csv"), ROWS.repeat(2) + "other,O,\n")));
    imports().open(ACME, id, ALICE, ImportPlay.template(""), files).orElseThrow();
    boolean[] overtaken = {false};
    Imports slow = Imports.builder(stores.imports(), stores.staging(), stores.records(), Clock.systemUTC())
        .rejected(RejectedFiles.in(folder)).batch(2).check(fields -> {
          if (!overtaken[0]) {
            overtaken[0] = true;
            imports().stage(ACME, id, files, Watch.NOBODY).orElseThrow();
          }
          return List.of();
        }).build();

    assertThatExceptionOfType(StaleWriteException.class)
        .isThrownBy(() -> slow.stage(ACME, id, files, Watch.NOBODY));

    assertThat(Files.readString(errors("I-1"))).contains("cmd", "nobody", "\r\nother,");
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
    Path errors = errors("I-1");
    assertThat(Files.readString(errors)).startsWith("'@id,E-mail,import_line");

    run("I-2", errors, template);
    assertThat(Files.readString(errors("I-2"))).startsWith("'@id,E-mail,import_line");

    run("I-3", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors).replace(",nobody,", ",eve@x.org,")), template);
    assertThat(stores.records().all(ACME, CONTACT).values()).extracting(record -> record.fields().get("number"))
        .containsExactlyInAnyOrder("7", "8");
  }

  @Test
  void keepsTheTextOfWhatIsNoRowUntilItIsOne() throws IOException {
    String noRow = "bob@x.org,Bob," + "2".repeat(5_000) + ",3,4";
    ImportId id = run("I-1", Files.writeString(folder.resolve("contacts.csv"),
        "E-mail,Name,Phone\nada@x.org,Ada,1\n" + noRow + "\neve@x.org,Eve,5\n"));

    List<RejectedRow> rows = imports().rejected(ACME, id, PageRequest.first(10)).items();
    assertThat(rows).extracting(RejectedRow::text).containsExactly(noRow);
    ImportId second = run("I-2", errors("I-1"));
    assertThat(imports().rejected(ACME, second, PageRequest.first(10)).items()).singleElement().satisfies(again -> {
      assertThat(again.text()).isEqualTo(noRow);
      assertThat(again.problems()).isEqualTo(rows.get(0).problems());
    });
    run("I-3", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors("I-2")).replaceFirst("\n,,,", "\nbob@x.org,Bob,2,")));
    assertThat(errors("I-3")).doesNotExist();
    assertThat(stores.records().all(ACME, CONTACT)).hasSize(3);
  }

  @Test
  void keepsTheTextOfARowWithANulUntilTheRowIsCorrected() throws IOException {
    run("I-1", Files.writeString(folder.resolve("contacts.csv"), "E-mail,Name,Phone\nada@x.org,A\0da,1\n"));

    ImportId second = run("I-2", errors("I-1"));
    assertThat(imports().rejected(ACME, second, PageRequest.first(10)).items()).singleElement().satisfies(again -> {
      assertThat(again.text()).isEqualTo("ada@x.org,A\ufffdda,1");
      assertThat(again.problems()).extracting(RowProblem::code).containsExactly("import.text.nul");
    });
    run("I-3", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors("I-2")).replaceFirst("\n,,,", "\nada@x.org,Ada,1,")));
    assertThat(errors("I-3")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\u540d"})
  void areReadAgainHoweverLongTheirRowsAre(String sign) throws IOException {
    String notes = "\"" + sign.repeat(900_000) + "\"";
    String limited = ImportPlay.template("").replace("\"rule\": \"email\"}",
        "\"rule\": \"email\"}, {\"field\": \"name\", \"rule\": \"length\", \"max\": 10}");
    run("I-1", Files.writeString(folder.resolve("contacts.csv"), "E-mail,Name,Phone\nada@x.org," + notes + ",1\n"
        + "eve@x.org," + "\u540d".repeat(300_000) + ",2\nbob@x.org," + "y".repeat(2_000_000) + ",3\n"), limited);

    ImportId second = run("I-2", errors("I-1"), limited);

    assertThat(imports().rejected(ACME, second, PageRequest.first(10)).items()).hasSize(3)
        .allSatisfy(row -> assertThat(row.text()).satisfiesAnyOf(text -> assertThat(text).isNull(),
            text -> assertThat(text).startsWith("ada@x.org,"), text -> assertThat(text).startsWith("bob@x.org,")));
    assertThat(texts(errors("I-2"))).isEqualTo(texts(errors("I-1")));
  }

  private static List<String> texts(Path file) throws IOException {
    return Files.readString(file).lines().map(line -> line.replaceAll(",\\d+,\\d+,(Name|\"\"),", ",")).toList();
  }

  @Test
  void keepsAColumnThatIsCalledLikeOneOfItsOwn() throws IOException {
    String template = """
        {"name": "t", "entity_type": "contact", "field_mapping": {"E-mail": "email", "import_line": "line"},
         "validation_rules": [{"field": "email", "rule": "email"}]}""";
    run("I-1", Files.writeString(folder.resolve("contacts.csv"), "E-mail,import_line\nnobody,L7\n"), template);
    run("I-2", errors("I-1"), template);

    run("I-3", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors("I-2")).replace("nobody,", "bob@x.org,")), template);

    assertThat(stores.records().all(ACME, CONTACT).values()).extracting(record -> record.fields().get("line"))
        .containsExactly("L7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'Ann'", "a; b; c; d; e; f; g; h; i; j; k", "a|b|c|d|e|f|g|h|i|j|k|l", "C:\\"})
  void areReadAsTheyWereWrittenWhateverTheirValuesLookLike(String name) throws IOException {
    String rows = (",\"" + name + "\",1\n").repeat(5);
    run("I-1", Files.writeString(folder.resolve("contacts.csv"), "E-mail,Name,Phone\nmax@x.org,Max,\"1,1\"\n" + rows
        + "\n"), ImportPlay.template(""));

    run("I-2", Files.writeString(folder.resolve("corrected.csv"),
        Files.readString(errors("I-1")).replace("\n,", "\nada@x.org,")));

    assertThat(stores.records().all(ACME, CONTACT).values()).extracting(record -> record.fields().get("name"))
        .containsExactlyInAnyOrder("Max", name, name, name, name, name);
  }

  @Test
  void areNotOverwrittenByTheImportOfThem() throws IOException {
    run("I-1", Files.writeString(folder.resolve("contacts.csv"), ROWS));
    String corrected = Files.readString(errors("I-1"));

    run("I-2", errors("I-1"));

    assertThat(errors("I-1")).hasContent(corrected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "/etc/passwd", "a/b", "..", "C:\\x", "nul", "x\u202ey", "Q", "q"})
  void areInTheirFolderWhateverTheImportIsCalled(String id) {
    Path path = errors(id);

    assertThat(path.normalize()).isEqualTo(path).startsWithRaw(folder.normalize());
    assertThat(folder.relativize(path)).hasToString("acme/" + own(path) + "/rejected-1.csv");
    assertThat(own(errors("q"))).isNotEqualToIgnoringCase(
        own(errors("Q")));
  }

  private static String own(Path file) {
    return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
  }

  /** A disk that is full, in the middle of a row of the file. */
  @Test
  void areWholeAgainOnceThereIsRoom() throws IOException {
    Path file = Files.writeString(folder.resolve("contacts.csv"), ROWS.repeat(20));
    List<ImportFile> files = List.of(ImportFile.of(file));
    run("I-1", file);
    int[] calls = {0};
    RejectedRows real = RejectedFiles.in(folder);
    Imports full = Imports.builder(stores.imports(), stores.staging(), stores.records(), Clock.systemUTC()).batch(7)
        .rejected((tenant, id, number, header, position, rows) -> {
          long end = real.append(tenant, id, number, header, position, rows);
          if (++calls[0] % 2 == 0) {
            truncate(RejectedFiles.in(folder).path(tenant, id, number), (position + end) / 2);
            throw new UncheckedIOException(new IOException("No space left on device"));
          }
          return end;
        }).build();
    ImportId id = new ImportId("I-2");
    full.open(ACME, id, ALICE, ImportPlay.template(""), files).orElseThrow();

    int failed = 0;
    while (full.find(ACME, id).orElseThrow().value() instanceof Opened job && job.phase() == ImportPhase.STAGING) {
      try {
        full.stage(ACME, id, files, Watch.NOBODY).orElseThrow();
      } catch (UncheckedIOException e) {
        failed++;
      }
    }

    assertThat(failed).isGreaterThan(2);
    assertThat(errors("I-2")).hasSameTextualContentAs(errors("I-1"));
    assertThat(full.statistics(ACME, id).invalid()).isEqualTo(40);
  }

  private static void truncate(Path file, long size) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void mustBeWhereTheyWereWhenTheWorkGoesOn() throws IOException {
    Path file = Files.writeString(folder.resolve("contacts.csv"), ROWS);
    RejectedRow row = new RejectedRow(1, new RowPlace("a.csv", 2, 9), null, Arrays.asList("x"),
        List.of(new RowProblem("a", "a", "x", "import.rule.email", "No address.")));
    RejectedFiles rejected = RejectedFiles.in(folder);
    long position = rejected.append(ACME, new ImportId("I-9"), 0, List.of("a"), 0, List.of(row));
    Files.move(errors("I-9"), file, StandardCopyOption.REPLACE_EXISTING);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> rejected.append(ACME, new ImportId("I-9"), 0, List.of("a"), position, List.of(row)))
        .withStackTraceContaining("put it back");
  }
}
