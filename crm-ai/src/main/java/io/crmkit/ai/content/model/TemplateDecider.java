package io.crmkit.ai.content.model;

import io.crmkit.ai.content.model.Template.Blank;
import io.crmkit.ai.content.model.Template.Published;
import io.crmkit.ai.content.model.TemplateCommand.Publish;
import io.crmkit.ai.content.model.TemplateEvent.TemplatePublished;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.json.JsonDocuments;
import java.util.ArrayList;
import java.util.List;

/** The rules of templates: versions are numbered from 1, never change, and one that says the same is none. */
public final class TemplateDecider implements Decider<Template, TemplateCommand, TemplateEvent> {

  /** How many versions a template may have. */
  public static final int MOST_VERSIONS = 1_000;

  /** How long all versions may be together, in characters of JSON; what is stored can be read up to a little more. */
  public static final int MOST_CHARACTERS = 60_000_000;

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
    if (state.latest() == MOST_VERSIONS) {
      return Decision.refuse(new ContentRefusal.TooManyVersions(MOST_VERSIONS));
    }
    return characters(state) + characters(publish.template()) > MOST_CHARACTERS
        ? Decision.refuse(new ContentRefusal.TemplateTooLarge(MOST_CHARACTERS))
        : Decision.accept(new TemplatePublished(state.latest() + 1, publish.template(), publish.by(), publish.at()));
  }

  private static long characters(Template state) {
    return state instanceof Published published
        ? published.versions().stream().mapToLong(TemplateDecider::characters).sum() : 0;
  }

  private static long characters(PromptTemplate template) {
    return JsonDocuments.write(template).length();
  }

  @Override
  public Template evolve(Template state, TemplateEvent event) {
    List<PromptTemplate> versions = new ArrayList<>(state instanceof Published published ? published.versions() : List.of());
    versions.add(((TemplatePublished) event).template());
    return new Published(versions);
  }
}
