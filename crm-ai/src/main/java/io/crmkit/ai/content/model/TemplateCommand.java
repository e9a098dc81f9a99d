package io.crmkit.ai.content.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a template. */
public sealed interface TemplateCommand {

  /** Publish a version after those there are. */
  record Publish(PromptTemplate template, Actor by, Instant at) implements TemplateCommand {
    public Publish {
      Objects.requireNonNull(template, "template");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
