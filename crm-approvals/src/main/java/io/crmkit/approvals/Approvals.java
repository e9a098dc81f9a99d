package io.crmkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Coverage;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.LockState;
import io.crmkit.approvals.model.Preview;
import io.crmkit.approvals.model.RequestReasons;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.approvals.port.ChainAnchors;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests through their chains: load, ask, decide, save.
 *
 * <p>A command that loses a race is judged again on the new state, up to the limit that the builder sets; then
 * {@link StaleWriteException} goes to the caller. Nothing is written for a command that is refused.
 */
public final class Approvals {

  private static final int SWEEP = 500;

  private final ApprovalRepository repository;
  private final CommandHandler handler;
  private final Ticker ticker;
  private final Inboxes inboxes;
  private final Explanations explanations;
  private final BulkHandler bulk;
  private final RecordLocks locks;
  private final Delegations delegations;
  private final Verifier verifier;
  private final Clock clock;
  private final int attempts;
  private final Observed observed;

  private Approvals(Builder builder) {
    clock = builder.clock;
    attempts = builder.attempts;
    repository = builder.repository;
    handler = new CommandHandler(builder);
    inboxes = new Inboxes(builder);
    explanations = new Explanations(builder);
    ticker = new Ticker(repository, handler, builder.clock);
    locks = new RecordLocks(
        repository, builder.definitions, new People(builder.directory, builder.calendars, builder.delegations));
    bulk = new BulkHandler(repository, handler, builder.attempts);
    verifier = new Verifier(repository, builder.anchors);
    delegations = builder.delegations;
    observed = builder.observed();
  }

  /** Starts with what every host has to bring; the builder has defaults for the rest. */
  public static Builder builder(ApprovalRepository repository, Definitions definitions) {
    return new Builder(repository, definitions);
  }

  /** Submits {@code subject} to the first published definition for its type whose entry criteria hold. */
  public Decision<ApprovalEvent> submit(TenantId tenant, ApprovalId id, Actor by, Subject subject) {
    return submit(tenant, id, by, subject, null);
  }

  /** Submits once, however often the command arrives, even if another definition applies by then. */
  public Decision<ApprovalEvent> submit(
      TenantId tenant, ApprovalId id, Actor by, Subject subject, @Nullable IdempotencyKey key) {
    return handler.submit(tenant, id, by, subject, key);
  }

  /** Answers {@code command} and, if it was accepted, saves what it led to. */
  public Decision<ApprovalEvent> handle(TenantId tenant, ApprovalId id, ApprovalCommand command) {
    return handler.handle(tenant, id, command, null);
  }

  /**
   * Answers {@code command} once, however often it arrives: a repeat gets the events of the first time and causes none.
   * A refused command has done nothing, so its key stays free.
   */
  public Decision<ApprovalEvent> handle(
      TenantId tenant, ApprovalId id, ApprovalCommand command, IdempotencyKey key) {
    return handler.handle(tenant, id, command, Objects.requireNonNull(key, "key"));
  }

  /**
   * Answers many commands, in order: one outcome for each, at its place. Several may be about one approval; each is
   * judged on what those before it have left.
   *
   * @param items at most {@value BulkHandler#MOST_ITEMS}
   * @throws IllegalArgumentException if there are more
   */
  public List<BulkOutcome> handleAll(TenantId tenant, List<BulkItem> items, BulkMode mode) {
    return observed.call("handle_all", tenant, call -> bulk.handle(tenant, items, mode));
  }

  /** Returns what {@link #submit} would do now and whom each step would ask, with dates; saves nothing. */
  public Preview preview(TenantId tenant, Actor by, Subject subject) {
    return observed.call("preview", tenant, call -> handler.preview(tenant, by, subject, null));
  }

  /** The same for one definition, published and not retired. */
  public Preview preview(TenantId tenant, Actor by, Subject subject, DefinitionRef definition) {
    Objects.requireNonNull(definition, "definition");
    return observed.call("preview", tenant, call -> handler.preview(tenant, by, subject, definition));
  }

  /** Returns what {@code command} would be answered now, which is also the dry run of a migration; saves nothing. */
  public Decision<ApprovalEvent> dryRun(TenantId tenant, ApprovalId id, ApprovalCommand command) {
    return observed.call("dry_run", tenant, call ->
        handler.judge(tenant, handler.load(tenant, id).value(), command, null));
  }

  /**
   * Takes a pending request to another definition: first all that is due by the old one is done, then it moves.
   *
   * <p>It is refused where a vote would be lost or a step passed by, unless the command says what to do then.
   */
  public Decision<ApprovalEvent> migrate(TenantId tenant, ApprovalId id, Migrate command) {
    return handle(tenant, id, command);
  }

  /** The same once, however often it arrives. */
  public Decision<ApprovalEvent> migrate(TenantId tenant, ApprovalId id, Migrate command, IdempotencyKey key) {
    return handle(tenant, id, command, key);
  }

  /** Does everything that is due by now: escalations, ends of ladders, expiries. Hosts call it from their scheduler. */
  public TickReport tick(TenantId tenant) {
    return observed.call("tick", tenant, call -> {
      TickReport report = ticker.tick(tenant);
      call.caused(report.events());
      return report;
    });
  }

  /**
   * Returns, by id, the pending requests that are pinned to a definition: what there is to {@link #migrate} once another
   * version is published.
   */
  public Page<ApprovalId> pinnedTo(TenantId tenant, DefinitionRef definition, PageRequest page) {
    return observed.call("pinned_to", tenant,
        call -> repository.pinnedTo(tenant, definition.name(), definition.version(), page));
  }

  /**
   * Empties every open seat of somebody who cannot vote any more, such as a person who has left, and ends every question
   * that they have asked or were asked.
   *
   * @return the approvals in which there was one
   */
  public List<ApprovalId> vacate(TenantId tenant, Actor person, String reason) {
    Actor holder = handler.canonical(tenant, person);
    return Pages.stream(SWEEP, page -> repository.asking(tenant, holder, page))
        .filter(id -> handle(tenant, id, new Vacate(holder, reason)) instanceof Accepted<ApprovalEvent>)
        .toList();
  }

  /**
   * Keeps that somebody may act for somebody else, by the one ids that the directory has for both: by these delegations
   * are looked up, so one that a host adds to the store under an alias is never found.
   *
   * @return what is kept
   * @throws IllegalArgumentException if there is one with its id, or both names are those of one person
   */
  public Delegation delegate(TenantId tenant, Delegation delegation) {
    return observed.call("delegate", tenant, call -> {
      Delegation known = delegation.between(
          handler.canonical(tenant, delegation.from()), handler.canonical(tenant, delegation.to()));
      delegations.add(tenant, known);
      return known;
    });
  }

  /**
   * Returns for whom a pending request waits, and why. Of each step that waits: by what people are named, what bars them,
   * who may act in whose place and what keeps others from it, what the rules still need, and for whose answer its clock
   * stands still. Of one that was sent back: by whom, and who may submit it again. Nothing if it is not pending. What a
   * request that is not made yet would ask is in {@link #preview}.
   */
  public RequestReasons why(TenantId tenant, ApprovalId id) {
    return observed.call("why", tenant, call -> explanations.why(tenant, id));
  }

  /**
   * Returns the active people behind {@code reference}, by the directory as it is now, for a request of {@code requester}
   * about {@code subject}; what a {@link io.crmkit.approvals.analytics.WhatIf} asks for.
   */
  public List<Actor> behind(TenantId tenant, ApproverRef reference, Subject subject, Actor requester) {
    return observed.call("behind", tenant, call -> handler.behind(tenant, reference, subject, requester));
  }

  public Optional<Stored<Approval>> find(TenantId tenant, ApprovalId id) {
    return observed.call("find", tenant, call -> repository.find(tenant, id));
  }

  /** Returns everything that ever happened to an approval, oldest first; nothing if it does not exist. */
  public List<ApprovalEvent> history(TenantId tenant, ApprovalId id) {
    return observed.call("history", tenant, call -> handler.history(tenant, id));
  }

  /**
   * Goes through everything that is stored of an approval and names the first entry that is not what was written: each
   * event carries the hash of itself and of all before it, and the state is the fold of its events. Costs one look at
   * the whole history.
   */
  public Verification verify(TenantId tenant, ApprovalId id) {
    return observed.call("verify", tenant, call -> verifier.verify(tenant, id));
  }

  /**
   * Returns what waits for {@code actor}, the longest waiting first: votes in seats of their own, and in those of others
   * for whom they may act, questions to answer, and requests of theirs that were sent back. A page may be short and yet
   * be followed by another.
   */
  public Page<InboxItem> inbox(TenantId tenant, Actor actor, PageRequest page) {
    return observed.call("inbox", tenant, call -> inboxes.of(tenant, handler.canonical(tenant, actor), page));
  }

  /** Returns the approvals that were asked for one record of the host, in the order in which they were submitted. */
  public Page<ApprovalId> ofSubject(TenantId tenant, String entityType, String entityId, PageRequest page) {
    return observed.call(
        "of_subject", tenant, call -> repository.ofSubject(tenant, entityType, entityId, page));
  }

  /**
   * Returns whether an approval covers what its record says now: it does as long as no field differs that a step which
   * approved it watches, and no step applies that did not. Of one by an administrator that goes for the steps in whose
   * place they decided, too.
   *
   * @return {@link Coverage.Verdict#NOT_APPROVED} for a request that does not exist, too
   */
  public Coverage coverage(TenantId tenant, ApprovalId id, Value.Fields fields) {
    return observed.call("coverage", tenant, call -> handler.coverage(tenant, id, fields));
  }

  /** Returns what of one record pending requests lock, and for whom not. */
  public LockState lock(TenantId tenant, String entityType, String entityId) {
    return locks(tenant, entityType, List.of(entityId)).getOrDefault(entityId, LockState.FREE);
  }

  /**
   * Returns the locks of many records at once, for a host that changes all that meet a condition: those of them that
   * have one. Reads the pending requests of these records, 500 records at a time.
   */
  public Map<String, LockState> locks(TenantId tenant, String entityType, Collection<String> entityIds) {
    return observed.call("locks", tenant, call -> locks.of(tenant, entityType, entityIds));
  }

  CommandHandler handler() {
    return handler;
  }

  Clock clock() {
    return clock;
  }

  int attempts() {
    return attempts;
  }

  /** Collects what the service works with. Not thread-safe. */
  public static final class Builder {

    static final int DEFAULT_ATTEMPTS = 5;

    final ApprovalRepository repository;
    final Definitions definitions;
    Directory directory = new OpenDirectory();
    BusinessCalendars calendars = new NoCalendars();
    Delegations delegations = new NoDelegations();
    Clock clock = Clock.systemUTC();
    Supplier<Map<String, String>> context = Map::of;
    ChainAnchors anchors = (tenant, id) -> List.of();
    int attempts = DEFAULT_ATTEMPTS;
    ServiceListener listener = ServiceListener.none();

    private Builder(ApprovalRepository repository, Definitions definitions) {
      this.repository = Objects.requireNonNull(repository, "repository");
      this.definitions = Objects.requireNonNull(definitions, "definitions");
    }

    /** Sets who knows people; without it, everybody named is an active person. */
    public Builder directory(Directory people) {
      this.directory = Objects.requireNonNull(people, "people");
      return this;
    }

    /** Sets who knows when people work; without it, working time is all the time that passes. */
    public Builder calendars(BusinessCalendars workingTime) {
      this.calendars = Objects.requireNonNull(workingTime, "workingTime");
      return this;
    }

    /** Sets who may act for whom; without it, everybody acts for themselves. */
    public Builder delegations(Delegations store) {
      this.delegations = Objects.requireNonNull(store, "store");
      return this;
    }

    /** Sets the clock; hosts with several nodes take one that they share, such as that of their database. */
    public Builder clock(Clock shared) {
      this.clock = Objects.requireNonNull(shared, "shared");
      return this;
    }

    /** Sets what travels along with events unread, asked for at each save, such as the current trace. */
    public Builder context(Supplier<Map<String, String>> current) {
      this.context = Objects.requireNonNull(current, "current");
      return this;
    }

    /** Sets who has kept links of histories elsewhere, which verification holds the stored ones against. */
    public Builder anchors(ChainAnchors keptElsewhere) {
      this.anchors = Objects.requireNonNull(keptElsewhere, "keptElsewhere");
      return this;
    }

    /** Sets how often a command is judged in all if others keep writing the same approval. */
    public Builder attempts(int most) {
      this.attempts = Require.positive(most, "attempts");
      return this;
    }

    /** Sets who hears how long each call took and how it ended. */
    public Builder listener(ServiceListener hears) {
      this.listener = Objects.requireNonNull(hears, "hears");
      return this;
    }

    Observed observed() {
      return Observed.service("approvals", listener);
    }

    public Approvals build() {
      return new Approvals(this);
    }
  }
}
