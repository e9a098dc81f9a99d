package io.crmkit.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Secret;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.naming.JsonPointer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BeanChecksTest {

  record Inner(@NotBlank String firstName, @Nullable @Email String mail) {}

  record Outer(
      @Size(min = 2, max = 3) List<@NotBlank String> tags,
      @Min(5) int leastCount,
      @Valid @Nullable Inner inner,
      List<@Valid Inner> innerList,
      Map<String, @Valid Inner> byName) {}

  @Nested
  class ARecord {

    @Test
    void isSoundIfNothingIsWrong() {
      Outer outer = new Outer(List.of("a", "b"), 5, new Inner("x", "a@b.c"), List.of(), Map.of());

      assertThat(BeanChecks.violations(outer)).isEmpty();
      assertThat(BeanChecks.check(outer)).isEqualTo(Validated.valid(outer));
    }

    @Test
    void namesEveryPlaceInSnakeCase() {
      Inner bad = new Inner("", "nobody");
      List<Inner> inner = List.of(new Inner("x", null), new Inner("", null));
      Outer outer = new Outer(List.of(""), 4, bad, inner, Map.of("a/b", bad));

      assertThat(BeanChecks.violations(outer)).extracting(Violation::toString).containsExactly(
          "/tags: tags size must be between 2 and 3 but was of size 1.",
          "/tags/0: tags must not be blank but was \"\".",
          "/least_count: least_count must be greater than or equal to 5 but was 4.",
          "/inner/first_name: first_name must not be blank but was \"\".",
          "/inner/mail: mail must be a well-formed email address but was \"nobody\".",
          "/inner_list/1/first_name: first_name must not be blank but was \"\".",
          "/by_name/a~1b/first_name: first_name must not be blank but was \"\".",
          "/by_name/a~1b/mail: mail must be a well-formed email address but was \"nobody\".");
    }

    @Test
    void carriesTheCodeOfTheConstraint() {
      assertThat(BeanChecks.violations(new Inner(" ", "x"))).extracting(Violation::code)
          .containsExactly("validation.not-blank", "validation.email");
    }

    @Test
    void isAnsweredInEnglishWhateverTheMachineSpeaks() {
      Locale before = Locale.getDefault();
      Locale.setDefault(Locale.GERMANY);
      try {
        record Priced(@DecimalMin("0.5") BigDecimal price) {}

        assertThat(BeanChecks.violations(new Priced(BigDecimal.ZERO))).extracting(Violation::message)
            .containsExactly("price must be greater than or equal to 0.5 but was 0.");
      } finally {
        Locale.setDefault(before);
      }
    }

    @Test
    void isCheckedAsAWholeToo() {
      record Range(int from, int to) {
        @AssertTrue(message = "must not end before it starts")
        boolean isOrdered() {
          return from <= to;
        }
      }

      assertThat(BeanChecks.violations(new Range(2, 1))).extracting(Violation::toString)
          .containsExactly("Range must not end before it starts.");
    }

    @Test
    void mayHaveMessagesOfItsOwn() {
      record Code(@Pattern(regexp = "[A-Z]{3}", message = "must be three capitals") String code) {}

      assertThat(BeanChecks.violations(new Code("abc"))).extracting(Violation::message)
          .containsExactly("code must be three capitals but was \"abc\".");
    }
  }

  record Credentials(@NotBlank String user, @Secret @Size(min = 12) @Email String password) {}

  @Secret
  record Token(@Size(min = 9) String value) {}

  record Holder(@Valid @Secret Credentials credentials, @Valid Token token) {}

  @Nested
  class ASecret {

    @Test
    void isNeverShown() {
      assertThat(BeanChecks.violations(new Credentials("u", "hunter2"))).extracting(Violation::toString)
          .containsExactlyInAnyOrder(
              "/password: password size must be between 12 and 2147483647.",
              "/password: password must be a well-formed email address.");
    }

    @Test
    void hidesWhatIsInsideToo() {
      assertThat(BeanChecks.violations(new Holder(new Credentials("u\t ", "hunter2"), new Token("hunter2"))))
          .hasSize(3)
          .noneMatch(violation -> violation.message().contains("hunter2"));
      assertThat(BeanChecks.violations(new Holder(new Credentials("  ", "x".repeat(12)), new Token("123456789"))))
          .extracting(Violation::message).contains("user must not be blank.");
    }
  }

  static final class Mailbox {
    @NotNull @Email final String address;
    @Secret @Size(min = 12) final String loginKey;

    Mailbox(String address, String loginKey) {
      this.address = address;
      this.loginKey = loginKey;
    }
  }

  @Test
  void checksClassesThatAreNoRecords() {
    assertThat(BeanChecks.violations(new Mailbox("nobody", "hunter2"))).extracting(Violation::toString)
        .containsExactly(
            "/address: address must be a well-formed email address but was \"nobody\".",
            "/login_key: login_key size must be between 12 and 2147483647.");
  }

  @Test
  void checksAComponentBeforeThereIsARecord() {
    JsonPointer at = JsonPointer.ROOT.child("outer").child("tags");

    assertThat(BeanChecks.componentViolations(Outer.class, "tags", List.of("a", " "), at))
        .extracting(Violation::pointer).containsExactly("/outer/tags/1");
    assertThat(BeanChecks.componentViolations(Outer.class, "innerList", List.of(new Inner("", null)), at)).isEmpty();
  }
}
