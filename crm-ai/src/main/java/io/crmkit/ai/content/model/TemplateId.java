package io.crmkit.ai.content.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names the versions of one prompt template. */
@Scalar
public record TemplateId(String value) {

  public TemplateId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
