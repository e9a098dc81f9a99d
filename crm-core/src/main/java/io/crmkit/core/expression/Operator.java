package io.crmkit.core.expression;

/** What stands between two operands. */
public enum Operator {
  EQUAL("=", Kind.COMPARISON),
  NOT_EQUAL("<>", Kind.COMPARISON),
  LESS("<", Kind.COMPARISON),
  LESS_OR_EQUAL("<=", Kind.COMPARISON),
  GREATER(">", Kind.COMPARISON),
  GREATER_OR_EQUAL(">=", Kind.COMPARISON),
  CONTAINS("contains", Kind.MATCH),
  STARTS_WITH("starts with", Kind.MATCH),
  ENDS_WITH("ends with", Kind.MATCH),
  PLUS("+", Kind.SUM),
  MINUS("-", Kind.SUM),
  TIMES("*", Kind.PRODUCT),
  DIVIDED_BY("/", Kind.PRODUCT);

  /** How tightly it binds and what it yields. */
  enum Kind { COMPARISON, MATCH, SUM, PRODUCT }

  private final String symbol;
  private final Kind kind;

  Operator(String symbol, Kind kind) {
    this.symbol = symbol;
    this.kind = kind;
  }

  /** Returns the operator as expressions write it. */
  public String symbol() {
    return symbol;
  }

  Kind kind() {
    return kind;
  }

  boolean isEquality() {
    return this == EQUAL || this == NOT_EQUAL;
  }

  /** Says whether this comparison is true of operands that compare as {@code sign}. */
  boolean isTrueOf(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case LESS_OR_EQUAL -> sign <= 0;
      case GREATER -> sign > 0;
      case GREATER_OR_EQUAL -> sign >= 0;
      default -> throw new IllegalStateException(this + " is not a comparison");
    };
  }
}
