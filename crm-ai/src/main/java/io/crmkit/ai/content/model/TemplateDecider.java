package io.crmkit.ai.content.model;

import io.crmkit.ai.content.model.Template.Blank;
import io.crmkit.ai.content.model.Template.Published;
import io.crmkit.ai.content.model.TemplateCommand.Publish;
import io.crmkit.ai.content.model.TemplateEvent.TemplatePublished;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import java.util.ArrayList;
import java.util.List;

/** The rules of templates: versions are numbered from 1, never change, and one that says the same is none. */
public final class TemplateDecider implements Decider<Template, TemplateCommand, TemplateEvent> {

  /** How many versions a template may have. */
  public static final int MOST_VERSIONS = 1_000;

  @Override
  public Template initial() {
    return new Blank();
  }

  @Override
  public Decision<TemplateEvent> decide(Template state, TemplateCommand command) {
    Publish publish = (Publish) command;
    if (state.version(state.latest()).filter(publish.template()::equals).isPresent()) {
      return Decision.accept(List.of());
    }
    return state.latest() == MOST_VERSIONS
        ? Decision.refuse(new ContentRefusal.TooManyVersions(MOST_VERSIONS))
        : Decision.accept(new TemplatePublished(state.latest() + 1, publish.template(), publish.by(), publish.at()));
  }

  @Override
  public Template evolve(Template state, TemplateEvent event) {
    List<PromptTemplate> versions = new ArrayList<>(state instanceof Published published ? published.versions() : List.of());
    versions.add(((TemplatePublished) event).template());
    return new Published(versions);
  }
}
