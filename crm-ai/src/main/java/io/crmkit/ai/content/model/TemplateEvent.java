package io.crmkit.ai.content.model;

import io.crmkit.core.Actor;
import java.time.Instant;

/** What happened to a template. */
public sealed interface TemplateEvent {

  /** When it happened. */
  Instant at();

  /** It has another version. */
  record TemplatePublished(int version, PromptTemplate template, Actor by, Instant at) implements TemplateEvent {}
}
