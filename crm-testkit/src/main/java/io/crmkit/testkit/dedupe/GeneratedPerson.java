package io.crmkit.testkit.dedupe;

import java.util.List;
import java.util.Set;

/**
 * One record of an export and the truth about it.
 *
 * @param entity the number of the person whom it is about: records with the same number are duplicates
 * @param values one for each {@link PersonColumn}, in their order; empty where nothing stands
 * @param damage what was done to it
 */
public record GeneratedPerson(long entity, List<String> values, Set<Damage> damage) {

  public GeneratedPerson {
    values = List.copyOf(values);
    damage = Set.copyOf(damage);
    if (values.size() != PersonColumn.values().length) {
      throw new IllegalArgumentException("a record has %d values but here are %d"
          .formatted(PersonColumn.values().length, values.size()));
    }
  }

  public String id() {
    return value(PersonColumn.ID);
  }

  public String value(PersonColumn column) {
    return values.get(column.ordinal());
  }
}
