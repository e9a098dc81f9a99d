package io.crmkit.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Violations;
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

  private static void assertRefused(Template template, List<String> header, String pointerAndCode) {
    assertThatThrownBy(() -> HeaderBinding.of(template, header).orElseThrow())
        .isInstanceOfSatisfying(RefusedException.class, refused ->
            assertThat(((Violations) refused.refusal()).all())
                .extracting(violation -> violation.pointer() + " " + violation.code())
                .containsExactly(pointerAndCode));
  }
}
