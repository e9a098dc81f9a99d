package io.crmkit.core.expression;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an expression, up to a number that a person would read. */
final class Problems {

  private static final int MOST = 20;

  private final List<Violation> all = new ArrayList<>();

  void add(String code, String message) {
    add(new Violation("", "expression." + code, message));
  }

  void add(Violation violation) {
    if (all.size() < MOST) {
      all.add(violation);
    }
  }

  void at(int column, String code, String message) {
    add(code, "Column " + column + ": " + message);
  }

  boolean none() {
    return all.isEmpty();
  }

  <T> Validated<T> asInvalid() {
    return Validated.invalid(new Violations(all));
  }
}
