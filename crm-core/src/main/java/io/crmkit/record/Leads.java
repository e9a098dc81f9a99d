package io.crmkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.record.json.LeadFormats;
import io.crmkit.record.json.LeadJson;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadCommand;
import io.crmkit.record.model.LeadDecider;
import io.crmkit.record.model.LeadDetails;
import io.crmkit.record.model.LeadEvent;
import io.crmkit.record.model.LeadFilter;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.port.LeadRepository;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps leads until they are converted: creates, edits, qualifies, deletes and restores them, and finds them.
 *
 * <p>Every command throws {@link StaleWriteException} if somebody else wrote the lead meanwhile, and nothing is written
 * for one that is refused or changes nothing.
 */
public final class Leads {

  private final LeadRepository repository;
  private final Aggregates<LeadId, Lead, LeadCommand, LeadEvent> aggregates;
  private final Clock clock;
  private final Observed observed;

  public Leads(LeadRepository repository, Clock clock) {
    this(repository, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Leads(LeadRepository repository, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.aggregates = new Aggregates<>(repository, new LeadDecider(), LeadFormats.LEAD);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("leads", listener);
  }

  /** Creates one by its JSON document; see {@link LeadJson}. */
  public Decision<LeadEvent> create(TenantId tenant, LeadId id, Actor by, String document) {
    return observed.call("create", tenant, call -> read(document, details ->
        aggregates.handle(tenant, id, new LeadCommand.Create(details, by, clock.instant()))));
  }

  /** Creates one. */
  public Decision<LeadEvent> create(TenantId tenant, LeadId id, Actor by, LeadDetails details) {
    return observed.call("create", tenant, call ->
        aggregates.handle(tenant, id, new LeadCommand.Create(details, by, clock.instant())));
  }

  /**
   * Writes down other details, by their JSON document.
   *
   * @param version that of the lead as the editor saw it
   * @throws StaleWriteException if it is not its version any more
   */
  public Decision<LeadEvent> edit(TenantId tenant, LeadId id, Actor by, long version, String document) {
    return observed.call("edit", tenant, call -> read(document, details ->
        aggregates.handle(tenant, id, version, new LeadCommand.Edit(details, by, clock.instant()))));
  }

  /**
   * Writes down other details.
   *
   * @param version that of the lead as the editor saw it: an edit replaces everything, and must not undo what it never saw
   * @throws StaleWriteException if it is not its version any more
   */
  public Decision<LeadEvent> edit(TenantId tenant, LeadId id, Actor by, long version, LeadDetails details) {
    return observed.call("edit", tenant, call ->
        aggregates.handle(tenant, id, version, new LeadCommand.Edit(details, by, clock.instant())));
  }

  /** Notes down that somebody is at work on one, or takes one up again that was disqualified. */
  public Decision<LeadEvent> work(TenantId tenant, LeadId id, Actor by) {
    return observed.call("work", tenant, call ->
        aggregates.handle(tenant, id, new LeadCommand.Work(by, clock.instant())));
  }

  /** Calls one worth a deal. */
  public Decision<LeadEvent> qualify(TenantId tenant, LeadId id, Actor by) {
    return observed.call("qualify", tenant, call ->
        aggregates.handle(tenant, id, new LeadCommand.Qualify(by, clock.instant())));
  }

  /** Gives one up, for a reason. */
  public Decision<LeadEvent> disqualify(TenantId tenant, LeadId id, Actor by, String reason) {
    return observed.call("disqualify", tenant, call ->
        aggregates.handle(tenant, id, new LeadCommand.Disqualify(reason, by, clock.instant())));
  }

  /** Puts one into the bin: no finder finds it from then on. */
  public Decision<LeadEvent> delete(TenantId tenant, LeadId id, Actor by) {
    return observed.call("delete", tenant, call ->
        aggregates.handle(tenant, id, new LeadCommand.Delete(by, clock.instant())));
  }

  /** Takes one out of the bin, as it was. */
  public Decision<LeadEvent> restore(TenantId tenant, LeadId id, Actor by) {
    return observed.call("restore", tenant, call ->
        aggregates.handle(tenant, id, new LeadCommand.Restore(by, clock.instant())));
  }

  public Optional<Stored<Lead>> find(TenantId tenant, LeadId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns everything that ever happened to one, oldest first; nothing if it does not exist. */
  public List<LeadEvent> history(TenantId tenant, LeadId id) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, id));
  }

  /** Returns the leads that a filter admits, in the order of their ids. */
  public Page<LeadId> list(TenantId tenant, LeadFilter filter, PageRequest page) {
    return observed.call("list", tenant, call -> repository.list(tenant, filter, page));
  }

  /** Returns the leads with an e-mail address, in the order of their ids. */
  public Page<LeadId> byEmail(TenantId tenant, Email email, PageRequest page) {
    return observed.call("byEmail", tenant, call -> repository.byEmail(tenant, email, page));
  }

  private static Decision<LeadEvent> read(String document, Function<LeadDetails, Decision<LeadEvent>> then) {
    Validated<LeadDetails> details = LeadJson.read(document);
    return details instanceof Invalid<LeadDetails> invalid
        ? Decision.refuse(invalid.violations())
        : then.apply(details.orElseThrow());
  }
}
