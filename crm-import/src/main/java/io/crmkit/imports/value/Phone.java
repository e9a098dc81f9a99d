package io.crmkit.imports.value;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * A telephone number.
 *
 * @param e164 with its country, as {@code +493012345678} (ITU-T E.164)
 * @param extension within the house; empty without one
 */
public record Phone(String e164, String extension) {

  public Phone {
    Require.notBlank(e164, "e164");
    Objects.requireNonNull(extension, "extension");
  }
}
