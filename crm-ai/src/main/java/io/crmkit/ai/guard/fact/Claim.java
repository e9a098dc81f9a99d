package io.crmkit.ai.guard.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Set;

/** A figure, a date or a code that a text says. */
sealed interface Claim {

  /** Returns the words of the text. */
  String said();

  /** A number without a unit that is known here. */
  record Plain(BigDecimal value, String said) implements Claim {}

  /** A number with a currency; a sign such as $ stands for any of several. */
  record Amount(BigDecimal value, Set<String> currencies, String said) implements Claim {}

  record Percent(BigDecimal value, String said) implements Claim {}

  record Date(LocalDate date, String said) implements Claim {}

  record DayOfYear(MonthDay day, String said) implements Claim {}

  record Month(YearMonth month, String said) implements Claim {}

  /** Letters and digits in one, a time, an address: said in exactly these words or not at all. */
  record Code(String code, String said) implements Claim {}

  /** Has digits and is nothing of these, such as a day that no month has. */
  record Unreadable(String said) implements Claim {}
}
