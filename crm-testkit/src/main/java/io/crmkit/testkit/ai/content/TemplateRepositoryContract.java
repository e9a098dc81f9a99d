package io.crmkit.testkit.ai.content;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.Channel;
import io.crmkit.ai.content.model.PromptTemplate;
import io.crmkit.ai.content.model.Template;
import io.crmkit.ai.content.model.TemplateCommand;
import io.crmkit.ai.content.model.TemplateCommand.Publish;
import io.crmkit.ai.content.model.TemplateDecider;
import io.crmkit.ai.content.model.TemplateEvent;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.ai.content.port.TemplateRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What every {@link TemplateRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class TemplateRepositoryContract
    extends StateRepositoryContract<TemplateId, Template, TemplateCommand, TemplateEvent> {

  private static final Instant AT = Instant.parse("2026-03-03T12:00:00.123456789Z");

  @Override
  protected abstract TemplateRepository emptyRepository();

  @Override
  protected Decider<Template, TemplateCommand, TemplateEvent> decider() {
    return new TemplateDecider();
  }

  @Override
  protected StateFormat<TemplateId, Template, TemplateEvent> format() {
    return ContentFormats.TEMPLATE;
  }

  @Override
  protected List<TemplateCommand> life() {
    return List.of(publish("Danke sagen 🚀", Locale.GERMANY), publish("Say thanks.", Locale.UK));
  }

  private static TemplateCommand publish(String purpose, Locale language) {
    return new Publish(new PromptTemplate("Größe", Channel.PROPOSAL, language, purpose, "warm", List.of("preis"),
        List.of("billigster")), new Actor("Größe 🚀"), AT);
  }
}
