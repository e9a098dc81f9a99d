package io.crmkit.imports.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Violations;
import io.crmkit.imports.model.template.DedupeMatch;
import io.crmkit.imports.model.template.DedupeStrategy;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.model.template.TransformationRule;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateJsonTest {

  static final String WEB_LEADS = """
      {"name": "Web leads", "entity_type": "contact",
       "field_mapping": {"E-mail": "email", "Phone": "phone", "Full name": "name"},
       "transformation_rules": [{"field": "email", "transform": "lowercase"},
                                {"field": "phone", "transform": "normalize_phone", "region": "DE"}],
       "required_fields": ["email"],
       "validation_rules": [{"field": "email", "rule": "email"}],
       "dedupe_enabled": true, "dedupe_fields": ["email"], "dedupe_strategy": "update"}""";

  @Test
  void readsTheFormOfTheMission() {
    Template template = TemplateJson.read(WEB_LEADS).orElseThrow();

    assertThat(template.fields()).containsExactlyInAnyOrder("email", "name", "phone");
    assertThat(template.transformationRules()).containsExactly(
        new TransformationRule.Lowercase("email", null), new TransformationRule.NormalizePhone("phone", "DE"));
    assertThat(template.keyFields()).containsExactly("email");
    assertThat(template.match()).isEqualTo(DedupeMatch.ALL);
    assertThat(template.strategy(100)).isEqualTo(DedupeStrategy.UPDATE);
  }

  @Test
  void writesWhatReadsAsItsEqual() {
    Template template = TemplateJson.read(WEB_LEADS).orElseThrow();

    assertThat(TemplateJson.read(TemplateJson.write(template)).orElseThrow()).isEqualTo(template);
    assertThat(TemplateJson.write(template)).contains("\"transform\":\"normalize_phone\"", "\"rule\":\"email\"");
  }

  @Test
  void hasItsFieldsInOneOrderHoweverTheDocumentHasThem() {
    Template one = TemplateJson.read(document("\"field_mapping\": {\"b\": \"x\", \"a\": \"y\"}")).orElseThrow();
    Template other = TemplateJson.read(document("\"field_mapping\": {\"a\": \"y\", \"b\": \"x\"}")).orElseThrow();

    assertThat(one.fields()).isEqualTo(other.fields());
  }

  @Test
  void choosesTheStrategyByTheScore() {
    Template template = TemplateJson.read(document("""
        "field_mapping": {"a": "a"}, "dedupe_enabled": true, "dedupe_fields": ["a"],
        "dedupe_bands": [{"from": 95, "strategy": "update"}, {"from": 70, "strategy": "review"}]""")).orElseThrow();

    assertThat(List.of(template.strategy(95), template.strategy(94), template.strategy(69)))
        .containsExactly(DedupeStrategy.UPDATE, DedupeStrategy.REVIEW, DedupeStrategy.CREATE_NEW);
  }

  @Nested
  class Refuses {

    @Test
    void unknownMembersAndTransformationsByName() {
      assertProblems("""
          "field_mapping": {"a": "a"}, "dedupe_field": ["a"],
          "transformation_rules": [{"field": "a", "transform": "lowercse"}, {"field": "a"},
                                   {"field": "a", "transform": "trim", "region": "DE"}]""",
          "/dedupe_field json.unknown-field", "/transformation_rules/0/transform json.unknown-type",
          "/transformation_rules/1/transform json.missing-field", "/transformation_rules/2/region json.unknown-field");
    }

    @Test
    void fieldsThatNoColumnAndNoRuleMakes() {
      assertProblems("""
          "field_mapping": {"a": "a"}, "required_fields": ["b", "a", "a"],
          "dedupe_enabled": true, "dedupe_fields": ["c"],
          "transformation_rules": [{"field": "d", "transform": "trim"},
                                   {"field": "f", "transform": "concat", "fields": ["a", "e"]},
                                   {"field": "f", "transform": "trim"}],
          "validation_rules": [{"field": "g", "rule": "email"}],
          "field_policies": [{"field": "h", "take": "longest"}]""",
          "/transformation_rules/0/field import.template.field",
          "/transformation_rules/1/fields/1 import.template.field",
          "/required_fields/0 import.template.field", "/required_fields/2 import.template.field",
          "/validation_rules/0/field import.template.field", "/dedupe_fields/0 import.template.field",
          "/field_policies/0/field import.template.field");
    }

    @Test
    void twoColumnsForOneField() {
      assertProblems("\"field_mapping\": {\"Work phone\": \"phone\", \"Home phone\": \"phone\"}",
          "/field_mapping/Work phone import.template.mapping");
    }

    @Test
    void aMappingOfNothing() {
      assertProblems("\"field_mapping\": {}", "/field_mapping import.template.mapping");
    }

    @Test
    void parametersThatMeanNothing() {
      assertProblems("""
          "field_mapping": {"a": "a"},
          "transformation_rules": [
            {"field": "a", "transform": "normalize_phone", "region": "XX"},
            {"field": "a", "transform": "parse_date", "format": "dd/QQQQQQ/yyyy"},
            {"field": "a", "transform": "parse_boolean", "true_values": ["si"]},
            {"field": "a", "transform": "parse_boolean", "true_values": ["x"], "false_values": ["X"]},
            {"field": "a", "transform": "regex_replace", "pattern": "(", "with": ""},
            {"field": "a", "transform": "regex_replace", "pattern": "(a)", "with": "$2"},
            {"field": "a", "transform": "regex_extract", "pattern": "a", "group": 1},
            {"field": "a", "transform": "split", "separator": "", "into": []},
            {"field": "a", "transform": "truncate", "length": 0},
            {"field": "a", "transform": "pad_left", "length": 3, "with": "ab"},
            {"field": "a", "transform": "map_values", "values": {}},
            {"field": "a", "transform": "replace", "text": "", "with": "x"},
            {"field": "a", "transform": "default", "value": " "}]""",
          "/transformation_rules/0/region import.template.parameter",
          "/transformation_rules/1/format import.template.parameter",
          "/transformation_rules/2 import.template.parameter",
          "/transformation_rules/3 import.template.parameter",
          "/transformation_rules/4/pattern import.template.pattern",
          "/transformation_rules/5/with import.template.parameter",
          "/transformation_rules/6/group import.template.parameter",
          "/transformation_rules/7/separator import.template.parameter",
          "/transformation_rules/7/into import.template.parameter",
          "/transformation_rules/8/length import.template.parameter",
          "/transformation_rules/9/with import.template.parameter",
          "/transformation_rules/10/values import.template.parameter",
          "/transformation_rules/11/text import.template.parameter",
          "/transformation_rules/12/value import.template.parameter");
    }

    @Test
    void waysOfReadingThatThereAreNot() {
      assertProblems("""
          "field_mapping": {"a": "a"},
          "transformation_rules": [
            {"field": "a", "transform": "parse_date", "zone": "Mars/Base"},
            {"field": "a", "transform": "parse_date", "formats": ["day_month"]},
            {"field": "a", "transform": "parse_number", "locale": "de", "decimal": "comma"},
            {"field": "a", "transform": "null_values"},
            {"field": "a", "transform": "split_name", "given": "n", "family": "n"},
            {"field": "a", "transform": "split_name", "given": " ", "family": "f"}]""",
          "/transformation_rules/0/zone import.template.parameter",
          "/transformation_rules/1/formats/0 import.template.parameter",
          "/transformation_rules/2/decimal import.template.parameter",
          "/transformation_rules/3/values import.template.parameter",
          "/transformation_rules/4/family import.template.parameter",
          "/transformation_rules/5/given import.template.field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "qqq", "'x'", "HH:mm", "yyyy", "dd.MM", "MMM yyyy", "YYYY-MM-dd", "yyyy-'W'ww-e"})
    void formatsThatMakeADateOfNoText(String format) {
      String members = """
          "field_mapping": {"a": "a"},
          "transformation_rules": [{"field": "a", "transform": "parse_date", %s}]""";

      assertProblems(members.formatted("\"format\": \"" + format + "\""),
          "/transformation_rules/0/format import.template.parameter");
      assertProblems(members.formatted("\"formats\": [\"d/M/yy\", \"" + format + "\"]"),
          "/transformation_rules/0/formats/1 import.template.parameter");
    }

    @Test
    void rulesThatAllowNothing() {
      assertProblems("""
          "field_mapping": {"a": "a", "b": "b"},
          "validation_rules": [{"field": "a", "rule": "range", "min": 2, "max": 1},
                               {"field": "a", "rule": "length"},
                               {"field": "a", "rule": "date_range", "from": "2024-02-01", "to": "2024-01-01"},
                               {"field": "a", "rule": "one_of", "values": []},
                               {"field": "a", "rule": "condition", "condition": "a >"},
                               {"field": "a", "rule": "condition", "condition": "c = 'x'"}]""",
          "/validation_rules/0 import.template.parameter", "/validation_rules/1 import.template.parameter",
          "/validation_rules/2 import.template.parameter", "/validation_rules/3/values import.template.parameter",
          "/validation_rules/4/condition import.template.condition",
          "/validation_rules/5/condition import.template.field");
    }

    @Test
    void comparingByNothingAndBandsThatOverlap() {
      assertProblems("""
          "field_mapping": {"a": "a"}, "dedupe_enabled": true,
          "dedupe_bands": [{"from": 90, "strategy": "skip"}, {"from": 90, "strategy": "update"},
                           {"from": 101, "strategy": "review"}]""",
          "/dedupe_fields import.template.dedupe", "/dedupe_bands/1/from import.template.band",
          "/dedupe_bands/2/from import.template.band");
    }

    @Test
    void aNewerVersion() {
      assertProblems("\"version\": 2, \"field_mapping\": {\"a\": \"a\"}", "/version json.unknown-version");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"day_month_year", "excel_1904", "d/M/yy", "ddMMyy", "yyyyMMddHHmmssSSS", "d. MMMM yyyy",
      "EEE, d MMM yyyy h:mm a", "yyyy-DDD", "YYYY-'W'ww-e", "uuuu-MM-dd'T'HH:mm[:ss][XXX]", "MMMM d, y G",
      "EEE MMM dd HH:mm:ss z yyyy", "dd.MM.yyyy HH:mm VV", "[yy]yy-MM-dd", "ppd/ppM/yyyy"})
  void takesFormatsThatMakeADateOfSomeText(String format) {
    for (String locale : List.of("en", "de", "ja", "ar")) {
      TemplateJson.read(document("""
          "field_mapping": {"a": "a"}, "transformation_rules": [
            {"field": "a", "transform": "parse_date", "format": "%s", "locale": "%s"}]"""
          .formatted(format, locale))).orElseThrow();
    }
  }

  @Test
  void writesNumbersThatAreReadAsTheirEqual() {
    Template template = TemplateJson.read(document("""
        "field_mapping": {"a": "a"}, "transformation_rules": [{"field": "a", "transform": "scale", "by": 1E400}],
        "validation_rules": [{"field": "a", "rule": "range", "min": -1E3, "max": 1.5e-400}]""")).orElseThrow();

    assertThat(TemplateJson.read(TemplateJson.write(template)).orElseThrow()).isEqualTo(template);
  }

  @Test
  void replacesAMatchByItsGroupsByNumberAndByName() {
    String rule = """
        "field_mapping": {"a": "a"},
        "transformation_rules": [{"field": "a", "transform": "regex_replace", "pattern": "%s", "with": "%s"}]""";

    TemplateJson.read(document(rule.formatted("(?<day>\\\\d+)/(?<month>\\\\d+)", "${month}-${day}"))).orElseThrow();
    TemplateJson.read(document(rule.formatted("(?x) (?<day>a) # day", "${day}$1"))).orElseThrow();
    assertProblems(rule.formatted("(?<day>a)", "${month}"), "/transformation_rules/0/with import.template.parameter");
    assertProblems(rule.formatted("(?<day>a)", "$2"), "/transformation_rules/0/with import.template.parameter");
  }

  private static String document(String members) {
    return "{\"name\": \"t\", \"entity_type\": \"contact\", " + members + "}";
  }

  private static void assertProblems(String members, String... pointersAndCodes) {
    Assertions.assertThatThrownBy(() -> TemplateJson.read(document(members)).orElseThrow())
        .isInstanceOfSatisfying(RefusedException.class, refused ->
            assertThat(((Violations) refused.refusal()).all())
                .extracting(violation -> violation.pointer() + " " + violation.code())
                .containsExactly(pointersAndCodes));
  }
}
