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
import io.crmkit.record.json.ContactJson;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Contact;
import io.crmkit.record.model.ContactCommand;
import io.crmkit.record.model.ContactDecider;
import io.crmkit.record.model.ContactDetails;
import io.crmkit.record.model.ContactEvent;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.Email;
import io.crmkit.record.port.ContactRepository;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps contacts: creates, edits, deletes and restores them, and finds them.
 *
 * <p>Every command throws {@link StaleWriteException} if somebody else wrote the contact meanwhile, and nothing is written
 * for one that is refused or changes nothing.
 */
public final class Contacts {

  private final ContactRepository repository;
  private final Aggregates<ContactId, Contact, ContactCommand, ContactEvent> aggregates;
  private final Clock clock;
  private final Observed observed;

  public Contacts(ContactRepository repository, Clock clock) {
    this(repository, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Contacts(ContactRepository repository, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.aggregates = new Aggregates<>(repository, new ContactDecider(), PeopleFormats.CONTACT);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("contacts", listener);
  }

  /** Creates one by its JSON document; see {@link ContactJson}. */
  public Decision<ContactEvent> create(TenantId tenant, ContactId id, Actor by, String document) {
    return observed.call("create", tenant, call -> read(document, details ->
        aggregates.handle(tenant, id, new ContactCommand.Create(details, by, clock.instant()))));
  }

  /** Creates one. */
  public Decision<ContactEvent> create(TenantId tenant, ContactId id, Actor by, ContactDetails details) {
    return observed.call("create", tenant, call ->
        aggregates.handle(tenant, id, new ContactCommand.Create(details, by, clock.instant())));
  }

  /**
   * Writes down other details, by their JSON document.
   *
   * @param version that of the contact as the editor saw it
   * @throws StaleWriteException if it is not its version any more
   */
  public Decision<ContactEvent> edit(TenantId tenant, ContactId id, Actor by, long version, String document) {
    return observed.call("edit", tenant, call -> read(document, details ->
        aggregates.handle(tenant, id, version, new ContactCommand.Edit(details, by, clock.instant()))));
  }

  /**
   * Writes down other details.
   *
   * @param version that of the contact as the editor saw it: an edit replaces everything, and must not undo what it never saw
   * @throws StaleWriteException if it is not its version any more
   */
  public Decision<ContactEvent> edit(TenantId tenant, ContactId id, Actor by, long version, ContactDetails details) {
    return observed.call("edit", tenant, call ->
        aggregates.handle(tenant, id, version, new ContactCommand.Edit(details, by, clock.instant())));
  }

  /** Puts one into the bin: no finder finds it from then on. */
  public Decision<ContactEvent> delete(TenantId tenant, ContactId id, Actor by) {
    return observed.call("delete", tenant, call ->
        aggregates.handle(tenant, id, new ContactCommand.Delete(by, clock.instant())));
  }

  /** Takes one out of the bin, as it was. */
  public Decision<ContactEvent> restore(TenantId tenant, ContactId id, Actor by) {
    return observed.call("restore", tenant, call ->
        aggregates.handle(tenant, id, new ContactCommand.Restore(by, clock.instant())));
  }

  public Optional<Stored<Contact>> find(TenantId tenant, ContactId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns everything that ever happened to one, oldest first; nothing if it does not exist. */
  public List<ContactEvent> history(TenantId tenant, ContactId id) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, id));
  }

  /** Returns the people with an e-mail address, in the order of their ids. */
  public Page<ContactId> byEmail(TenantId tenant, Email email, PageRequest page) {
    return observed.call("byEmail", tenant, call -> repository.byEmail(tenant, email, page));
  }

  /** Returns the people who are or were with an account, in the order of their ids. */
  public Page<ContactId> ofAccount(TenantId tenant, AccountId account, PageRequest page) {
    return observed.call("ofAccount", tenant, call -> repository.ofAccount(tenant, account, page));
  }

  private static Decision<ContactEvent> read(String document, Function<ContactDetails, Decision<ContactEvent>> then) {
    Validated<ContactDetails> details = ContactJson.read(document);
    return details instanceof Invalid<ContactDetails> invalid
        ? Decision.refuse(invalid.violations())
        : then.apply(details.orElseThrow());
  }
}
