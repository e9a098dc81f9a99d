package io.crmkit.ai.content;

import io.crmkit.ai.content.json.ContentFormats;
import io.crmkit.ai.content.model.PromptTemplate;
import io.crmkit.ai.content.model.Template;
import io.crmkit.ai.content.model.TemplateCommand;
import io.crmkit.ai.content.model.TemplateCommand.Publish;
import io.crmkit.ai.content.model.TemplateDecider;
import io.crmkit.ai.content.model.TemplateEvent;
import io.crmkit.ai.content.model.TemplateId;
import io.crmkit.ai.content.port.TemplateRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Publishes prompt templates in versions that never change. */
public final class Templates {

  private final TemplateRepository repository;
  private final Aggregates<TemplateId, Template, TemplateCommand, TemplateEvent> templates;
  private final Clock clock;
  private final Observed observed;

  public Templates(TemplateRepository repository, Clock clock) {
    this(repository, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Templates(TemplateRepository repository, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.templates = new Aggregates<>(repository, new TemplateDecider(), ContentFormats.TEMPLATE);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("templates", listener);
  }

  /**
   * Publishes a template by its JSON document as the next version; one that says the same as the latest changes nothing.
   *
   * @return what happened, or every problem of the document with its JSON pointer
   * @throws StaleWriteException if somebody else published meanwhile
   */
  public Decision<TemplateEvent> publish(TenantId tenant, TemplateId id, Actor by, String document) {
    return observed.call("publish", tenant, call -> {
      Validated<PromptTemplate> template = ContentFormats.template(document);
      return template instanceof Invalid<PromptTemplate> invalid
          ? Decision.refuse(invalid.violations())
          : templates.handle(tenant, id, new Publish(template.orElseThrow(), by, clock.instant()));
    });
  }

  /** Returns a version, from 1 on. */
  public Optional<PromptTemplate> version(TenantId tenant, TemplateId id, int number) {
    return observed.call("version", tenant, call -> templates.load(tenant, id).value().version(number));
  }

  /** Returns how many versions there are, 0 for a template that there is not. */
  public int latest(TenantId tenant, TemplateId id) {
    return observed.call("latest", tenant, call -> templates.load(tenant, id).value().latest());
  }

  /** Returns everything that ever happened to a template, oldest first. */
  public List<TemplateEvent> history(TenantId tenant, TemplateId id) {
    return observed.call("history", tenant, call -> templates.history(tenant, id));
  }

  /** Returns the templates of a tenant in the order of their ids. */
  public Page<TemplateId> all(TenantId tenant, PageRequest page) {
    return observed.call("all", tenant, call -> repository.all(tenant, page));
  }
}
