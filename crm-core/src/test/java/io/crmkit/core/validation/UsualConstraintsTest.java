package io.crmkit.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.naming.JsonPointer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked here reads as if Hibernate Validator had said it. */
class UsualConstraintsTest {

  record Usual(
      @NotNull String there, @NotBlank String notBlank, @NotEmpty String notEmpty, @Size(min = 2) String size,
      @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String pattern,
      @NotBlank(message = "must say something") String own,
      @NotEmpty List<@NotBlank String> list,
      @Min(3) int min, @Max(-3) int max, @Positive int positive, @PositiveOrZero int positiveOrZero,
      @Negative int negative, @NegativeOrZero int negativeOrZero) {}

  @ParameterizedTest
  @ValueSource(strings = {"there", "notBlank", "notEmpty", "size", "pattern", "own", "list", "min", "max", "positive",
      "positiveOrZero", "negative", "negativeOrZero"})
  void readAsTheProviderHasThem(String component) {
    List<Object> values = new ArrayList<>(List.of("", " ", "1", List.of(), List.of("a", " "), -7, 0, 7));
    for (Object value : values) {
      if (fits(component, value)) {
        assertThat(ours(component, value)).isEqualTo(theirs(component, value));
      }
    }
  }

  private static boolean fits(String component, Object value) {
    Class<?> type = value instanceof Integer ? int.class : value instanceof String ? String.class : List.class;
    for (var each : Usual.class.getRecordComponents()) {
      if (each.getName().equals(component)) {
        return each.getType() == type;
      }
    }
    throw new IllegalArgumentException(component);
  }

  private static Object ours(String component, Object value) {
    return BeanChecks.componentViolations(Usual.class, component, value, JsonPointer.ROOT);
  }

  private static Object theirs(String component, Object value) {
    Findings findings = new Findings();
    HibernateChecks.component(Usual.class, component, value, JsonPointer.ROOT, Disclosure.OPEN, findings);
    return findings.all();
  }
}
