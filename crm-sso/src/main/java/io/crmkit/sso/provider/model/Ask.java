package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * One thing that a preset asks.
 *
 * @param example what an answer looks like
 */
public record Ask(ProviderField field, Need need, String example) {

  /** Whether there has to be an answer. */
  public enum Need {
    REQUIRED,
    OPTIONAL,
    /** One of those with this need has to be answered. */
    ONE_OF
  }

  public Ask {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(need, "need");
    Require.notBlank(example, "example");
  }

  static Ask required(ProviderField field, String example) {
    return new Ask(field, Need.REQUIRED, example);
  }

  static Ask optional(ProviderField field, String example) {
    return new Ask(field, Need.OPTIONAL, example);
  }

  static Ask oneOf(ProviderField field, String example) {
    return new Ask(field, Need.ONE_OF, example);
  }
}
