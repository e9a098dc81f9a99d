package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Violation;
import io.crmkit.core.validation.BeanChecks;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** The usual constraints answer as Hibernate Validator does, on every value. */
class BeanChecksPropertiesTest {

  record Texts(
      @NotNull String there, @Nullable @NotBlank String notBlank, @Nullable @NotEmpty String notEmpty,
      @Nullable @Size(min = 1, max = 3) String size, @Nullable @Pattern(regexp = "a.b?") String pattern,
      @Nullable @Size(min = 1) List<@Nullable @NotBlank String> list,
      @Nullable @NotEmpty Map<String, @Nullable @Size(max = 2) String> map) {}

  record Wholes(
      @Nullable @Min(-1) @Max(1) Long bounded, @Nullable @Positive Integer positive,
      @Nullable @PositiveOrZero Short positiveOrZero, @Nullable @Negative BigInteger negative,
      @Nullable @NegativeOrZero Byte negativeOrZero, @Nullable @DecimalMin("0") Integer decimalMin) {}

  record Decimals(
      @Nullable @DecimalMin("-0.5") @DecimalMax(value = "0.5", inclusive = false) BigDecimal bounded,
      @Nullable @DecimalMin(value = "0.5", inclusive = false) @DecimalMax("1") Double real,
      @Nullable @Positive Double positive, @Nullable @NegativeOrZero Float negativeOrZero,
      @Nullable @Min(1) Double least) {}

  record Nested(@Nullable @Valid Texts inner, List<@Valid @NotNull Wholes> all) {}

  private static final Validator HIBERNATE = Validation.byDefaultProvider().configure().ignoreXmlConfiguration()
      .messageInterpolator(new Templates()).buildValidatorFactory().getValidator();

  @Property
  void onTexts(@ForAll("texts") Texts texts) {
    agree(texts);
  }

  @Property
  void onWholeNumbers(@ForAll("wholes") Wholes wholes) {
    agree(wholes);
  }

  @Property
  void onDecimalsAndWhatIsNoNumber(@ForAll("decimals") Decimals decimals) {
    agree(decimals);
  }

  @Property(tries = 300)
  void onNestedRecords(@ForAll("nested") Nested nested) {
    agree(nested);
  }

  private static void agree(Object bean) {
    List<String> ours = BeanChecks.violations(bean).stream().map(Violation::code).sorted().toList();
    List<String> theirs = HIBERNATE.validate(bean).stream()
        .map(each -> code(each.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName()))
        .sorted().toList();

    assertThat(ours).isEqualTo(theirs);
    Statistics.collect(ours.isEmpty() ? "sound" : "violated");
    Statistics.coverage(seen -> seen.check("violated").count(n -> n > 0));
  }

  private static String code(String name) {
    return "validation." + name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static final class Templates implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
      return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return template;
    }
  }

  @Provide
  Arbitrary<Texts> texts() {
    Arbitrary<String> text = Arbitraries.strings().withChars("ab \t\u0000\u00a0\u2003").ofMaxLength(4).injectNull(0.1);
    Arbitrary<List<String>> lists = text.list().ofMaxSize(3).injectNull(0.1);
    Arbitrary<Map<String, String>> maps = Arbitraries.maps(Arbitraries.of("a", "b"), text).ofMaxSize(2).injectNull(0.1);
    return Combinators.combine(text, text, text, text, text, lists, maps).as(Texts::new);
  }

  @Provide
  Arbitrary<Wholes> wholes() {
    Arbitrary<Long> edge = Arbitraries.of(Long.MIN_VALUE, -2L, -1L, 0L, 1L, 2L, Long.MAX_VALUE).injectNull(0.1);
    Arbitrary<Integer> small = Arbitraries.integers().between(-2, 2).injectNull(0.1);
    return Combinators.combine(edge, small, small, edge, small, small).as((a, b, c, d, e, f) -> new Wholes(
        a, b, c == null ? null : c.shortValue(), d == null ? null : BigInteger.valueOf(d),
        e == null ? null : e.byteValue(), f));
  }

  @Provide
  Arbitrary<Decimals> decimals() {
    Arbitrary<Double> real = Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0,
        0.5, 0.50000001, 1.0, 1.1, -1.0, Double.MIN_VALUE, Double.MAX_VALUE).injectNull(0.1);
    Arbitrary<BigDecimal> exact = Arbitraries.of("-0.51", "-0.5", "0", "0.4999", "0.50", "1e30").map(BigDecimal::new);
    return Combinators.combine(exact.injectNull(0.1), real, real, real, real)
        .as((a, b, c, d, e) -> new Decimals(a, b, c, d == null ? null : d.floatValue(), e));
  }

  @Provide
  Arbitrary<Nested> nested() {
    return Combinators.combine(texts().injectNull(0.2), wholes().list().ofMaxSize(3)).as(Nested::new);
  }
}
