package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.core.expression.ValueType;
import io.crmkit.imports.model.template.ValidationRule;
import io.crmkit.imports.model.template.ValidationRule.Condition;
import io.crmkit.imports.model.template.ValidationRule.DateRange;
import io.crmkit.imports.model.template.ValidationRule.DecimalNumber;
import io.crmkit.imports.model.template.ValidationRule.EmailAddress;
import io.crmkit.imports.model.template.ValidationRule.IsoDate;
import io.crmkit.imports.model.template.ValidationRule.Length;
import io.crmkit.imports.model.template.ValidationRule.Matches;
import io.crmkit.imports.model.template.ValidationRule.OneOf;
import io.crmkit.imports.model.template.ValidationRule.PhoneNumber;
import io.crmkit.imports.model.template.ValidationRule.Range;
import io.crmkit.imports.value.Dates;
import io.crmkit.imports.value.Numbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validation rules made ready to run. */
final class Checks {

  private final List<String> fields;
  private final Map<String, ValueType> types;

  /**
   * @param types what the values of a field mean; text if it is not named
   */
  Checks(List<String> fields, Map<String, ValueType> types) {
    this.fields = fields;
    this.types = types;
  }

  /** Looks at a value that is there, and throws what is wrong with it. */
  private interface Check {
    void look(String value) throws Unfit;
  }

  Step of(ValidationRule rule) {
    int field = fields.indexOf(rule.field());
    if (rule instanceof Condition condition) {
      return condition(field, condition);
    }
    Check check = check(rule);
    return row -> {
      String value = row.value(field);
      if (value != null && !row.isBroken(field)) {
        try {
          check.look(value);
        } catch (Unfit e) {
          row.report(field, e.code(), e.problem());
        }
      }
    };
  }

  private static Check check(ValidationRule rule) {
    if (rule instanceof Length length) {
      return value -> length(value, length);
    }
    if (rule instanceof Range range) {
      return value -> range(value, range);
    }
    if (rule instanceof DateRange range) {
      return value -> dates(value, range);
    }
    if (rule instanceof Matches matches) {
      SafePattern pattern = new SafePattern(matches.pattern());
      String message = "%s does not match the pattern " + shown(matches);
      return value -> require(pattern.matches(value), "pattern", message, value);
    }
    if (rule instanceof OneOf one) {
      Set<String> values = new LinkedHashSet<>(one.values());
      String message = "%s is not one of " + values.stream().limit(20).toList().toString().replace("%", "%%");
      return value -> require(values.contains(value), "one-of", message, value);
    }
    return form(rule);
  }

  private static String shown(Matches matches) {
    return matches.pattern().replace("%", "%%");
  }

  private static Check form(ValidationRule rule) {
    if (rule instanceof EmailAddress) {
      return value ->
          require(Addresses.isEmail(value), "email", "%s is no mail address such as ada@example.com", value);
    }
    if (rule instanceof PhoneNumber) {
      return value ->
          require(Addresses.isE164(value), "phone", "%s is no number in E.164 such as +493012345678", value);
    }
    if (rule instanceof DecimalNumber) {
      return value -> require(Numbers.isPlain(value), "number", "%s is no plain number such as -1234.56", value);
    }
    if (rule instanceof IsoDate) {
      return value -> require(Dates.isIso(value), "date", "%s is no date such as 2024-02-29", value);
    }
    throw new AssertionError("Unhandled rule " + rule);
  }

  private static void require(boolean holds, String rule, String message, String value) throws Unfit {
    if (!holds) {
      throw new Unfit("import.rule." + rule, message.formatted(Unfit.shown(value)) + ".");
    }
  }

  private static void length(String value, Length rule) throws Unfit {
    int length = value.codePointCount(0, value.length());
    if ((rule.min() != null && length < rule.min()) || (rule.max() != null && length > rule.max())) {
      throw new Unfit("import.rule.length", "%s has %d characters but must have %s."
          .formatted(Unfit.shown(value), length, bounds(rule.min(), rule.max())));
    }
  }

  private static void range(String value, Range rule) throws Unfit {
    require(Numbers.isPlain(value), "range", "%s is no plain number such as -1234.56", value);
    BigDecimal number = new BigDecimal(value);
    if ((rule.min() != null && number.compareTo(rule.min()) < 0)
        || (rule.max() != null && number.compareTo(rule.max()) > 0)) {
      throw new Unfit("import.rule.range", "%s must be %s."
          .formatted(Unfit.shown(value), bounds(plain(rule.min()), plain(rule.max()))));
    }
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static void dates(String value, DateRange rule) throws Unfit {
    LocalDate date = isoDate(value);
    if (date == null || (rule.from() != null && date.isBefore(rule.from()))
        || (rule.to() != null && date.isAfter(rule.to()))) {
      throw new Unfit("import.rule.date-range", "%s must be a date, %s."
          .formatted(Unfit.shown(value), bounds(rule.from(), rule.to())));
    }
  }

  private static @Nullable LocalDate isoDate(String text) {
    return Dates.isIso(text) ? LocalDate.parse(text) : null;
  }

  private static String bounds(@Nullable Object min, @Nullable Object max) {
    if (min == null) {
      return "at most " + max;
    }
    return max == null ? "at least " + min : "from " + min + " to " + max;
  }

  private Step condition(int field, Condition rule) {
    Expression condition = Expression.condition(rule.condition()).orElseThrow();
    String message = rule.message() == null ? "The row must be so that " + condition + "." : rule.message();
    Map<String, Integer> read = new HashMap<>();
    for (FieldPath path : condition.fields()) {
      read.put(path.names().get(0), fields.indexOf(path.names().get(0)));
    }
    return row -> {
      if (read.values().stream().noneMatch(row::isBroken) && !row.isBroken(field)) {
        Validated<Boolean> holds = condition.holds(subject(row, read));
        if (holds instanceof Invalid<Boolean> invalid) {
          row.report(field, "import.rule.condition", invalid.violations().message());
        } else if (!holds.orElseThrow()) {
          row.report(field, "import.rule.condition", message);
        }
      }
    };
  }

  private Fields subject(Work row, Map<String, Integer> read) {
    Map<String, Value> values = new HashMap<>();
    read.forEach((name, index) -> {
      String value = row.value(index);
      if (value != null) {
        values.put(name, value(name, value));
      }
    });
    return new Fields(values);
  }

  /** A text that is not what the field should be stays text, and the expression says what it does not like. */
  private Value value(String name, String text) {
    ValueType type = types.getOrDefault(name, ValueType.TEXT);
    if (type == ValueType.NUMBER && Numbers.isPlain(text)) {
      return Value.of(new BigDecimal(text));
    }
    if (type == ValueType.BOOLEAN && (text.equals("true") || text.equals("false"))) {
      return text.equals("true") ? Value.Bool.TRUE : Value.Bool.FALSE;
    }
    LocalDate date = type == ValueType.DATE ? isoDate(text) : null;
    return date == null ? Value.of(text) : Value.of(date);
  }
}
