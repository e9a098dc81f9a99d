package io.crmkit.ai.guard.fact;

import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.guard.TextCheck;
import io.crmkit.ai.guard.fact.Claim.Amount;
import io.crmkit.ai.guard.fact.Claim.Code;
import io.crmkit.ai.guard.fact.Claim.Date;
import io.crmkit.ai.guard.fact.Claim.DayOfYear;
import io.crmkit.ai.guard.fact.Claim.Percent;
import io.crmkit.ai.guard.fact.Claim.Plain;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Finds every figure, price, percentage and date of a text that is in no fact.
 *
 * <p>A number is read in one way only: separators as the language of the text has them (1.200 is 1.2 in English and 1,200
 * in German) unless they can only be the other way (1.200,50). It may be rounded nowhere: 1.2k is 1,200 and nothing else. A
 * price needs a price of the same currency, a percentage a percentage; a number without a unit may also be the amount of a
 * price or the year of a date. A date without its year, or a month, may be part of any date. A minus must be in the fact too.
 * Numbers in words are read in English and German. Digits in any script, full width, raised, in circles or as HTML
 * entities are digits; so is whatever has digits and cannot be read, and it never passes.
 *
 * <p>What others have said is no fact: a figure that only a {@link Fact.Quotation} has passes in quotation marks alone,
 * with the whole sentence that has it, word for word.
 */
public final class Grounding implements TextCheck {

  private final ClaimReader reader;
  private final List<Claim> known;
  private final List<Claim> saidByOthers;
  private final Passages passages;

  private Grounding(ClaimReader reader, List<Claim> known, List<Claim> saidByOthers, Passages passages) {
    this.reader = reader;
    this.known = List.copyOf(known);
    this.saidByOthers = List.copyOf(saidByOthers);
    this.passages = passages;
  }

  /** Returns a check of texts in a language, whose country decides how 3/4/2026 is read: in the US March goes first. */
  public static Grounding in(Facts facts, Locale language) {
    Objects.requireNonNull(language, "language");
    ClaimReader reader = new ClaimReader(language);
    List<Claim> known = new ArrayList<>();
    List<Claim> saidByOthers = new ArrayList<>();
    Passages passages = new Passages();
    for (Fact fact : facts.all()) {
      (fact instanceof Fact.Quotation ? saidByOthers : known).addAll(claims(fact, reader));
      if (fact instanceof Fact.Quotation quotation) {
        passages.add(quotation.text());
      }
    }
    return new Grounding(reader, known, saidByOthers, passages);
  }

  /** Returns a check of texts that may say what some other texts say. */
  public static Grounding inTexts(List<String> texts, Locale language) {
    ClaimReader reader = new ClaimReader(language);
    List<Claim> known = texts.stream().flatMap(text -> reader.read(text).stream()).toList();
    return new Grounding(reader, known, List.of(), new Passages());
  }

  private static List<Claim> claims(Fact fact, ClaimReader reader) {
    if (fact instanceof Fact.Figure figure) {
      return List.of(new Plain(figure.number(), fact.value()));
    }
    if (fact instanceof Fact.Price price) {
      return List.of(new Amount(price.amount().amount(), Set.of(price.amount().code()), fact.value()));
    }
    if (fact instanceof Fact.Percentage percentage) {
      return List.of(new Percent(percentage.percent(), fact.value()));
    }
    return fact instanceof Fact.Day day ? List.of(new Date(day.date(), fact.value())) : reader.read(fact.value());
  }

  @Override
  public List<Finding> check(String text) {
    List<Finding> found = new ArrayList<>();
    for (Claim claim : reader.read(passages.withoutQuoted(text))) {
      if (known.stream().noneMatch(fact -> holds(claim, fact))) {
        found.add(finding(claim));
      }
    }
    return List.copyOf(found);
  }

  private Finding finding(Claim claim) {
    return saidByOthers.stream().anyMatch(other -> holds(claim, other))
        ? new Finding("guard.said-by-others",
            "The text has a figure or a date that only others have said; leave it out, or quote their whole sentence"
                + " word for word in quotation marks.", claim.said())
        : new Finding("guard.ungrounded",
            "The text has a figure or a date that is in no fact; leave it out, or write it as the fact has it.",
            claim.said());
  }

  private static boolean holds(Claim claim, Claim fact) {
    if (claim instanceof Plain plain) {
      return isNumberOf(plain.value(), fact);
    }
    if (claim instanceof Amount amount) {
      return fact instanceof Amount price && isSame(amount.value(), price.value())
          && amount.currencies().stream().anyMatch(price.currencies()::contains);
    }
    if (claim instanceof Percent percent) {
      return fact instanceof Percent other && isSame(percent.value(), other.value());
    }
    return claim instanceof Code code ? fact instanceof Code other && code.code().equals(other.code())
        : isDateOf(claim, fact);
  }

  private static boolean isNumberOf(BigDecimal number, Claim fact) {
    if (fact instanceof Plain plain) {
      return isSame(number, plain.value());
    }
    if (fact instanceof Amount amount) {
      return isSame(number, amount.value());
    }
    if (fact instanceof Claim.Month month) {
      return number.compareTo(BigDecimal.valueOf(month.month().getYear())) == 0;
    }
    return fact instanceof Date date && number.compareTo(BigDecimal.valueOf(date.date().getYear())) == 0;
  }

  /** A fall by 5 % may be told without its minus; a minus may not be made up. */
  private static boolean isSame(BigDecimal said, BigDecimal known) {
    return said.compareTo(known) == 0 || said.signum() > 0 && said.compareTo(known.negate()) == 0;
  }

  private static boolean isDateOf(Claim claim, Claim fact) {
    if (claim instanceof Date date) {
      return fact instanceof Date known && known.date().equals(date.date());
    }
    if (claim instanceof DayOfYear day) {
      return fact instanceof DayOfYear same && same.day().equals(day.day())
          || fact instanceof Date known && MonthDay.from(known.date()).equals(day.day());
    }
    return claim instanceof Claim.Month month && (fact instanceof Claim.Month same && same.month().equals(month.month())
        || fact instanceof Date known && YearMonth.from(known.date()).equals(month.month()));
  }

  @Override
  public String toString() {
    return "Grounding[" + known.size() + " claims]";
  }
}
