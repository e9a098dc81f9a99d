package io.crmkit.testkit.approvals;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.Move.Gather;
import io.crmkit.testkit.approvals.Move.Know;
import io.crmkit.testkit.approvals.Move.Pass;
import io.crmkit.testkit.approvals.Move.PassToDue;
import io.crmkit.testkit.approvals.Move.Repeat;
import io.crmkit.testkit.core.HandClock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plays moves through the service, on memory. */
final class Desk {

  static final TenantId ACME = new TenantId("acme");
  static final ApprovalId ID = new ApprovalId("A-1");
  static final Actor ADMIN = new Actor("admin");

  final InMemoryApprovals store = new InMemoryApprovals();
  final Definitions definitions;
  final Approvals service;
  final DefinitionRef pin;

  private final HandClock clock = new HandClock(World.START);
  private volatile Staff staff;
  private @Nullable Do last;

  Desk(Definition definition, Staff staff) {
    this(definition, staff, repository -> repository, directory -> directory);
  }

  Desk(Definition definition, Staff staff, UnaryOperator<ApprovalRepository> repositories,
      UnaryOperator<Directory> directories) {
    this.staff = staff;
    definitions = new Definitions(store.definitions(), clock);
    service = Approvals.builder(repositories.apply(store.approvals()), definitions)
        .directory(directories.apply(new Current())).delegations(store.delegations()).clock(clock).build();
    pin = definitions.publish(ACME, ADMIN, definition).ref();
  }

  /** Lets something happen to one request; returns the answer if it was a command. */
  Optional<Decision<ApprovalEvent>> play(ApprovalId id, Move move) {
    if (move instanceof Do act) {
      last = act;
      return Optional.of(command(id, act.command(), act.key()));
    }
    if (move instanceof AsAsked asked) {
      return play(id, asked.in(state(id)));
    }
    if (move instanceof Repeat) {
      return Optional.ofNullable(last).map(act -> command(id, act.command(), act.key()));
    }
    pass(id, move);
    return Optional.empty();
  }

  private void pass(ApprovalId id, Move move) {
    if (move instanceof Pass pass) {
      clock.move(pass.time());
    } else if (move instanceof PassToDue toDue && state(id) instanceof Pending pending) {
      clock.set(pending.dueAt().orElse(now()).plus(toDue.offset()));
    } else if (move instanceof Know know) {
      staff = staff.with(know.person());
    } else if (move instanceof Gather gather) {
      staff = staff.with(gather.team(), gather.members());
    }
  }

  Decision<ApprovalEvent> command(ApprovalId id, ApprovalCommand command, @Nullable IdempotencyKey key) {
    ApprovalCommand pinned = command instanceof Submit submit && submit.definition().equals(Scenario.UNPINNED)
        ? new Submit(submit.by(), pin, submit.subject())
        : command;
    return key == null ? service.handle(ACME, id, pinned) : service.handle(ACME, id, pinned, key);
  }

  /** Returns what its events make of a request. */
  Approval state(ApprovalId id) {
    return service.find(ACME, id).map(Stored::value).map(Approval::unchained)
        .orElseGet(new ApprovalDecider()::initial);
  }

  /** Starts with a chain to which Alice has submitted. */
  static Desk submitted(Definition.Builder definition) {
    return submitted(definition, Game.staff());
  }

  /** Starts with a chain to which Alice has submitted, in this company. */
  static Desk submitted(Definition.Builder definition, Staff staff) {
    Desk desk = new Desk(definition.build(), staff);
    desk.play(ID, Game.SUBMIT).orElseThrow().orElseThrow();
    return desk;
  }

  /** Returns why the one request does not take a command. */
  ApprovalRefusal refusal(ApprovalCommand command) {
    return (ApprovalRefusal) ((Refused<ApprovalEvent>) command(ID, command, null)).refusal();
  }

  OpenStep openStep() {
    return ((Pending) state(ID)).openStep();
  }

  Outcome outcome() {
    return ((Settled) state(ID)).outcome();
  }

  List<ApprovalEvent> history() {
    return service.history(ACME, ID);
  }

  List<DomainEvent> stored(ApprovalId id) {
    return store.approvals().history(ACME, id, 0, 10_000);
  }

  Instant now() {
    return clock.instant();
  }

  void at(Instant instant) {
    clock.set(instant);
  }

  Staff staff() {
    return staff;
  }

  void know(Staff others) {
    staff = others;
  }

  /** Returns the service of another node: what it knows comes from the same store and nowhere else. */
  Approvals otherNode() {
    return Approvals.builder(store.approvals(), new Definitions(store.definitions(), clock))
        .directory(new Current()).clock(clock).build();
  }

  private final class Current implements Directory {

    @Override
    public Optional<Person> find(TenantId tenant, String alias) {
      return staff.find(tenant, alias);
    }

    @Override
    public List<Actor> withRole(TenantId tenant, String role) {
      return staff.withRole(tenant, role);
    }

    @Override
    public List<Actor> inGroup(TenantId tenant, String group) {
      return staff.inGroup(tenant, group);
    }

    @Override
    public Optional<Money> limit(TenantId tenant, Actor person, Currency currency) {
      return staff.limit(tenant, person, currency);
    }
  }
}
