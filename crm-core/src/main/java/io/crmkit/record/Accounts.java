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
import io.crmkit.record.json.AccountJson;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.AccountCommand;
import io.crmkit.record.model.AccountDecider;
import io.crmkit.record.model.AccountDetails;
import io.crmkit.record.model.AccountEvent;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Domain;
import io.crmkit.record.port.AccountRepository;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps accounts: creates, edits, deletes and restores them, and finds them.
 *
 * <p>Every command throws {@link StaleWriteException} if somebody else wrote the account meanwhile, and nothing is written
 * for one that is refused or changes nothing.
 */
public final class Accounts {

  private final AccountRepository repository;
  private final Aggregates<AccountId, Account, AccountCommand, AccountEvent> aggregates;
  private final Clock clock;
  private final Observed observed;

  public Accounts(AccountRepository repository, Clock clock) {
    this(repository, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each call took and how it ended. */
  public Accounts(AccountRepository repository, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.aggregates = new Aggregates<>(repository, new AccountDecider(), PeopleFormats.ACCOUNT);
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("accounts", listener);
  }

  /** Creates one by its JSON document; see {@link AccountJson}. */
  public Decision<AccountEvent> create(TenantId tenant, AccountId id, Actor by, String document) {
    return observed.call("create", tenant, call -> read(document, details ->
        aggregates.handle(tenant, id, new AccountCommand.Create(details, by, clock.instant()))));
  }

  /** Creates one. */
  public Decision<AccountEvent> create(TenantId tenant, AccountId id, Actor by, AccountDetails details) {
    return observed.call("create", tenant, call ->
        aggregates.handle(tenant, id, new AccountCommand.Create(details, by, clock.instant())));
  }

  /**
   * Writes down other details, by their JSON document.
   *
   * @param version that of the account as the editor saw it
   * @throws StaleWriteException if it is not its version any more
   */
  public Decision<AccountEvent> edit(TenantId tenant, AccountId id, Actor by, long version, String document) {
    return observed.call("edit", tenant, call -> read(document, details ->
        aggregates.handle(tenant, id, version, new AccountCommand.Edit(details, by, clock.instant()))));
  }

  /**
   * Writes down other details.
   *
   * @param version that of the account as the editor saw it: an edit replaces everything, and must not undo what it never saw
   * @throws StaleWriteException if it is not its version any more
   */
  public Decision<AccountEvent> edit(TenantId tenant, AccountId id, Actor by, long version, AccountDetails details) {
    return observed.call("edit", tenant, call ->
        aggregates.handle(tenant, id, version, new AccountCommand.Edit(details, by, clock.instant())));
  }

  /** Puts one into the bin: no finder finds it from then on. */
  public Decision<AccountEvent> delete(TenantId tenant, AccountId id, Actor by) {
    return observed.call("delete", tenant, call ->
        aggregates.handle(tenant, id, new AccountCommand.Delete(by, clock.instant())));
  }

  /** Takes one out of the bin, as it was. */
  public Decision<AccountEvent> restore(TenantId tenant, AccountId id, Actor by) {
    return observed.call("restore", tenant, call ->
        aggregates.handle(tenant, id, new AccountCommand.Restore(by, clock.instant())));
  }

  public Optional<Stored<Account>> find(TenantId tenant, AccountId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns everything that ever happened to one, oldest first; nothing if it does not exist. */
  public List<AccountEvent> history(TenantId tenant, AccountId id) {
    return observed.call("history", tenant, call -> aggregates.history(tenant, id));
  }

  /** Returns the accounts with a web domain, in the order of their ids. */
  public Page<AccountId> byDomain(TenantId tenant, Domain domain, PageRequest page) {
    return observed.call("byDomain", tenant, call -> repository.byDomain(tenant, domain, page));
  }

  /** Returns the accounts that somebody owns, in the order of their ids. */
  public Page<AccountId> ownedBy(TenantId tenant, Actor owner, PageRequest page) {
    return observed.call("ownedBy", tenant, call -> repository.ownedBy(tenant, owner, page));
  }

  private static Decision<AccountEvent> read(String document, Function<AccountDetails, Decision<AccountEvent>> then) {
    Validated<AccountDetails> details = AccountJson.read(document);
    return details instanceof Invalid<AccountDetails> invalid
        ? Decision.refuse(invalid.violations())
        : then.apply(details.orElseThrow());
  }
}
