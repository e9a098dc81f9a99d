package io.crmkit.approvals;

import io.crmkit.approvals.model.Agents;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.delegation.Mandates;
import io.crmkit.core.Actor;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What waits for somebody, and why: votes in seats of their own and in those of people for whom they may act, and what
 * they, or those for whom they may act, were asked.
 *
 * <p>The index finds what asks any of them; of what asks others, the rules then tell whether this person may act there.
 */
final class Inboxes {

  /** How many pages of the index are looked at for one page; a page may come out short, and says what follows it. */
  private static final int MOST_PAGES = 20;

  private final Approvals.Builder with;
  private final People people;

  Inboxes(Approvals.Builder with) {
    this.with = with;
    this.people = new People(with.directory, with.calendars, with.delegations);
  }

  Page<InboxItem> of(TenantId tenant, Actor person, PageRequest page) {
    Instant at = with.clock.instant();
    Set<Actor> actors = new LinkedHashSet<>(Set.of(person));
    Mandates.follow(person, delegates -> with.delegations.to(tenant, delegates, at))
        .forEach(mandate -> actors.add(mandate.principal()));
    return actors.size() == 1
        ? with.repository.inbox(tenant, person, page)
        : filled(tenant, person, at, actors, page);
  }

  private Page<InboxItem> filled(
      TenantId tenant, Actor person, Instant at, Set<Actor> actors, PageRequest page) {
    List<InboxItem> items = new ArrayList<>();
    PageRequest next = page;
    for (int looked = 1; ; looked++) {
      Page<InboxItem> found = with.repository.inbox(tenant, actors, next);
      found.items().forEach(item -> seenBy(tenant, person, at, item).ifPresent(items::add));
      if (found.isLast() || items.size() == page.limit() || looked == MOST_PAGES) {
        return new Page<>(items, found.next());
      }
      next = new PageRequest(page.limit() - items.size(), found.next());
    }
  }

  /** Returns the item as {@code person} sees it; nothing if it asks only others for whom they must not act there. */
  private Optional<InboxItem> seenBy(TenantId tenant, Actor person, Instant at, InboxItem item) {
    Optional<Pending> found = with.repository.find(tenant, item.id())
        .map(Stored::value).filter(Pending.class::isInstance).map(Pending.class::cast);
    if (item.ask() == Ask.RESUBMISSION) {
      return found.filter(pending -> pending.origin().requester().equals(person)
          && pending.course().returned() != null).map(pending -> item);
    }
    return found.flatMap(pending -> pending.steps().stream().filter(step -> step.name().equals(item.step())).findFirst()
        .flatMap(step -> item.ask() == Ask.VOTE
            ? vote(tenant, person, at, pending, step, item)
            : answer(tenant, person, at, pending, step, item)));
  }

  private Optional<InboxItem> vote(
      TenantId tenant, Actor person, Instant at, Pending pending, OpenStep step, InboxItem item) {
    return step.isAsked(person)
        ? Optional.of(item)
        : agents(tenant, person, at, pending)
            .flatMap(agents -> agents.mandatesIn(step).stream().findFirst()).map(item::inPlaceOf);
  }

  private Optional<InboxItem> answer(
      TenantId tenant, Actor person, Instant at, Pending pending, OpenStep step, InboxItem item) {
    return pending.course().questions().stream().filter(question -> question.step() == step.index()).findFirst()
        .flatMap(question -> question.of().equals(person)
            ? Optional.of(item)
            : agents(tenant, person, at, pending)
                .flatMap(agents -> agents.mandateOf(question.of())).map(item::inPlaceOf));
  }

  private Optional<Agents> agents(TenantId tenant, Actor person, Instant at, Pending pending) {
    Definition definition = with.definitions.find(tenant, pending.origin().definition()).orElseThrow();
    return people.agents(tenant, person, pending, definition, at);
  }
}
