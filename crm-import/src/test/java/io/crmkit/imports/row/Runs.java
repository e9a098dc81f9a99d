package io.crmkit.imports.row;

import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.template.Template;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A template of three columns a, b and c, and what it makes of a row. */
record Runs(Template template) {

  static Runs transforming(String... rules) {
    return template("\"transformation_rules\": [" + String.join(",", rules) + "]");
  }

  static Runs validating(String... rules) {
    return template("\"validation_rules\": [" + String.join(",", rules) + "]");
  }

  static Runs template(String members) {
    return new Runs(TemplateJson.read("{\"name\": \"t\", \"entity_type\": \"contact\","
        + " \"field_mapping\": {\"A\": \"a\", \"B\": \"b\", \"C\": \"c\"}, " + members + "}").orElseThrow());
  }

  /** Runs a row of three cells; those that are not named are empty. */
  RowOutcome on(@Nullable String... cells) {
    List<@Nullable String> row = Arrays.asList(Arrays.copyOf(cells, 3));
    return RowPipeline.of(template, List.of("A", "B", "C")).orElseThrow().run(row);
  }

  /** Returns field a after a rule for it, or the code of its problem. */
  static @Nullable String a(String transform, @Nullable String value) {
    Runs runs = transforming("{\"field\": \"a\", \"transform\": " + transform + "}");
    RowOutcome outcome = runs.on(value);
    return outcome.problems().isEmpty()
        ? runs.field(outcome, "a") : outcome.problems().stream().map(RowProblem::code).findFirst().orElseThrow();
  }

  @Nullable String field(RowOutcome outcome, String name) {
    return outcome.values().get(template.fields().indexOf(name));
  }

  List<@Nullable String> fields(RowOutcome outcome, String... names) {
    return IntStream.range(0, names.length).mapToObj(i -> field(outcome, names[i])).toList();
  }
}
