package io.crmkit.imports.model.template;

import io.crmkit.core.json.TypeMember;
import io.crmkit.core.naming.JsonName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a field of every row after the transformations, such as
 * {@code {"field": "age", "rule": "range", "min": 0, "max": 150}}.
 *
 * <p>A field without a value breaks no rule but {@link Condition}; {@code required_fields} asks for a value. A row that
 * breaks a rule is invalid, with the code {@code import.rule.} and the name of the rule.
 */
@TypeMember("rule")
public sealed interface ValidationRule {

  String field();

  /** How many characters (code points) a text has. */
  record Length(String field, @Nullable Integer min, @Nullable Integer max) implements ValidationRule {}

  /** Where a number lies; what is no plain number breaks the rule. */
  record Range(String field, @Nullable BigDecimal min, @Nullable BigDecimal max) implements ValidationRule {}

  /** Where an ISO 8601 date lies; what is none breaks the rule. */
  record DateRange(String field, @Nullable LocalDate from, @Nullable LocalDate to) implements ValidationRule {}

  /** A pattern of {@link java.util.regex.Pattern} that the whole text matches. */
  @JsonName("pattern")
  record Matches(String field, String pattern) implements ValidationRule {}

  /** The only values that there are, with their case. */
  record OneOf(String field, List<String> values) implements ValidationRule {

    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** One mail address, as far as its form goes (RFC 5321, section 4.1.2, without quoted local parts and literals). */
  @JsonName("email")
  record EmailAddress(String field) implements ValidationRule {}

  /** A telephone number in E.164. */
  @JsonName("phone")
  record PhoneNumber(String field) implements ValidationRule {}

  /** A plain decimal number. */
  @JsonName("number")
  record DecimalNumber(String field) implements ValidationRule {}

  /** An ISO 8601 date. */
  @JsonName("date")
  record IsoDate(String field) implements ValidationRule {}

  /**
   * An expression over the fields of the row that must hold, as {@link io.crmkit.core.expression} describes it.
   *
   * @param field where a row that breaks the rule is to be corrected
   * @param condition such as {@code amount > 0 or stage = 'lost'}
   * @param message what to tell whoever corrects the row; the condition itself if null
   */
  record Condition(String field, String condition, @Nullable String message) implements ValidationRule {}
}
