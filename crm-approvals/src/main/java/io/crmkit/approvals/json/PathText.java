package io.crmkit.approvals.json;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.expression.FieldPath;

/** The path of a field, kept as it was written. */
record PathText(String path) {

  @FromText
  static Validated<PathText> parse(String text) {
    try {
      FieldPath.parse(text);
      return Validated.valid(new PathText(text));
    } catch (IllegalArgumentException noPath) {
      return Validated.invalid(Violations.of(new Violation(
          "", "approvals.definition.field", "expected the path of a field such as account.owner")));
    }
  }

  @Override
  public String toString() {
    return path;
  }
}
