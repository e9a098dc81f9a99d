package io.crmkit.dedupe.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * A part of a key.
 *
 * @param field the name of the field
 * @param part what of its value
 */
public record KeyTake(String field, KeyPart part) {

  public KeyTake {
    Require.notBlank(field, "field");
    Objects.requireNonNull(part, "part");
  }
}
