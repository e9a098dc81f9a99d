package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.table.TextColumn;

/**
 * A column that is compared, with its values written alike.
 *
 * @param personal whether it is of one person even where people share the rest: a given name, a date of birth
 */
public record FieldSource(FieldKind kind, TextColumn column, Personal personal) {

  /** Whether a field is of one person, or may be shared by people of a household. */
  public enum Personal {
    OWN,
    SHARED
  }
}
