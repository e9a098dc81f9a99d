package io.crmkit.imports.propose;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.model.template.TemplateCheck;
import io.crmkit.imports.read.Header;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.ReadRow;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.read.SourceRow;
import io.crmkit.imports.read.Sources;
import io.crmkit.imports.row.RowOutcome;
import io.crmkit.imports.row.RowPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {

  private static final Map<String, FieldCatalogue> CATALOGUES = Map.of("lead", FieldCatalogue.LEAD, "contact",
      FieldCatalogue.CONTACT, "account", FieldCatalogue.ACCOUNT, "opportunity", FieldCatalogue.OPPORTUNITY);

  /** Headers as the exports of several systems and languages have them, made up for this; no content helps. */
  @Test
  void findsTheFieldsOfManySystemsByTheirNamesAlone() throws IOException {
    List<String> missed = new ArrayList<>();
    List<List<String>> corpus = corpus();
    for (List<String> line : corpus) {
      FieldCatalogue catalogue = Objects.requireNonNull(CATALOGUES.get(line.get(1)));
      List<Candidate> found = Proposals.of(catalogue, List.of(line.get(2)), List.of()).columns().get(0).candidates();
      String first = found.isEmpty() ? "" : found.get(0).field();
      if (!first.equals(line.get(3))) {
        missed.add(line + " was " + found);
      }
    }
    assertThat(corpus).hasSizeGreaterThan(200);
    assertThat(missed).as("missed").hasSizeLessThanOrEqualTo(corpus.size() / 20);
  }

  @Test
  void findsWhatHasNoNameByItsValues() {
    Proposal proposal = Proposals.of(FieldCatalogue.CONTACT, List.of("column 1", "x", "Spalte"),
        List.of(List.of("ada@example.com", "+49 30 901820", "lorem"),
            List.of("max@example.com", "+1 212 555 2368", "ipsum")));

    assertThat(proposal.mapping()).containsEntry("column 1", "email").containsEntry("x", "phone")
        .doesNotContainKey("Spalte");
    assertThat(proposal.unmapped()).containsExactly("Spalte");
    assertThat(proposal.columns().get(0).candidates().get(0).reasons())
        .containsExactly("Most of its values are of the kind EMAIL.");
    assertThat(proposal.columns().get(0).isAmbiguous()).isTrue();
  }

  @Test
  void doubtsANameWhoseValuesAreOfAnotherKind() {
    Candidate sound = best("Email", "ada@example.com");
    Candidate doubtful = best("Email", "yes");

    assertThat(sound.confidence()).isEqualTo(1);
    assertThat(doubtful.confidence()).isLessThan(0.7);
    assertThat(doubtful.reasons()).last().isEqualTo("0 % of its values can be of the kind EMAIL.");
  }

  private static Candidate best(String column, String value) {
    return Proposals.of(FieldCatalogue.CONTACT, List.of(column), List.of(List.of(value))).columns().get(0)
        .candidates().get(0);
  }

  @Test
  void givesAFieldToOneColumnAndSaysSoOfTheOther() {
    Proposal proposal = Proposals.of(FieldCatalogue.CONTACT, List.of("Phone", "Telephone", "City"), List.of());

    assertThat(proposal.mapping()).containsOnlyKeys("Phone", "City");
    assertThat(proposal.ambiguous()).extracting(ColumnProposal::column).containsExactly("Telephone");
  }

  @Test
  void tellsFromAllValuesHowTheyAreRead() {
    FieldCatalogue deals = FieldCatalogue.of("deal", List.of(new TargetField("closed", FieldKind.DATE, List.of()),
        new TargetField("amount", FieldKind.NUMBER, List.of()), new TargetField("won", FieldKind.BOOLEAN, List.of()),
        new TargetField("zip", FieldKind.POSTAL_CODE, List.of()),
        new TargetField("owner", FieldKind.PERSON_NAME, List.of())));
    Proposal proposal = Proposals.of(deals, List.of("Closed", "Amount", "Won", "Zip", "Owner"), List.of(
        List.of("05/03/2024", "1.234", "ja", "01067", "Ada Null"), List.of("13/03/2024", "1.234,50", "nein", "80331",
            "n/a")));

    Template template = proposal.template("deals", "deal");
    RowOutcome row = RowPipeline.of(template, List.of("Closed", "Amount", "Won", "Zip", "Owner")).orElseThrow()
        .run(List.of("05/03/2024", "1.234", "ja", " 01067", "Null"));

    assertThat(proposal.doubts()).isEmpty();
    assertThat(TemplateCheck.of(template)).isEmpty();
    assertThat(template.fields()).containsExactly("amount", "closed", "owner", "won", "zip");
    assertThat(row.values()).containsExactly("1234", "2024-03-05", "Null", "true", "01067");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "DATE | 05/03/2024 | 06/04/2024 | import.date.ambiguous", "DATE | 31/12/99 | 30/12/99 | import.date.two-digit-year",
    "DATE | soon | later | import.date.syntax", "DATE | 45356 | 45357 | import.date.ambiguous",
    "NUMBER | 1.234 | 2.345 | import.number.ambiguous", "NUMBER | 7 a | 8 b | import.number.syntax",
    "PHONE | +49 30 901820 | 030 901820 | import.phone.no-country"
  })
  void guessesNothingAboutThem(FieldKind kind, String one, String other, String code) {
    FieldCatalogue own = FieldCatalogue.of("x", List.of(new TargetField("value", kind, List.of())));

    Proposal proposal = Proposals.of(own, List.of("Value"), List.of(List.of(one), List.of(other)));

    assertThat(proposal.doubts()).extracting(Doubt::code).containsExactly(code);
    assertThat(proposal.doubts().get(0).column()).isEqualTo("Value");
    assertThat(proposal.rules()).hasSize(code.endsWith("two-digit-year") ? 1 : 0);
  }

  @Test
  void passesOverAWordThatEveryColumnBeginsWith() {
    Proposal proposal = Proposals.of(
        FieldCatalogue.CONTACT, List.of("Person - Name", "Person - Organization", "Person - Owner"), List.of());

    assertThat(proposal.mapping()).containsExactlyInAnyOrderEntriesOf(
        Map.of("Person - Name", "full_name", "Person - Organization", "company", "Person - Owner", "owner"));
  }

  @Test
  void takesTheFieldsOfTheHost() {
    FieldCatalogue own = FieldCatalogue.of("pet",
        List.of(new TargetField("species", FieldKind.TEXT, List.of("Tierart"))));

    assertThat(Proposals.of(own, List.of("TIERART", "Name"), List.of()).mapping())
        .containsExactly(Map.entry("TIERART", "species"));
    assertThat(own.entityType()).isEqualTo("pet");
  }

  private static List<List<String>> corpus() throws IOException {
    List<List<String>> lines = new ArrayList<>();
    try (InputStream bytes = Objects.requireNonNull(ProposalsTest.class.getResourceAsStream("headers.csv"))) {
      SourceFile file = SourceFile.of("headers.csv", bytes.readAllBytes());
      ReadOptions options = ReadOptions.builder().delimiter('|').header(Header.FIRST_ROW).build();
      try (RowSource source = Sources.open(file, options).orElseThrow()) {
        for (ReadRow row = source.next(); row != null; row = source.next()) {
          lines.add(((SourceRow) row).values().stream().map(value -> value == null ? "" : value).toList());
        }
      }
    }
    return lines;
  }
}
