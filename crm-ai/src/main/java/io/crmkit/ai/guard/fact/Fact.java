package io.crmkit.ai.guard.fact;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/** Something that a text may say. Its own text shows its name alone, since values may be personal. */
public sealed interface Fact {

  /** How long a text may be, in characters. */
  int LONGEST = 100_000;

  /** The largest exponent of a number, as in documents: in a prompt it stands in plain digits. */
  int LARGEST_EXPONENT = 400;

  /** Returns what it is called in prompts and templates, such as {@code price}. */
  String name();

  /** Returns the value as it stands in prompts, such as {@code EUR 1200.50} or {@code 2026-03-03}. */
  String value();

  /** A number that is no price, no percentage and no date, such as how many seats. */
  record Figure(String name, @Secret BigDecimal number) implements Fact {

    public Figure {
      Require.key(name, "name");
      requireNumber(number, "number");
    }

    @Override
    public String value() {
      return number.toPlainString();
    }

    @Override
    public String toString() {
      return "Figure[" + name + "]";
    }
  }

  /** A price. */
  record Price(String name, @Secret Money amount) implements Fact {

    public Price {
      Require.key(name, "name");
      Objects.requireNonNull(amount, "amount");
    }

    @Override
    public String value() {
      return amount.toString();
    }

    @Override
    public String toString() {
      return "Price[" + name + "]";
    }
  }

  /**
   * A percentage.
   *
   * @param percent 15 for 15 %
   */
  record Percentage(String name, @Secret BigDecimal percent) implements Fact {

    public Percentage {
      Require.key(name, "name");
      requireNumber(percent, "percent");
    }

    @Override
    public String value() {
      return percent.toPlainString() + "%";
    }

    @Override
    public String toString() {
      return "Percentage[" + name + "]";
    }
  }

  /** A date. */
  record Day(String name, @Secret LocalDate date) implements Fact {

    public Day {
      Require.key(name, "name");
      Objects.requireNonNull(date, "date");
    }

    @Override
    public String value() {
      return date.toString();
    }

    @Override
    public String toString() {
      return "Day[" + name + "]";
    }
  }

  /** Words of the host itself, such as what a product does. Figures in it count as facts. */
  record Wording(String name, @Secret String text) implements Fact {

    public Wording {
      Require.key(name, "name");
      requireText(text);
    }

    @Override
    public String value() {
      return text;
    }

    @Override
    public String toString() {
      return "Wording[" + name + "]";
    }
  }

  /**
   * Words of others, such as a note or an e-mail of a customer: marked in prompts, and no instruction. Figures in it are
   * no facts; whole sentences of it may be quoted.
   */
  record Quotation(String name, @Secret String text) implements Fact {

    public Quotation {
      Require.key(name, "name");
      requireText(text);
    }

    @Override
    public String value() {
      return text;
    }

    @Override
    public String toString() {
      return "Quotation[" + name + "]";
    }
  }

  /** The name of somebody, which never leaves for a model. */
  record Person(String name, @Secret String called) implements Fact {

    public Person {
      Require.key(name, "name");
      Require.key(called, "called");
    }

    @Override
    public String value() {
      return called;
    }

    @Override
    public String toString() {
      return "Person[" + name + "]";
    }
  }

  static Fact figure(String name, long number) {
    return new Figure(name, BigDecimal.valueOf(number));
  }

  static Fact figure(String name, BigDecimal number) {
    return new Figure(name, number);
  }

  static Fact price(String name, Money amount) {
    return new Price(name, amount);
  }

  static Fact percentage(String name, String percent) {
    return new Percentage(name, new BigDecimal(percent));
  }

  static Fact day(String name, LocalDate date) {
    return new Day(name, date);
  }

  static Fact wording(String name, String text) {
    return new Wording(name, text);
  }

  static Fact quotation(String name, String text) {
    return new Quotation(name, text);
  }

  static Fact person(String name, String called) {
    return new Person(name, called);
  }

  private static void requireNumber(BigDecimal number, String name) {
    Objects.requireNonNull(number, name);
    if (Math.abs((long) number.precision() - number.scale() - 1) > LARGEST_EXPONENT) {
      throw new IllegalArgumentException("%s must be from 1e-%d to 1e%d in magnitude".formatted(
          name, LARGEST_EXPONENT, LARGEST_EXPONENT));
    }
  }

  private static void requireText(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a text must have at most %d characters but has %d".formatted(
          LONGEST, text.length()));
    }
  }
}
