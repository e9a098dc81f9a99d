package io.crmkit.dedupe.model;

/** What a column holds, which decides how its values are written alike and compared. */
public enum FieldKind {
  /** A given name, a surname, a city: one word or few. */
  NAME,
  COMPANY,
  /** A street with a number, or a whole postal address. */
  ADDRESS,
  /** Several words: a title, a product, a description. */
  TEXT,
  DATE,
  EMAIL,
  PHONE,
  /** A code that is compared digit by digit: a postcode, a number of a customer, a year. */
  CODE,
  /** A quantity: a price, a weight. */
  NUMBER,
  /** One of few words: a gender, a state. */
  CATEGORY;

  /** Returns whether values are compared word by word. */
  public boolean isWords() {
    return this == COMPANY || this == ADDRESS || this == TEXT;
  }
}
