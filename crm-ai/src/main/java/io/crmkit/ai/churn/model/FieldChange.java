package io.crmkit.ai.churn.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the change of a field did to a probability. Its text tells no value.
 *
 * @param fields the name of the field; several where too many have changed to tell them apart
 * @param effect on the probability, of either sign, in 13 decimals at most
 */
public record FieldChange(List<String> fields, BigDecimal effect) {

  public FieldChange {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("no field did " + effect);
    }
  }
}
