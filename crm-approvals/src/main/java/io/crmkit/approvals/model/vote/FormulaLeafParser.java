package io.crmkit.approvals.model.vote;

import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.Bar;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.approvals.model.vote.FormulaParser.Mistake;
import io.crmkit.approvals.model.vote.FormulaTokens.Kind;
import io.crmkit.approvals.model.vote.FormulaTokens.Token;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import java.math.BigDecimal;
import java.util.Locale;

/** Reads one count of one group, such as {@code 60% of board counting cast}. */
final class FormulaLeafParser {

  private static final int MAX_DIGITS = 11;
  private static final int PERCENT_DECIMALS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final FormulaTokens tokens;
  private final Defaults defaults;

  FormulaLeafParser(FormulaTokens tokens, Defaults defaults) {
    this.tokens = tokens;
    this.defaults = defaults;
  }

  Formula leaf() throws Mistake {
    if (tokens.peek().kind() == Kind.NUMBER) {
      return number();
    }
    Token word = tokens.take();
    return switch (word.text().toLowerCase(Locale.ROOT)) {
      case "any" -> new AtLeast(1, ofGroup());
      case "all" -> share(Fraction.WHOLE, Bar.AT_LEAST);
      case "majority" -> share(Fraction.HALF, Bar.MORE_THAN);
      case "more" -> moreThan();
      case "weight" -> new WeightAtLeast(whole(tokens.take(), (long) Slate.MAX_SEATS * Slate.MAX_WEIGHT), ofGroup());
      case "fewer" -> fewerThan();
      case "no" -> rejections(1);
      default -> throw Mistake.expected("a condition such as '2 of approvers' or 'majority of approvers'", word);
    };
  }

  private Formula number() throws Mistake {
    Token number = tokens.take();
    if (tokens.at("%") || tokens.at("/")) {
      return share(threshold(number), Bar.AT_LEAST);
    }
    return new AtLeast((int) whole(number, Slate.MAX_SEATS), ofGroup());
  }

  private Formula moreThan() throws Mistake {
    keyword("than");
    Token number = tokens.take();
    Fraction threshold = threshold(number);
    if (threshold.equals(Fraction.WHOLE)) {
      throw new Mistake(number, "nothing is more than all.");
    }
    return share(threshold, Bar.MORE_THAN);
  }

  private Formula fewerThan() throws Mistake {
    keyword("than");
    return rejections((int) whole(tokens.take(), Slate.MAX_SEATS));
  }

  private Formula rejections(int limit) throws Mistake {
    if (!tokens.takeIf("rejection")) {
      keyword("rejections");
    }
    return new FewerRejections(limit, ofGroup());
  }

  private Formula share(Fraction threshold, Bar bar) throws Mistake {
    String group = ofGroup();
    Denominator denominator = tokens.takeIf("counting") ? denominator(tokens.take()) : defaults.denominator();
    Token ties = tokens.peek();
    Tie tie = tokens.takeIf("ties") ? tie(tokens.take()) : defaults.tie();
    if (ties.is("ties") && bar == Bar.AT_LEAST) {
      throw new Mistake(
          ties, "'ties' only goes with 'majority' and 'more than', where exactly the share is not enough.");
    }
    return new Share(threshold, bar, denominator, tie, group);
  }

  private static Denominator denominator(Token word) throws Mistake {
    return switch (word.text().toLowerCase(Locale.ROOT)) {
      case "all" -> Denominator.ALL;
      case "cast" -> Denominator.CAST;
      default -> throw Mistake.expected("'all' or 'cast'", word);
    };
  }

  private static Tie tie(Token word) throws Mistake {
    return switch (word.text().toLowerCase(Locale.ROOT)) {
      case "reject" -> Tie.REJECT;
      case "chair" -> Tie.CHAIR;
      case "escalate" -> Tie.ESCALATE;
      default -> throw Mistake.expected("'reject', 'chair' or 'escalate'", word);
    };
  }

  private Fraction threshold(Token number) throws Mistake {
    if (tokens.takeIf("/")) {
      long numerator = whole(number, Fraction.MAX_DENOMINATOR);
      Token below = tokens.take();
      long denominator = whole(below, Fraction.MAX_DENOMINATOR);
      if (numerator > denominator) {
        throw new Mistake(number, "a share is at most 1 but was %d/%d.".formatted(numerator, denominator));
      }
      return new Fraction(numerator, denominator);
    }
    requireNumber(number);
    keyword("%");
    BigDecimal percent = new BigDecimal(number.text()).stripTrailingZeros();
    if (percent.signum() == 0 || percent.compareTo(HUNDRED) > 0 || percent.scale() > PERCENT_DECIMALS) {
      throw new Mistake(number, "a percentage lies above 0 and up to 100, with at most %d decimals, but was %s."
          .formatted(PERCENT_DECIMALS, number.text()));
    }
    return new Fraction(percent.movePointRight(PERCENT_DECIMALS).longValueExact(), Fraction.MAX_DENOMINATOR);
  }

  private static long whole(Token number, long max) throws Mistake {
    requireNumber(number);
    String digits = number.text();
    long value = digits.length() > MAX_DIGITS || digits.contains(".") ? 0 : Long.parseLong(digits);
    if (value < 1 || value > max) {
      throw new Mistake(number, "expected a whole number from 1 to %d but found %s.".formatted(max, number.quoted()));
    }
    return value;
  }

  private static void requireNumber(Token token) throws Mistake {
    if (token.kind() != Kind.NUMBER) {
      throw Mistake.expected("a number", token);
    }
  }

  private String ofGroup() throws Mistake {
    keyword("of");
    Token group = tokens.peek();
    if (group.kind() != Kind.WORD || !Slate.isGroupName(group.text())) {
      throw Mistake.expected("the name of a group in lower case", group);
    }
    return tokens.take().text();
  }

  private void keyword(String word) throws Mistake {
    if (!tokens.at(word)) {
      throw Mistake.expected("'" + word + "'", tokens.peek());
    }
    tokens.take();
  }
}
