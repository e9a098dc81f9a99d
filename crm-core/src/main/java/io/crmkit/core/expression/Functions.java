package io.crmkit.core.expression;

import static io.crmkit.core.expression.Value.ABSENT;

import io.crmkit.core.expression.Node.Call;
import io.crmkit.core.expression.Value.Absent;
import io.crmkit.core.expression.Value.Amount;
import io.crmkit.core.expression.Value.Bool;
import io.crmkit.core.expression.Value.Date;
import io.crmkit.core.expression.Value.Items;
import io.crmkit.core.expression.Value.Moment;
import io.crmkit.core.expression.Value.Number;
import io.crmkit.core.expression.Value.Text;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What the functions compute. */
final class Functions {

  private static final BigDecimal MOST_DIGITS = BigDecimal.valueOf(Number.MOST_DIGITS);

  private Functions() {}

  static Value call(Call call, Evaluation evaluation) {
    List<Node> arguments = call.children();
    if (call.function() == Function.COALESCE) {
      return coalesce(arguments, evaluation);
    }
    if (call.function() == Function.IF) {
      boolean holds = evaluation.condition(arguments.get(0)) instanceof Bool bool && bool.value();
      return evaluation.value(arguments.get(holds ? 1 : 2));
    }
    Value first = evaluation.value(arguments.get(0));
    Value second = arguments.size() > 1 ? evaluation.value(arguments.get(1)) : Value.of(0);
    return first instanceof Absent || second instanceof Absent ? ABSENT : apply(call, first, second, evaluation);
  }

  private static Value coalesce(List<Node> arguments, Evaluation evaluation) {
    for (Node argument : arguments) {
      Value value = evaluation.value(argument);
      if (!(value instanceof Absent)) {
        return value;
      }
    }
    return ABSENT;
  }

  private static Value apply(Call call, Value first, Value second, Evaluation evaluation) {
    return switch (call.function()) {
      case LENGTH -> length(call, first, evaluation);
      case ABS -> abs(call, first, evaluation);
      case ROUND -> round(call, first, second, evaluation);
      case DAYS_BETWEEN -> daysBetween(call, first, second, evaluation);
      case MONEY -> money(call, first, second, evaluation);
      default -> first instanceof Text text
          ? ofText(call, text.value(), evaluation)
          : evaluation.clash(call, "text", first);
    };
  }

  private static Value ofText(Call call, String text, Evaluation evaluation) {
    return switch (call.function()) {
      case LOWER -> new Text(text.toLowerCase(Locale.ROOT));
      case UPPER -> new Text(text.toUpperCase(Locale.ROOT));
      case DATE -> date(call, text, evaluation);
      default -> instant(call, text, evaluation);
    };
  }

  private static Value length(Call call, Value value, Evaluation evaluation) {
    if (value instanceof Text text) {
      return Value.of(text.value().codePointCount(0, text.value().length()));
    }
    return value instanceof Items items
        ? Value.of(items.values().size())
        : evaluation.clash(call, "text or a list", value);
  }

  private static Value abs(Call call, Value value, Evaluation evaluation) {
    boolean negative = value instanceof Number number && number.value().signum() < 0
        || value instanceof Amount amount && amount.value().signum() < 0;
    if (negative) {
      return Arithmetic.negate(call, value, evaluation);
    }
    return value instanceof Number || value instanceof Amount
        ? value
        : evaluation.clash(call, "a number or money", value);
  }

  private static Value round(Call call, Value value, Value digits, Evaluation evaluation) {
    if (!(value instanceof Number number)) {
      return evaluation.clash(call, "a number", value);
    }
    if (!(digits instanceof Number places)) {
      return evaluation.clash(call, "a number of digits", digits);
    }
    if (places.value().scale() > 0 || places.value().abs().compareTo(MOST_DIGITS) > 0) {
      return evaluation.fail(call, "bad-value",
          "the number of digits must be whole and at most %d".formatted(Number.MOST_DIGITS));
    }
    BigDecimal rounded = number.value().setScale(places.value().intValueExact(), RoundingMode.HALF_UP);
    return Arithmetic.number(call, rounded, evaluation);
  }

  private static Value daysBetween(Call call, Value from, Value to, Evaluation evaluation) {
    if (from instanceof Date a) {
      return to instanceof Date b
          ? Value.of(ChronoUnit.DAYS.between(a.value(), b.value()))
          : evaluation.clash(call, "a date", to);
    }
    if (from instanceof Moment a) {
      return to instanceof Moment b
          ? Value.of(ChronoUnit.DAYS.between(a.value(), b.value()))
          : evaluation.clash(call, "an instant", to);
    }
    return evaluation.clash(call, "a date or an instant", from);
  }

  private static Value money(Call call, Value amount, Value code, Evaluation evaluation) {
    if (!(amount instanceof Number number)) {
      return evaluation.clash(call, "a number", amount);
    }
    if (!(code instanceof Text text)) {
      return evaluation.clash(call, "the code of a currency", code);
    }
    try {
      return new Amount(Money.of(number.value(), text.value()));
    } catch (IllegalArgumentException refused) {
      return evaluation.fail(call, "bad-value", String.valueOf(refused.getMessage()));
    } catch (ArithmeticException overflow) {
      return Arithmetic.tooLarge(call, overflow, evaluation);
    }
  }

  private static Value date(Call call, String text, Evaluation evaluation) {
    try {
      return new Date(LocalDate.parse(text));
    } catch (DateTimeException unreadable) {
      return evaluation.fail(call, "bad-value", Times.notADate("its argument"));
    }
  }

  private static Value instant(Call call, String text, Evaluation evaluation) {
    try {
      return new Moment(Instant.parse(text));
    } catch (DateTimeException unreadable) {
      return evaluation.fail(call, "bad-value", Times.notAnInstant("its argument"));
    }
  }
}
