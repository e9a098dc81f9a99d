package io.crmkit.testkit.ai.content;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.Template;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.ai.content.port.TemplateRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** Keeps prompt templates in memory; meant for tests, demos and single-process tools. */
public final class InMemoryTemplateRepository extends InMemoryStates<TemplateId, Template> implements TemplateRepository {

  /** Makes a store that shares an outbox with others. */
  public InMemoryTemplateRepository(InMemoryOutbox outbox) {
    super(outbox, ContentFormats.TEMPLATE);
  }
}
