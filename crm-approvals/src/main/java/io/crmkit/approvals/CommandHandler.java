package io.crmkit.approvals;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Agents;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyHandled;
import io.crmkit.approvals.model.Briefing;
import io.crmkit.approvals.model.Coverage;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.Preview;
import io.crmkit.approvals.model.Previewer;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.Trail;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.event.chain.EventChain;
import io.crmkit.core.event.chain.EventChain.Extended;
import io.crmkit.core.expression.Value;
import io.crmkit.core.observe.Call;
import io.crmkit.core.observe.Observed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes one command from the host to the store. */
final class CommandHandler {

  private static final int HISTORY_PAGE = 1_000;

  private final ApprovalDecider decider = new ApprovalDecider();
  private final ApprovalRepository repository;
  private final Definitions definitions;
  private final Applicable applicable;
  private final People people;
  private final Clock clock;
  private final Supplier<Map<String, String>> context;
  private final int attempts;
  private final Observed observed;

  /** A command by everybody's one id, and as it was sent. */
  private record Asked(ApprovalCommand command, ApprovalCommand sent, @Nullable IdempotencyKey key) {}

  CommandHandler(Approvals.Builder builder) {
    this.repository = builder.repository;
    this.definitions = builder.definitions;
    this.applicable = new Applicable(builder.definitions);
    this.people = new People(builder.directory, builder.calendars, builder.delegations);
    this.clock = builder.clock;
    this.context = builder.context;
    this.attempts = builder.attempts;
    this.observed = builder.observed();
  }

  /** Submits to the definition that applies; a repeat goes by the one of the first time, whatever applies by now. */
  Decision<ApprovalEvent> submit(
      TenantId tenant, ApprovalId id, Actor by, Subject subject, @Nullable IdempotencyKey key) {
    return observed.call("submit", tenant, call -> {
      Actor requester = canonical(tenant, by);
      return handleAsNew(tenant, id, call, state -> firstPin(tenant, id, state, key)
          .or(() -> applicable.to(tenant, subject))
          .map(definition -> decide(tenant, state, new Asked(
              new Submit(requester, definition, subject), new Submit(by, definition, subject), key)))
          .orElseGet(() -> Decision.refuse(new ApprovalRefusal.NoDefinitionApplies(subject.entityType()))));
    });
  }

  Decision<ApprovalEvent> handle(
      TenantId tenant, ApprovalId id, ApprovalCommand command, @Nullable IdempotencyKey key) {
    String operation = command.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return observed.call(operation, tenant, call -> {
      Asked asked = new Asked(people.canonical(tenant, command), command, key);
      return command instanceof Submit submit
          ? handleAsNew(tenant, id, call, state -> submit(tenant, state, submit.definition(), asked))
          : handle(tenant, id, call, state -> decide(tenant, state, asked));
    });
  }

  /** Returns what submitting would do and whom the whole chain would ask; saves nothing. */
  Preview preview(TenantId tenant, Actor by, Subject subject, @Nullable DefinitionRef definition) {
    Actor requester = canonical(tenant, by);
    Instant at = clock.instant();
    Optional<DefinitionRef> pin = Optional.ofNullable(definition).or(() -> applicable.to(tenant, subject));
    if (pin.isEmpty()) {
      return refused(at, new ApprovalRefusal.NoDefinitionApplies(subject.entityType()));
    }
    Optional<Definition> found = definitions.find(tenant, pin.get());
    if (found.isEmpty()) {
      return refused(at, new ApprovalRefusal.UnknownDefinition(pin.get().toString()));
    }
    if (definitions.isRetired(tenant, pin.get())) {
      return refused(at, new ApprovalRefusal.RetiredDefinition(pin.get().name()));
    }
    Submit submit = new Submit(requester, pin.get(), subject);
    Facts facts = people.answer(tenant, Inquiry.preview(submit, found.get()), subject, requester);
    return Previewer.of(new Briefing(submit, at, found.get(), facts, null));
  }

  private static Preview refused(Instant at, ApprovalRefusal why) {
    return new Preview(at, Decision.refuse(why), List.of(), null);
  }

  /** Judges a command and saves nothing. */
  Decision<ApprovalEvent> judge(
      TenantId tenant, Approval state, ApprovalCommand command, @Nullable IdempotencyKey key) {
    Asked asked = new Asked(people.canonical(tenant, command), command, key);
    return command instanceof Submit submit
        ? submit(tenant, state, submit.definition(), asked)
        : decide(tenant, state, asked);
  }

  /**
   * Answers a command on exactly this state; it is stale if anybody has written another one since.
   *
   * @param check may refuse what the rules accept
   */
  Decision<ApprovalEvent> handleOn(TenantId tenant, ApprovalId id, Stored<Approval> stored, ApprovalCommand command,
      IdempotencyKey key, UnaryOperator<Decision<ApprovalEvent>> check) {
    return handleOnce(tenant, id, stored, state -> check.apply(judge(tenant, state, command, key)));
  }

  /** Returns for whom {@code person} may act in a request now; nothing if they are no active person. */
  Optional<Agents> agents(TenantId tenant, Actor person, Pending pending) {
    Definition definition = definitions.find(tenant, pending.origin().definition()).orElseThrow();
    return people.agents(tenant, person, pending, definition, clock.instant());
  }

  Stored<Approval> load(TenantId tenant, ApprovalId id) {
    return repository.find(tenant, id).orElseGet(() -> Stored.unsaved(decider.initial()));
  }

  Actor canonical(TenantId tenant, Actor actor) {
    return people.canonical(tenant, actor);
  }

  List<Actor> behind(TenantId tenant, ApproverRef reference, Subject subject, Actor requester) {
    Inquiry inquiry = new Inquiry(Set.of(reference), Set.of());
    return people.answer(tenant, inquiry, subject, canonical(tenant, requester)).people(reference);
  }

  Coverage coverage(TenantId tenant, ApprovalId id, Value.Fields fields) {
    Approval state = repository.find(tenant, id).map(Stored::value).orElseGet(decider::initial);
    return originOf(state).flatMap(origin -> definitions.find(tenant, origin.definition()))
        .map(definition -> Coverage.of(state, definition, fields))
        .orElseGet(() -> new Coverage(Coverage.Verdict.NOT_APPROVED, List.of()));
  }

  List<ApprovalEvent> history(TenantId tenant, ApprovalId id) {
    List<ApprovalEvent> events = new ArrayList<>();
    List<DomainEvent> page = repository.history(tenant, id, 0, HISTORY_PAGE);
    while (!page.isEmpty()) {
      page.forEach(event -> events.add(ApprovalEventJson.read(event)));
      page = repository.history(tenant, id, page.get(page.size() - 1).sequence(), HISTORY_PAGE);
    }
    return events;
  }

  /** Returns the definition of the submission that a repeat stands for, from which the request may have migrated since. */
  private Optional<DefinitionRef> firstPin(
      TenantId tenant, ApprovalId id, Approval state, @Nullable IdempotencyKey key) {
    if (key != null && state.trail().replies().containsKey(key.value())
        && ApprovalEventJson.read(repository.history(tenant, id, 0, 1).get(0)) instanceof Submitted submitted) {
      return Optional.of(submitted.definition());
    }
    return originOf(state).map(Origin::definition);
  }

  /** Returns the events behind one sequence up to another. */
  List<ApprovalEvent> between(TenantId tenant, ApprovalId id, long after, long last) {
    return last <= after
        ? List.of()
        : repository.history(tenant, id, after, Math.toIntExact(last - after)).stream()
            .map(ApprovalEventJson::read).toList();
  }

  private Decision<ApprovalEvent> submit(TenantId tenant, Approval state, DefinitionRef definition, Asked asked) {
    return state instanceof Blank && definitions.isRetired(tenant, definition)
        ? Decision.refuse(new ApprovalRefusal.RetiredDefinition(definition.name()))
        : decide(tenant, state, asked);
  }

  /**
   * Takes it that nothing is stored yet, which saves a look and is nearly always so; the store refuses if it is not.
   */
  private Decision<ApprovalEvent> handleAsNew(
      TenantId tenant, ApprovalId id, Call call, Function<Approval, Decision<ApprovalEvent>> judge) {
    try {
      Decision<ApprovalEvent> decision = handleOnce(tenant, id, Stored.unsaved(decider.initial()), judge);
      if (decision instanceof Accepted<ApprovalEvent>) {
        return decision;
      }
    } catch (StaleWriteException alreadyThere) {
      // judged below by what is there
    }
    return handle(tenant, id, call, judge);
  }

  private Decision<ApprovalEvent> handle(
      TenantId tenant, ApprovalId id, Call call, Function<Approval, Decision<ApprovalEvent>> judge) {
    for (int attempt = 1; ; attempt++) {
      try {
        return handleOnce(tenant, id, load(tenant, id), judge);
      } catch (StaleWriteException lostRace) {
        if (attempt == attempts) {
          throw lostRace;
        }
        call.retried();
      }
    }
  }

  private Decision<ApprovalEvent> handleOnce(
      TenantId tenant, ApprovalId id, Stored<Approval> stored, Function<Approval, Decision<ApprovalEvent>> judge) {
    Decision<ApprovalEvent> decision = judge.apply(stored.value());
    if (decision instanceof Accepted<ApprovalEvent> accepted && !accepted.events().isEmpty()) {
      repository.save(tenant, id, change(tenant, id, stored, accepted.events()));
    }
    return decision instanceof Refused<ApprovalEvent> refused
            && refused.refusal() instanceof AlreadyHandled handled
        ? Decision.accept(replay(tenant, id, handled.reply()))
        : decision;
  }

  private Decision<ApprovalEvent> decide(TenantId tenant, Approval state, Asked asked) {
    ApprovalCommand command = asked.command();
    Optional<Origin> origin = originOf(state).or(() -> command instanceof Submit submit
        ? Optional.of(new Origin(submit.definition(), submit.subject(), submit.by(), Instant.MIN, null))
        : Optional.empty());
    if (origin.isEmpty()) {
      return Decision.refuse(new ApprovalRefusal.NotSubmitted());
    }
    DefinitionRef pinned = command instanceof Migrate migrate ? migrate.to() : origin.get().definition();
    if (command instanceof Migrate && definitions.isRetired(tenant, pinned)) {
      return Decision.refuse(new ApprovalRefusal.RetiredDefinition(pinned.name()));
    }
    Optional<Definition> definition = definitions.find(tenant, pinned);
    Optional<Definition> before = command instanceof Migrate
        ? definitions.find(tenant, origin.get().definition())
        : definition;
    if (definition.isEmpty() || before.isEmpty()) {
      DefinitionRef unknown = definition.isEmpty() ? pinned : origin.get().definition();
      return Decision.refuse(new ApprovalRefusal.UnknownDefinition(unknown.toString()));
    }
    Instant at = clock.instant();
    List<ApprovalEvent> overdue = overdue(tenant, state, command, at, before.get());
    Approval now = decider.evolve(state, overdue);
    Inquiry inquiry = Inquiry.of(now, command, at, definition.get());
    Facts facts = people.answer(
        tenant, inquiry, Inquiry.subjectBefore(now, command), Inquiry.subject(now, command), origin.get().requester());
    return decider.decide(overdue, now,
        new Briefing(command, asked.sent(), at, definition.get(), facts, asked.key(), before.get()));
  }

  /** Returns what must be judged by what the subject and the definition say until {@code command} changes that. */
  private List<ApprovalEvent> overdue(
      TenantId tenant, Approval state, ApprovalCommand command, Instant at, Definition before) {
    boolean changes = Inquiry.changesContent(command) || command instanceof Migrate;
    if (!changes || !(state instanceof Pending pending)) {
      return List.of();
    }
    Tick tick = new Tick();
    Facts facts = people.answer(
        tenant, Inquiry.of(state, tick, at, before), pending.subject(), pending.origin().requester());
    Briefing briefing = new Briefing(tick, at, before, facts, null);
    return command instanceof Migrate
        ? decider.decide(state, briefing).orElseThrow()
        : decider.overdue(state, briefing);
  }

  /** Returns what {@code events} make of {@code before}, ready to be saved. */
  ApprovalChange change(TenantId tenant, ApprovalId id, Stored<Approval> before, List<ApprovalEvent> events) {
    Map<String, String> carried = context.get();
    Stream stream = new Stream(ApprovalEventJson.STREAM, id.value());
    List<DomainEvent> domainEvents = new ArrayList<>(events.size());
    long sequence = before.value().trail().events();
    for (ApprovalEvent event : events) {
      domainEvents.add(new DomainEvent(
          tenant, stream, ++sequence, ApprovalEventJson.type(event), event.at(), ApprovalEventJson.write(event),
          carried));
    }
    Extended chained = EventChain.extend(before.value().trail().chain(), domainEvents);
    Approval after = decider.evolve(before.value(), events).chained(chained.head());
    return new ApprovalChange(before, after, chained.events());
  }

  /** Returns what was answered to a command before. */
  List<ApprovalEvent> replay(TenantId tenant, ApprovalId id, Trail.Reply reply) {
    return repository.history(tenant, id, reply.first() - 1, reply.count()).stream()
        .map(ApprovalEventJson::read)
        .toList();
  }

  private static Optional<Origin> originOf(Approval state) {
    if (state instanceof Pending pending) {
      return Optional.of(pending.origin());
    }
    return state instanceof Settled settled ? Optional.of(settled.origin()) : Optional.empty();
  }
}
