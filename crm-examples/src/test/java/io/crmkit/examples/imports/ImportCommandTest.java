package io.crmkit.examples.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.examples.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  private static final String CONTACTS = """
      E-Mail;Name;Phone
      ADA@example.com;Ada Lovelace;030 123456
      ada@example.com;;+44 20 7946 0958
      nobody;Nobody;
      """;

  @TempDir
  private Path folder;
  private Path template;
  private Path contacts;

  @BeforeEach
  void write() throws IOException {
    template = Files.writeString(folder.resolve("t.json"), """
        {"name": "contacts", "entity_type": "contact",
         "field_mapping": {"E-Mail": "email", "Name": "name", "Phone": "phone"},
         "transformation_rules": [{"field": "email", "transform": "lowercase"},
                                  {"field": "phone", "transform": "normalize_phone", "region": "DE"}],
         "required_fields": ["email"], "validation_rules": [{"field": "email", "rule": "email"}],
         "dedupe_enabled": true, "dedupe_fields": ["email"], "dedupe_strategy": "merge"}""");
    contacts = Files.writeString(folder.resolve("contacts.csv"), CONTACTS);
  }

  @Test
  void printsTheFiguresOfTheImport() {
    Ran ran = Ran.command("import", "--template", template.toString(), contacts.toString());

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lastLine()).isEqualTo("valid=2 invalid=1 duplicate=1 imported=2");
    assertThat(ran.out())
        .contains("created=1 updated=0 merged=1 skipped=0 review=0", "contacts.csv:4", "import.rule.email: 1");
  }

  @Test
  void leavesWhatIsNotValidWhereItCanBeCorrected() throws IOException {
    Ran.command("import", "--template", template.toString(), "--errors", folder.resolve("bad").toString(),
        contacts.toString());

    assertThat(Files.readString(folder.resolve("bad/example/import/rejected-1.csv"))).contains("nobody,Nobody,,4,");
  }

  @Test
  void saysWhereJsonIsCutOffThatHasNoWholeRecord() throws IOException {
    Path cut = Files.writeString(folder.resolve("contacts.json"), "[\n{\"E-Mail\": \"ada@example.com\", \"Na");

    Ran ran = Ran.command("import", "--template", template.toString(), cut.toString());

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("contacts.json, line 2, byte 13: The record ends before it is complete")
        .doesNotContain("[]");
  }

  @Test
  void importsWhatComesBeforeJsonIsCutOff() throws IOException {
    Path cut = Files.writeString(folder.resolve("contacts.json"),
        "[{\"E-Mail\": \"ada@example.com\"},\n{\"E-Mail\": \"bob@example.com\", \"Na");

    Ran ran = Ran.command("import", "--template", template.toString(), cut.toString());

    assertThat(ran.lastLine()).isEqualTo("valid=1 invalid=1 duplicate=0 imported=1");
    assertThat(ran.out()).contains("contacts.json:2", "The record ends before it is complete");
  }

  @Test
  void keepsAnImportAndTakesItBack() {
    String store = folder.resolve("crm").toString();
    Ran first = Ran.command("import", "--template", template.toString(), "--store", store, contacts.toString());
    Ran second = Ran.command(
        "import", "--template", template.toString(), "--store", store, "--id", "again", contacts.toString());
    Ran undone = Ran.command(
        "import", "--template", template.toString(), "--store", store, "--id", "again", "--undo", contacts.toString());

    assertThat(first.lastLine()).isEqualTo("valid=2 invalid=1 duplicate=1 imported=2");
    assertThat(second.lastLine()).isEqualTo("valid=2 invalid=1 duplicate=2 imported=2");
    assertThat(undone.exitCode()).isZero();
  }

  @Test
  void refusesOtherFilesAndAnotherTemplateWhereAnImportOfTheNameIsThere() throws IOException {
    String store = folder.resolve("crm").toString();
    Ran.command("import", "--template", template.toString(), "--store", store, contacts.toString());
    Path more = Files.writeString(folder.resolve("more.csv"), "E-Mail,Name\neve@example.com,Eve\n");
    Path other = Files.writeString(folder.resolve("o.json"), Files.readString(template).replace("merge", "update"));

    Ran again = Ran.command("import", "--template", template.toString(), "--store", store, contacts.toString());
    Ran files = Ran.command("import", "--template", template.toString(), "--store", store, more.toString());
    Ran rules = Ran.command("import", "--template", other.toString(), "--store", store, contacts.toString());

    assertThat(again.lastLine()).isEqualTo("valid=2 invalid=1 duplicate=1 imported=2");
    assertThat(files.exitCode()).isNotZero();
    assertThat(files.err()).contains("the import 'import' was begun with other files");
    assertThat(rules.err()).contains("was begun with another template");
  }

  @Test
  void goesOnWithATemplateWhoseNumbersAreWrittenAnotherWayInTheStore() throws IOException {
    String store = folder.resolve("crm").toString();
    Path powers = Files.writeString(folder.resolve("p.json"), Files.readString(template).replace(
        "{\"field\": \"email\", \"rule\": \"email\"}", "{\"field\": \"phone\", \"rule\": \"range\", \"min\": 1E+2}"));

    Ran first = Ran.command("import", "--template", powers.toString(), "--store", store, contacts.toString());
    Ran again = Ran.command("import", "--template", powers.toString(), "--store", store, contacts.toString());

    assertThat(again.err()).isEmpty();
    assertThat(again.lastLine()).isEqualTo(first.lastLine());
  }

  @Test
  void showsAndStopsThere() {
    Ran ran = Ran.command("import", "--template", template.toString(), "--preview", contacts.toString());

    assertThat(ran.lastLine()).isEqualTo("valid=2 invalid=1 duplicate=1 imported=0");
  }

  @Test
  void findsDuplicatesByARuleAndSaysWhatAddsUpToTheirScores() throws IOException {
    Path rule = Files.writeString(folder.resolve("rule.json"), """
        {"name": "Names", "entity_type": "contact", "match_fields": ["name"], "match_type": "fuzzy",
         "match_threshold": 90}""");
    Files.writeString(contacts, CONTACTS + "other@example.com;Ada Lovelacce;\n");
    String store = folder.resolve("crm").toString();
    Ran ran = Ran.command("import", "--template", template.toString(), "--rule", rule.toString(), "--store", store,
        contacts.toString());
    Ran.command("import", "--template", template.toString(), "--rule", rule.toString(), "--store", store, "--id", "next",
        "--preview", contacts.toString());
    Ran other = Ran.command(
        "import", "--template", template.toString(), "--store", store, "--id", "next", contacts.toString());
    Ran undone = Ran.command(
        "import", "--template", template.toString(), "--store", store, "--undo", contacts.toString());

    assertThat(ran.lastLine()).isEqualTo("valid=3 invalid=1 duplicate=1 imported=3");
    assertThat(ran.out()).contains("  98 row 1: name +98.46");
    assertThat(other.err()).contains("opened with duplicates found by rule-");
    assertThat(undone.exitCode()).as(undone.err()).isZero();
  }

  @Test
  void refusesAModelThatIsNone() throws IOException {
    Path model = Files.writeString(folder.resolve("model.json"), "{\"fields\": []}");
    Ran ran = Ran.command(
        "import", "--template", template.toString(), "--model", model.toString(), contacts.toString());

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("/prior");
  }

  @Test
  void saysWhatIsWrongWithTheTemplate() throws IOException {
    Files.writeString(template, "{\"name\": \"x\", \"entity_type\": \"contact\", \"field_mapping\": {}}");
    Ran ran = Ran.command("import", "--template", template.toString(), contacts.toString());

    assertThat(ran.exitCode()).isNotZero();
    assertThat(ran.err()).contains("/field_mapping");
  }
}
