package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names what a tenant has one of, its catalogue and its policy; {@link #ONLY} unless there are several sets. */
@Scalar
public record CatalogueName(String value) {

  /** The name where a tenant has one catalogue. */
  public static final CatalogueName ONLY = new CatalogueName("actions");

  public CatalogueName {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
