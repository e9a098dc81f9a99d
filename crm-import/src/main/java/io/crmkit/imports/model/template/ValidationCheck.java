package io.crmkit.imports.model.template;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.imports.model.template.ValidationRule.Condition;
import io.crmkit.imports.model.template.ValidationRule.DateRange;
import io.crmkit.imports.model.template.ValidationRule.Length;
import io.crmkit.imports.model.template.ValidationRule.Matches;
import io.crmkit.imports.model.template.ValidationRule.OneOf;
import io.crmkit.imports.model.template.ValidationRule.Range;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the validation rules of a template. */
final class ValidationCheck {

  private final Template template;
  private final Findings findings;
  private final Set<String> known;

  ValidationCheck(Template template, Findings findings) {
    this.template = template;
    this.findings = findings;
    this.known = new LinkedHashSet<>(template.fields());
  }

  void run() {
    for (int i = 0; i < template.validationRules().size(); i++) {
      String at = "/validation_rules/" + i;
      ValidationRule rule = template.validationRules().get(i);
      findings.known(at + "/field", rule.field(), known);
      bounds(at, rule);
      if (rule instanceof Matches matches) {
        findings.pattern(at + "/pattern", matches.pattern());
      }
      if (rule instanceof OneOf values && values.values().isEmpty()) {
        findings.add(at + "/values", "parameter", "Name the values that there are.");
      }
      if (rule instanceof Condition condition) {
        condition(at + "/condition", condition);
      }
    }
  }

  private void bounds(String at, ValidationRule rule) {
    if (rule instanceof Length length) {
      ordered(at, length.min(), length.max(), "min", "max");
      if ((length.min() != null && length.min() < 0) || (length.max() != null && length.max() < 1)) {
        findings.add(at, "parameter", "No text is that short; leave required values to \"required_fields\".");
      }
    }
    if (rule instanceof Range range) {
      ordered(at, range.min(), range.max(), "min", "max");
    }
    if (rule instanceof DateRange range) {
      ordered(at, range.from() == null ? null : range.from().toEpochDay(),
          range.to() == null ? null : range.to().toEpochDay(), "from", "to");
    }
  }

  private <T extends Comparable<T>> void ordered(
      String at, @Nullable T low, @Nullable T high, String lowName, String highName) {
    if (low == null && high == null) {
      findings.add(at, "parameter", "Name \"%s\", \"%s\" or both.".formatted(lowName, highName));
    } else if (low != null && high != null && low.compareTo(high) > 0) {
      findings.add(at, "parameter",
          "\"%s\" is beyond \"%s\", so that nothing is allowed.".formatted(lowName, highName));
    }
  }

  private void condition(String at, Condition rule) {
    Validated<Expression> parsed = Expression.condition(rule.condition());
    if (parsed instanceof Invalid<Expression> invalid) {
      for (Violation each : invalid.violations()) {
        findings.add(at, "condition", each.message());
      }
      return;
    }
    for (FieldPath path : parsed.orElseThrow().fields()) {
      // a field of a row has one name; one with a dot in it stands in back quotes
      findings.known(at, path.names().size() == 1 ? path.names().get(0) : path.toString(), known);
    }
  }
}
