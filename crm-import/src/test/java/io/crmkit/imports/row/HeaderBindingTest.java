package io.crmkit.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Violations;
import io.crmkit.imports.model.template.BlankValues;
import io.crmkit.imports.model.template.FieldPolicy;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.model.template.TransformationRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderBindingTest {

  private static final Template TEMPLATE =
      Template.builder("t", "contact").map("E-Mail", "email").map("Größe", "size").require("email").build();

  @Test
  void findsColumnsHoweverTheyAreSpelled() {
    HeaderBinding binding = HeaderBinding.of(TEMPLATE, List.of("x", "\ufeffe_mail ", "GRO\u0308ßE")).orElseThrow();

    assertThat(binding.columns()).containsExactly(1, 2);
    assertThat(binding.unmapped()).containsExactly("x");
    assertThat(binding.missing()).isEmpty();
  }

  @Test
  void prefersTheExactName() {
    assertThat(HeaderBinding.of(TEMPLATE, List.of("e-mail", "E-Mail", "Größe")).orElseThrow().columns())
        .containsExactly(1, 2);
  }

  @Test
  void guessesNothingWhereTwoColumnsAreAlike() {
    assertRefused(TEMPLATE, List.of("e-mail", "e mail"), "/field_mapping/E-Mail import.ambiguous-column");
  }

  @Test
  void refusesAFileWithoutAColumnThatEveryRowNeeds() {
    assertRefused(TEMPLATE, List.of("Größe"), "/field_mapping/E-Mail import.missing-column");
  }

  @Test
  void goesOnWithoutAColumnThatNoRowNeeds() {
    HeaderBinding binding = HeaderBinding.of(TEMPLATE, List.of("e-mail")).orElseThrow();

    assertThat(binding.columns()).containsExactly(0, -1);
    assertThat(binding.missing()).containsExactly("Größe");
  }

  @Test
  void goesOnWithoutAColumnWhoseValueIsMade() {
    Template template = Template.builder("t", "contact").map("E-Mail", "email").require("email")
        .transform(new TransformationRule.Default("email", "nobody@example.com")).build();

    assertThat(HeaderBinding.of(template, List.of("x")).orElseThrow().missing()).containsExactly("E-Mail");
  }

  @Test
  void refusesAFileWithoutAColumnWhoseBlanksWouldTakeValuesAway() {
    Template template = overwriting().build();

    assertRefused(template, List.of("E-Mail"), "/blank_values import.missing-column");
    assertThat(HeaderBinding.of(template, List.of("E-Mail", "Größe")).orElseThrow().missing()).isEmpty();
  }

  @Test
  void refusesAFileWithoutTheColumnOfWhichPartsAreMade() {
    Template template = Template.builder("t", "contact").map("E-Mail", "email").map("Name", "full")
        .transform(new TransformationRule.SplitName("full", "given", "family"))
        .transform(new TransformationRule.Drop("full")).blankValues(BlankValues.OVERWRITE).build();

    assertRefused(template, List.of("E-Mail"),
        "/blank_values import.missing-column", "/blank_values import.missing-column");
  }

  @Test
  void goesOnWithoutAColumnWhereAnotherOneOrAPolicyKeepsTheValues() {
    Template other = overwriting().map("Size", "other")
        .transform(new TransformationRule.Coalesce("size", List.of("size", "other")))
        .transform(new TransformationRule.Drop("other")).build();
    Template policy = overwriting().policy(new FieldPolicy("size", null, FieldPolicy.Take.FILL)).build();

    assertThat(HeaderBinding.of(other, List.of("E-Mail", "Size")).orElseThrow().missing()).containsExactly("Größe");
    assertThat(HeaderBinding.of(policy, List.of("E-Mail")).orElseThrow().missing()).containsExactly("Größe");
  }

  private static Template.Builder overwriting() {
    return Template.builder("t", "contact").map("E-Mail", "email").map("Größe", "size")
        .blankValues(BlankValues.OVERWRITE);
  }

  private static void assertRefused(Template template, List<String> header, String... pointersAndCodes) {
    assertThatThrownBy(() -> HeaderBinding.of(template, header).orElseThrow())
        .isInstanceOfSatisfying(RefusedException.class, refused ->
            assertThat(((Violations) refused.refusal()).all())
                .extracting(violation -> violation.pointer() + " " + violation.code())
                .containsExactly(pointersAndCodes));
  }
}
