package io.crmkit.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.imports.model.RowProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "'length', 'min': 2, 'max': 3 | ab | a", "'length', 'max': 1 | 👩 | ab", "'range', 'min': 0.5 | 0.5 | 0.49",
    "'range', 'max': 9 | -10 | 1e1", "'date_range', 'from': '2024-01-01' | 2024-01-01 | 2023-12-31",
    "'date_range', 'to': '2024-01-01' | 2023-02-28 | 2023-02-29", "'pattern', 'pattern': '[A-Z]{2}' | DE | DEU",
    "'one_of', 'values': ['x', 'y'] | y | Y", "'email' | ada.l+x@sub.example.com | ada@example",
    "'email' | jörg@bücher.example | a..b@example.com", "'email' | o'hara@example.com | ada@-example.com",
    "'phone' | +493012345678 | 030123", "'number' | -1234.56 | 1.", "'date' | 2024-02-29 | 2023-02-29",
    "'pattern', 'pattern': '(.*a){12}b' | aaaaaaaaaaaab | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"
  })
  void allowsOneAndRefusesTheOther(String rule, String good, String bad) {
    Runs runs = Runs.validating("{\"field\": \"a\", \"rule\": " + rule.replace('\'', '"') + "}");

    assertThat(runs.on(good).problems()).isEmpty();
    assertThat(runs.on((String) null).problems()).isEmpty();
    assertThat(runs.on(bad).problems()).singleElement().satisfies(problem -> {
      assertThat(problem.code()).startsWith("import.rule.");
      assertThat(problem.raw()).isEqualTo(bad);
    });
  }

  @Test
  void asksForRequiredValuesAfterTheTransformations() {
    Runs runs = Runs.template("""
        "required_fields": ["a", "b"],
        "transformation_rules": [{"field": "a", "transform": "null_values", "values": ["-"]},
                                 {"field": "b", "transform": "default", "value": "x"}]""");

    assertThat(runs.on("-").problems()).extracting(RowProblem::code, RowProblem::column)
        .containsExactly(tuple("import.rule.required", "A"));
  }

  @Test
  void takesNullSpellingsOfTheTemplateForNoValue() {
    Runs runs = Runs.template("\"null_values\": [\"NULL\"], \"required_fields\": [\"a\"]");

    assertThat(runs.on("null").problems()).hasSize(1);
    assertThat(runs.on("Nullmeyer").problems()).isEmpty();
  }

  @Test
  void looksAtSeveralFieldsOfARow() {
    Runs runs = Runs.template("""
        "transformation_rules": [{"field": "a", "transform": "parse_number"},
                                 {"field": "c", "transform": "parse_date"}],
        "validation_rules": [{"field": "a", "rule": "condition", "condition": "a > 0 or b = 'lost'",
                              "message": "An open deal has a price."},
                             {"field": "c", "rule": "condition",
                              "condition": "c is null or c >= date '2024-01-01'"}]""");

    assertThat(runs.on("5", "open").problems()).isEmpty();
    assertThat(runs.on("0", "lost").problems()).isEmpty();
    assertThat(runs.on("0", "open", "2023-05-05").problems()).extracting(RowProblem::message)
        .hasSize(2).contains("An open deal has a price.");
    assertThat(runs.on("soon", "open").problems()).extracting(RowProblem::code).containsExactly("import.number.syntax");
  }

  @Test
  void comparesATextThatARuleMakesOfTruthAsAText() {
    Runs runs = Runs.template("""
        "transformation_rules": [{"field": "a", "transform": "parse_boolean"},
                                 {"field": "b", "transform": "parse_boolean"},
                                 {"field": "b", "transform": "map_values", "values": {"true": "open", "false": "lost"}}],
        "validation_rules": [{"field": "a", "rule": "condition", "condition": "a = true and b = 'open'"}]""");

    assertThat(runs.on("yes", "yes").problems()).isEmpty();
    assertThat(runs.on("no", "yes").problems()).hasSize(1);
    assertThat(runs.on("yes", "no").problems()).hasSize(1);
  }

  @Test
  void showsNoHalfOfACharacterOfAValueThatIsLong() {
    assertThat(Runs.validating("{\"field\": \"a\", \"rule\": \"email\"}").on("x".repeat(59) + "👩").problems())
        .extracting(RowProblem::message)
        .containsExactly("'" + "x".repeat(59) + "…' is no mail address such as ada@example.com.");
  }

  /** What a host would hand in. */
  record Person(
      @NotBlank @Size(max = 5) String a, @Nullable @Max(150) Integer b, @Size(max = 2) List<String> c) {}

  record Birth(LocalDate a) {}

  @Nested
  class OfTheHostsOwnRecord {

    @Test
    void checksTheConstraintsOfEveryComponent() {
      RecordCheck check = RecordCheck.of(Person.class);

      assertThat(check.check(Map.of("a", "Ada", "b", "36", "c", "x; y"))).isEmpty();
      assertThat(check.check(Map.of("a", "\"Lovelace\"\n", "b", "151", "c", "x; y; z")))
          .extracting(violation -> violation.pointer() + " " + violation.code())
          .containsExactlyInAnyOrder("/a validation.size", "/b validation.max", "/c validation.size");
    }

    @Test
    void saysWhatIsNotOfTheTypeOfAComponent() {
      assertThat(RecordCheck.of(Person.class).check(Map.of("a", "Ada", "b", "many")))
          .extracting(violation -> violation.code()).containsExactly("json.wrong-type");
      assertThat(RecordCheck.of(Birth.class).check(Map.of("a", "2023-02-29")))
          .extracting(violation -> violation.code()).containsExactly("json.wrong-value");
    }

    @Test
    void pointsToTheColumnThatTheFieldIsMappedFrom() {
      Runs runs = Runs.template("\"required_fields\": []");
      RowPipeline pipeline = RowPipeline.of(
          runs.template(), List.of("C", "B", "A"), List.of(RecordCheck.of(Person.class))).orElseThrow();

      assertThat(pipeline.run(List.of("x", "007", "Ada")).problems()).singleElement().satisfies(problem -> {
        assertThat(problem.column()).isEqualTo("B");
        assertThat(problem.raw()).isEqualTo("007");
        assertThat(problem.code()).isEqualTo("json.wrong-type");
      });
    }
  }
}
