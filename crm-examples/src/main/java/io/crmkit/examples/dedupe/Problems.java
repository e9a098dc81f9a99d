package io.crmkit.examples.dedupe;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;

/** Ends the command with what is wrong with its input. */
final class Problems {

  private Problems() {}

  static RefusedException refused(String where, String code, String message) {
    try {
      Validated.invalid(Violations.of(new Violation(where, "dedupe." + code, message))).orElseThrow();
    } catch (RefusedException refused) {
      return refused;
    }
    throw new IllegalStateException("what is invalid has no value");
  }
}
