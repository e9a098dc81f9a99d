package io.crmkit.approvals.model.vote;

import io.crmkit.approvals.model.vote.Formula.And;
import io.crmkit.approvals.model.vote.Formula.AtLeast;
import io.crmkit.approvals.model.vote.Formula.Bar;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Formula.WeightAtLeast;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes formulas in their canonical text. */
final class FormulaPrinter {

  private final Defaults defaults;

  FormulaPrinter(Defaults defaults) {
    this.defaults = defaults;
  }

  String print(Formula formula) {
    List<Formula> parts = FormulaShape.parts(formula);
    if (parts.isEmpty()) {
      return leaf(formula);
    }
    return parts.stream().map(this::part).collect(Collectors.joining(formula instanceof And ? " and " : " or "));
  }

  private String part(Formula part) {
    return FormulaShape.parts(part).isEmpty() ? leaf(part) : "(" + print(part) + ")";
  }

  private String leaf(Formula leaf) {
    if (leaf instanceof AtLeast atLeast) {
      return (atLeast.n() == 1 ? "any" : Integer.toString(atLeast.n())) + " of " + atLeast.group();
    }
    if (leaf instanceof WeightAtLeast heavy) {
      return "weight %d of %s".formatted(heavy.weight(), heavy.group());
    }
    if (leaf instanceof FewerRejections fewer) {
      String limit = fewer.limit() == 1 ? "no" : "fewer than " + fewer.limit();
      return "%s rejections of %s".formatted(limit, fewer.group());
    }
    return share((Share) leaf);
  }

  private String share(Share share) {
    String text = amount(share) + " of " + share.group();
    if (share.denominator() != defaults.denominator()) {
      text += " counting " + share.denominator().name().toLowerCase(Locale.ROOT);
    }
    if (share.bar() == Bar.MORE_THAN && share.tie() != defaults.tie()) {
      text += " ties " + share.tie().name().toLowerCase(Locale.ROOT);
    }
    return text;
  }

  private static String amount(Share share) {
    if (share.bar() == Bar.AT_LEAST) {
      return share.threshold().equals(Fraction.WHOLE) ? "all" : amount(share.threshold());
    }
    return share.threshold().equals(Fraction.HALF) ? "majority" : "more than " + amount(share.threshold());
  }

  /** A percentage where that is exact with four decimals, otherwise a fraction. */
  private static String amount(Fraction threshold) {
    if (Fraction.MAX_DENOMINATOR % threshold.denominator() != 0) {
      return threshold.toString();
    }
    long millionths = threshold.numerator() * (Fraction.MAX_DENOMINATOR / threshold.denominator());
    return BigDecimal.valueOf(millionths, 4).stripTrailingZeros().toPlainString() + "%";
  }
}
