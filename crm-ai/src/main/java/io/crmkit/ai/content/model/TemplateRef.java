package io.crmkit.ai.content.model;

import io.crmkit.core.Require;
import java.util.Objects;

/** One version of a template, which never changes. */
public record TemplateRef(TemplateId id, int version) {

  public TemplateRef {
    Objects.requireNonNull(id, "id");
    Require.positive(version, "version");
  }
}
