package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.VoteFormula;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.Violation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The text of formulas: what is printed is read back, and whatever is typed gets an answer. */
class VoteFormulaPropertiesTest {

  private static final Pattern LOCATED = Pattern.compile("column ([0-9]+): .+\\.", Pattern.DOTALL);

  @Property
  void whatIsPrintedIsReadBack(@ForAll("formulas") Formula formula, @ForAll("defaults") Defaults defaults) {
    String text = VoteFormula.print(formula, defaults);
    Assume.that(text.length() <= VoteFormula.MAX_LENGTH);

    assertThat(VoteFormula.parse(text, defaults)).isEqualTo(Validated.valid(formula));
  }

  @Property
  void theTextOfAFormulaNeverDependsOnHowItWasTyped(@ForAll("scribbles") String text) {
    if (VoteFormula.parse(text, Defaults.STANDARD) instanceof Valid<Formula> typed) {
      String canonical = typed.value().text();

      assertThat(VoteFormula.parse(canonical, Defaults.STANDARD)).isEqualTo(typed);
    }
  }

  @Property
  void everyMistakeIsLocatedWithinTheText(@ForAll("scribbles") String text) {
    Validated<Formula> parsed = VoteFormula.parse(text, Defaults.STANDARD);

    if (parsed instanceof Invalid<Formula> invalid) {
      for (Violation violation : invalid.violations()) {
        Matcher located = LOCATED.matcher(violation.message());
        assertThat(located.matches()).as(violation.message()).isTrue();
        assertThat(Integer.parseInt(located.group(1))).isBetween(1, text.length() + 1);
      }
      Statistics.label("mistakes").collect(Math.min(invalid.violations().all().size(), 5));
    } else {
      Statistics.label("mistakes").collect(0);
    }
  }

  @Property
  void anyTextAtAllGetsAnAnswer(@ForAll String text) {
    assertThat(VoteFormula.parse(text, Defaults.STANDARD)).isNotNull();
  }

  @Provide
  Arbitrary<Formula> formulas() {
    return VoteArbitraries.formulas();
  }

  @Provide
  Arbitrary<Defaults> defaults() {
    return VoteArbitraries.defaults();
  }

  /** Texts made of the words of the language, of which some make sense. */
  @Provide
  Arbitrary<String> scribbles() {
    Arbitrary<String> words = Arbitraries.of("1", "2", "0", "60", "%", "/", "of", "OF", "any", "all", "majority", "more than",
        "weight", "fewer than", "no", "rejections", "counting", "cast", "ties", "chair", "legal", "(", ")", "and", "or", "é");
    Arbitrary<String> parts = Arbitraries.of("2 of legal", "any of board", "majority of legal", "60% of board", "(1 of legal)",
        "more than 1/3 of board ties chair", "no rejections of legal", "and", "or", "and", "or", "(", ")");
    return Arbitraries.oneOf(
        words.list().ofMaxSize(12).map(list -> String.join(" ", list)),
        parts.list().ofMaxSize(9).map(list -> String.join(" ", list)),
        Arbitraries.oneOf(words, parts).list().ofMaxSize(200).map(list -> String.join("", list)));
  }
}
