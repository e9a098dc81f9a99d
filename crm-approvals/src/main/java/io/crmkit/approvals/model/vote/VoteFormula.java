package io.crmkit.approvals.model.vote;

import io.crmkit.core.Validated;

/**
 * The text of a formula, such as {@code (2 of legal and 2 of finance) or 1 of board}.
 *
 * <pre>{@code
 * formula = term, { "or", term } ;                          and binds tighter than or
 * term    = part, { "and", part } ;
 * part    = "(", formula, ")" | leaf, "of", group, [ "counting", ( "all" | "cast" ) ],
 *                                                  [ "ties", ( "reject" | "chair" | "escalate" ) ] ;
 * leaf    = number | "any" | "all" | "majority" | [ "more than" ], share | "weight", number
 *         | "fewer than", number, "rejections" | "no rejections" ;
 * share   = number, [ ".", digits ], "%" | number, "/", number ;
 * group   = "a" to "z", { "a" to "z" | "0" to "9" | "_" | "-" } ;
 * }</pre>
 *
 * <p>Only shares (all, majority, percentages and fractions) take {@code counting}, and only those that have to be
 * exceeded take {@code ties}; where they are missing, {@link Defaults} decide. Words are read in any case; group names
 * are not.
 */
public final class VoteFormula {

  /** Short enough that no text can count more groups than {@link Formula#MAX_LEAVES}: each takes nine characters. */
  public static final int MAX_LENGTH = 500;

  private VoteFormula() {}

  /** What a share means that does not say it. */
  public record Defaults(Denominator denominator, Tie tie) {

    /** Shares of everyone; a tie is a rejection. */
    public static final Defaults STANDARD = new Defaults(Denominator.ALL, Tie.REJECT);
  }

  /** Returns the formula, or every mistake with the column, from one, at which it stands. */
  public static Validated<Formula> parse(String text, Defaults defaults) {
    return new FormulaParser(text, defaults).parse();
  }

  /** Returns the canonical text, leaving out what the defaults say anyway. */
  public static String print(Formula formula, Defaults defaults) {
    return new FormulaPrinter(defaults).print(formula);
  }
}
