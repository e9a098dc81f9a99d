package io.crmkit.approvals.model.vote;

import io.crmkit.approvals.model.vote.Formula.And;
import io.crmkit.approvals.model.vote.Formula.Or;
import io.crmkit.approvals.model.vote.FormulaTokens.Token;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the text of one formula by recursive descent; after a mistake it goes on with the next part. */
final class FormulaParser {

  /** A part that could not be read, located by its column. */
  static final class Mistake extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Token token;

    Mistake(Token token, String message) {
      super(message, null, false, false);
      this.token = token;
    }

    static Mistake expected(String what, Token found) {
      return new Mistake(found, "expected %s but found %s.".formatted(what, found.quoted()));
    }

    Violation violation() {
      return new Violation("", "approvals.vote.formula", "column %d: %s".formatted(token.column(), getMessage()));
    }
  }

  /** Stands for a part with a mistake until the text is refused as a whole. */
  private static final Formula UNREADABLE = Formula.any(Slate.EVERYONE);

  private final String text;
  private final FormulaTokens tokens;
  private final FormulaLeafParser leaves;
  private final List<Violation> found = new ArrayList<>();
  private int brackets;
  private int lastColumn;

  FormulaParser(String text, Defaults defaults) {
    this.text = text;
    this.tokens = new FormulaTokens(text.length() > VoteFormula.MAX_LENGTH ? "" : text);
    this.leaves = new FormulaLeafParser(tokens, defaults);
  }

  Validated<Formula> parse() {
    if (text.length() > VoteFormula.MAX_LENGTH) {
      return Validated.invalid(Violations.of(new Violation("", "approvals.vote.formula-too-long",
          "column %d: a formula has at most %d characters but this one has %d."
              .formatted(VoteFormula.MAX_LENGTH + 1, VoteFormula.MAX_LENGTH, text.length()))));
    }
    Formula formula = disjunction();
    while (!tokens.atEnd()) {
      afterTheEnd();
    }
    return found.isEmpty() ? Validated.valid(formula) : Validated.invalid(new Violations(found));
  }

  private void afterTheEnd() {
    add(Mistake.expected("'and', 'or' or the end", tokens.peek()));
    if (!tokens.at("(")) {
      tokens.take();
      tokens.skipPart();
    }
    if (tokens.takeIf("and") || tokens.takeIf("or") || tokens.at("(")) {
      disjunction();
    }
  }

  private Formula disjunction() {
    return joined("or", this::conjunction, Or::new);
  }

  private Formula conjunction() {
    return joined("and", this::part, And::new);
  }

  private Formula joined(String word, Supplier<Formula> part, Function<List<Formula>, Formula> join) {
    Token first = tokens.peek();
    List<Formula> parts = new ArrayList<>(List.of(part.get()));
    while (tokens.takeIf(word)) {
      parts.add(part.get());
    }
    if (parts.size() == 1 || !found.isEmpty()) {
      return parts.get(0);
    }
    if (parts.stream().anyMatch(each -> FormulaShape.depth(each) >= Formula.MAX_DEPTH)) {
      add(tooDeep(first));
      return UNREADABLE;
    }
    return join.apply(parts);
  }

  private Formula part() {
    return tokens.at("(") ? bracketed() : leaf();
  }

  private Formula bracketed() {
    Token opening = tokens.take();
    if (++brackets > Formula.MAX_DEPTH) {
      add(tooDeep(opening));
      skipBracketed();
      brackets--;
      return UNREADABLE;
    }
    Formula formula = disjunction();
    brackets--;
    if (!tokens.takeIf(")")) {
      add(Mistake.expected("')' for the '(' at column " + opening.column(), tokens.peek()));
      tokens.skipPart();
      tokens.takeIf(")");
    }
    return formula;
  }

  private void skipBracketed() {
    for (int open = 1; open > 0 && !tokens.atEnd(); ) {
      Token skipped = tokens.take();
      open += skipped.is("(") ? 1 : skipped.is(")") ? -1 : 0;
    }
  }

  private Formula leaf() {
    try {
      return leaves.leaf();
    } catch (Mistake mistake) {
      add(mistake);
      tokens.returnTo(mistake.token);
      tokens.skipPart();
      return UNREADABLE;
    }
  }

  private static Mistake tooDeep(Token token) {
    return new Mistake(token, "a formula is nested at most %d deep.".formatted(Formula.MAX_DEPTH));
  }

  /** Tells a mistake, unless the one before it stands in the same place and so is likely its cause. */
  private void add(Mistake mistake) {
    if (mistake.token.column() != lastColumn) {
      found.add(mistake.violation());
      lastColumn = mistake.token.column();
    }
  }
}
