package io.crmkit.core.json;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.naming.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with one document, as it is found; knows whether the reader is inside a secret. */
final class Problems {

  private static final int MOST = 100;
  private static final int LONGEST_VALUE = 60;

  private final List<Violation> found = new ArrayList<>();
  private int beyond;
  private int secrets;

  boolean isEmpty() {
    return found.isEmpty();
  }

  void add(JsonPointer at, String code, String message) {
    add(at.toString(), code, message);
  }

  void add(String at, String code, String message) {
    add(new Violation(at, code, message));
  }

  void addAll(List<Violation> violations) {
    violations.forEach(this::add);
  }

  private void add(Violation violation) {
    if (found.size() < MOST) {
      found.add(violation);
    } else {
      beyond++;
    }
  }

  Object wrongType(JsonPointer at, Object expected, Json actual) {
    add(at, "json.wrong-type", "Expected " + expected + " but found " + actual.kind() + ".");
    return Shape.BROKEN;
  }

  Object wrongValue(JsonPointer at, String value, String expected) {
    add(at, "json.wrong-value", shown(value) + " is not " + expected + ".");
    return Shape.BROKEN;
  }

  /** What a constructor or a factory threw, as a violation of the value it was given; an error says nothing of it. */
  Object refused(JsonPointer at, Class<?> type, Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RefusedException refused && secrets == 0) {
      return refused(at, refused);
    }
    String name = type.getSimpleName();
    String why = thrown.getMessage();
    boolean said = why != null && !why.isBlank() && secrets == 0 && !(thrown instanceof NullPointerException);
    add(at, "json.refused", said ? name + ": " + why : name + " does not allow this value.");
    return Shape.BROKEN;
  }

  private Object refused(JsonPointer at, RefusedException thrown) {
    if (thrown.refusal() instanceof Violations violations) {
      return refused(at, violations);
    }
    add(at, thrown.refusal().code(), thrown.refusal().message());
    return Shape.BROKEN;
  }

  Object refused(JsonPointer at, Violations violations) {
    for (Violation each : violations) {
      String message = secrets == 0 ? each.message() : "This value is not allowed.";
      add(new Violation(at + each.pointer(), each.code(), message));
    }
    return Shape.BROKEN;
  }

  /** Returns a value as messages show it: quoted, shortened, or not at all inside a secret. */
  String shown(String value) {
    return secrets > 0 ? "This value" : '"' + abbreviated(value) + '"';
  }

  /** Returns a name as messages show it; names are no secrets. */
  String shownName(String name) {
    return '"' + abbreviated(name) + '"';
  }

  private static String abbreviated(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  boolean hides() {
    return secrets > 0;
  }

  void enterSecret() {
    secrets++;
  }

  void leaveSecret() {
    secrets--;
  }

  Violations violations() {
    List<Violation> all = new ArrayList<>(found);
    if (beyond > 0) {
      all.add(new Violation("", "json.more-problems", beyond + " more problems are not listed."));
    }
    return new Violations(all);
  }
}
