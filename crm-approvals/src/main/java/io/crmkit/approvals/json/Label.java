package io.crmkit.approvals.json;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;

/** A short text of one line, such as a name, an id or a role. */
record Label(String text) {

  static final int LONGEST = 200;

  @FromText
  static Validated<Label> parse(String text) {
    if (text.isBlank()) {
      return refused("this text must not be blank");
    }
    if (text.length() > LONGEST) {
      return refused("this text has at most %d characters but has %d".formatted(LONGEST, text.length()));
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? refused("this text stands on one line, without control characters")
        : Validated.valid(new Label(text));
  }

  private static Validated<Label> refused(String message) {
    return Validated.invalid(Violations.of(new Violation("", "approvals.definition.text", message)));
  }

  @Override
  public String toString() {
    return text;
  }
}
