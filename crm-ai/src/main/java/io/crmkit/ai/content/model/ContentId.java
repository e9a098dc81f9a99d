package io.crmkit.ai.content.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one piece of content. */
@Scalar
public record ContentId(String value) {

  public ContentId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
