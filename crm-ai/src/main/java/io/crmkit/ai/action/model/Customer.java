package io.crmkit.ai.action.model;

import io.crmkit.core.expression.Value;
import java.util.Objects;

/**
 * Whom actions are looked for.
 *
 * @param fields what conditions and policies go by
 */
public record Customer(CustomerId id, Value.Fields fields) {

  public Customer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fields, "fields");
  }
}
