package io.crmkit.approvals.model.vote;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.Bar;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoteFormulaTest {

  @Nested
  class Reading {

    @Test
    void understandsCounts() {
      assertThat(parse("2 of legal")).isEqualTo(new AtLeast(2, "legal"));
      assertThat(parse("any of legal")).isEqualTo(new AtLeast(1, "legal"));
      assertThat(parse("weight 5 of legal")).isEqualTo(new WeightAtLeast(5, "legal"));
      assertThat(parse("fewer than 2 rejections of legal")).isEqualTo(new FewerRejections(2, "legal"));
      assertThat(parse("no rejections of legal")).isEqualTo(new FewerRejections(1, "legal"));
    }

    @Test
    void understandsShares() {
      assertThat(parse("all of board")).isEqualTo(Formula.all(Denominator.ALL, "board"));
      assertThat(parse("60% of board")).isEqualTo(Share.atLeast(new Fraction(3, 5), Denominator.ALL, "board"));
      assertThat(parse("66.67% of board"))
          .isEqualTo(Share.atLeast(new Fraction(6667, 10_000), Denominator.ALL, "board"));
      assertThat(parse("more than 2/3 of board counting cast ties chair"))
          .isEqualTo(new Share(new Fraction(2, 3), Bar.MORE_THAN, Denominator.CAST, Tie.CHAIR, "board"));
    }

    @Test
    void takesTheDefaultsWhereTheTextSaysNothing() {
      Defaults defaults = new Defaults(Denominator.CAST, Tie.ESCALATE);

      assertThat(VoteFormula.parse("majority of board", defaults).orElseThrow())
          .isEqualTo(Share.majority(Denominator.CAST, Tie.ESCALATE, "board"));
      assertThat(VoteFormula.parse("majority of board counting all ties reject", defaults).orElseThrow())
          .isEqualTo(Share.majority(Denominator.ALL, Tie.REJECT, "board"));
    }

    @Test
    void bindsAndTighterThanOr() {
      Formula a = Formula.any("a");
      Formula b = Formula.any("b");
      Formula c = Formula.any("c");

      assertThat(parse("any of a or any of b and any of c")).isEqualTo(Formula.or(a, Formula.and(b, c)));
      assertThat(parse("(any of a or any of b) and any of c")).isEqualTo(Formula.and(Formula.or(a, b), c));
    }

    @Test
    void ignoresTheCaseOfWordsAndAnySpace() {
      assertThat(parse("  2 OF legal\n AND(Majority of\tboard)  "))
          .isEqualTo(parse("2 of legal and majority of board"));
    }
  }

  @Nested
  class Printing {

    @ParameterizedTest
    @ValueSource(strings = {
        "(2 of legal and 2 of finance) or any of board", "all of approvers", "any of approvers",
        "majority of approvers", "60% of board", "0.0001% of board", "1/3 of board",
        "more than 2/3 of board counting cast ties chair",
        "weight 5 of approvers", "2 of approvers and no rejections of legal and fewer than 3 rejections of board",
        "(any of a or any of b) and ((any of c and any of d) or any of e)", "(any of a and any of b) and any of c"})
    void givesTheCanonicalTextBack(String text) {
      assertThat(parse(text).text()).isEqualTo(text);
    }

    @Test
    void writesOneTextForOneMeaning() {
      assertThat(parse("1 of board").text()).isEqualTo("any of board");
      assertThat(parse("100% of board").text()).isEqualTo("all of board");
      assertThat(parse("more than 50.0% of board").text()).isEqualTo("majority of board");
      assertThat(parse("4/8 of board").text()).isEqualTo("50% of board");
      assertThat(parse("((any of a)) or (any of b)").text()).isEqualTo("any of a or any of b");
    }
  }

  @Nested
  class Mistakes {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "2 by legal | column 3: expected 'of' but found 'by'.",
        "2 of | column 5: expected the name of a group in lower case but found the end.",
        "2 of Legal | column 6: expected the name of a group in lower case but found 'Legal'.",
        "2 of of | column 6: expected the name of a group in lower case but found 'of'.",
        "0 of legal | column 1: expected a whole number from 1 to 10000 but found '0'.",
        "2.5 of legal | column 1: expected a whole number from 1 to 10000 but found '2.5'.",
        "99999999999999 of legal | column 1: expected a whole number from 1 to 10000 but found '99999999999999'.",
        "-1 of legal | column 1: "
            + "expected a condition such as '2 of approvers' or 'majority of approvers' but found '-'.",
        "weight many of legal | column 8: expected a number but found 'many'.",
        "101% of legal | column 1: a percentage lies above 0 and up to 100, with at most 4 decimals, but was 101.",
        "0% of legal | column 1: a percentage lies above 0 and up to 100, with at most 4 decimals, but was 0.",
        "1.00001% of a | column 1: a percentage lies above 0 and up to 100, with at most 4 decimals, but was 1.00001.",
        "3/2 of legal | column 1: a share is at most 1 but was 3/2.",
        "more than 100% of legal | column 11: nothing is more than all.",
        "60% of legal ties chair | column 14: "
            + "'ties' only goes with 'majority' and 'more than', where exactly the share is not enough.",
        "majority of a counting none | column 24: expected 'all' or 'cast' but found 'none'.",
        "majority of a ties lot | column 20: expected 'reject', 'chair' or 'escalate' but found 'lot'.",
        "fewer then 2 rejections of a | column 7: expected 'than' but found 'then'.",
        "(2 of a or 1 of b | column 18: expected ')' for the '(' at column 1 but found the end.",
        "2 of a) or 1 of b | column 7: expected 'and', 'or' or the end but found ')'.",
        "2 of a 1 of b | column 8: expected 'and', 'or' or the end but found '1'.",
        "2 of a (1 of b) | column 8: expected 'and', 'or' or the end but found '('.",
        "2 of a counting cast | column 8: expected 'and', 'or' or the end but found 'counting'.",
        "2 of a and | column 11: "
            + "expected a condition such as '2 of approvers' or 'majority of approvers' but found the end.",
        "() | column 2: expected a condition such as '2 of approvers' or 'majority of approvers' but found ')'.",
        "\"\" | column 1: expected a condition such as '2 of approvers' or 'majority of approvers' but found the end.",
    })
    void areToldWithTheirColumn(String text, String message) {
      assertThat(mistakes(text)).containsExactly(message);
    }

    @Test
    void areAllToldAtOnce() {
      assertThat(mistakes("2 by legal and (0 of board or 1 of X) and 1 of y z")).containsExactly(
          "column 3: expected 'of' but found 'by'.",
          "column 17: expected a whole number from 1 to 10000 but found '0'.",
          "column 36: expected the name of a group in lower case but found 'X'.",
          "column 50: expected 'and', 'or' or the end but found 'z'.");
    }
  }

  @Nested
  class Limits {

    @Test
    void refuseALongText() {
      assertThat(mistakes(" ".repeat(501)))
          .containsExactly("column 501: a formula has at most 500 characters but this one has 501.");
    }

    @Test
    void keepTheNumberOfGroupsWithinWhatATreeMayHold() {
      String most = String.join(" or ", Collections.nCopies(56, "1of a"));

      assertThat(most).hasSize(VoteFormula.MAX_LENGTH);
      assertThat(FormulaShape.leaves(parse(most))).hasSizeLessThan(Formula.MAX_LEAVES);
      assertThat(mistakes("or ".repeat(160))).hasSize(161);
    }

    @Test
    void refuseDeepBrackets() {
      assertThat(parse("(".repeat(16) + "1 of a" + ")".repeat(16))).isEqualTo(Formula.any("a"));
      assertThat(mistakes("(".repeat(17) + "1 of a" + ")".repeat(17)))
          .containsExactly("column 17: a formula is nested at most 16 deep.");
      assertThat(mistakes("(".repeat(500))).contains("column 17: a formula is nested at most 16 deep.");
    }

    @Test
    void refuseADeepTree() {
      String deep = "1 of a and (1 of a or (".repeat(8) + "1 of a" + "))".repeat(8);

      assertThat(mistakes(deep)).containsExactly("column 1: a formula is nested at most 16 deep.");
    }
  }

  private static Formula parse(String text) {
    return VoteFormula.parse(text, Defaults.STANDARD).orElseThrow();
  }

  private static List<String> mistakes(String text) {
    Validated<Formula> parsed = VoteFormula.parse(text, Defaults.STANDARD);
    assertThat(parsed).isInstanceOf(Invalid.class);
    return ((Invalid<Formula>) parsed).violations().all().stream().map(Violation::message).toList();
  }
}
