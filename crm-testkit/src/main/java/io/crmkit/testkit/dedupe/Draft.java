package io.crmkit.testkit.dedupe;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A record while it is being written. Not thread-safe. */
final class Draft {

  private final String[] values = new String[PersonColumn.values().length];
  private final Set<Damage> damage = EnumSet.noneOf(Damage.class);

  Draft() {
    Arrays.fill(values, "");
  }

  String value(PersonColumn column) {
    return values[column.ordinal()];
  }

  Draft put(PersonColumn column, String value) {
    values[column.ordinal()] = value;
    return this;
  }

  /** Puts another value in place and, if it is another, remembers why. */
  void damage(Damage kind, PersonColumn column, String value) {
    if (!values[column.ordinal()].equals(value)) {
      values[column.ordinal()] = value;
      damage.add(kind);
    }
  }

  void damage(Damage kind, PersonColumn column, UnaryOperator<String> slip) {
    damage(kind, column, slip.apply(value(column)));
  }

  GeneratedPerson finished(long entity) {
    return new GeneratedPerson(entity, List.of(values), damage);
  }
}
