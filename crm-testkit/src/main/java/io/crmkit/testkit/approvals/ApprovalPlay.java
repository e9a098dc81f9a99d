package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Agency;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Briefing;
import io.crmkit.approvals.model.Calendars;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays approvals by the real rules against a repository, so that a contract meets every state that can occur and no
 * other.
 *
 * <p>Two of Bob, Carol and Dave, asked in turn, approve first; then two of Carol, Erin and Frank, asked together. Grace
 * joins after an hour, Henry decides alone after two, and an hour later the request expires, as it does after a day in
 * all.
 */
final class ApprovalPlay {

  static final Actor ALICE = new Actor("alice");
  static final Actor BOB = new Actor("bob");
  static final Actor CAROL = new Actor("carol");
  static final Actor DAVE = new Actor("dave");
  static final Actor ERIN = new Actor("erin");
  static final Actor FRANK = new Actor("frank");
  static final Actor GRACE = new Actor("grace");
  static final Actor HENRY = new Actor("henry");
  static final Actor ADMIN = new Actor("admin");
  static final List<Actor> CAST = List.of(ALICE, BOB, CAROL, DAVE, ERIN, FRANK, GRACE, HENRY, ADMIN);

  static final DefinitionRef PIN = new DefinitionRef("Discount Approval", 1, "digest");
  static final Subject DEAL =
      new Subject("deal", "D-1", Value.Fields.NONE.with("stage", Value.of("Größe 🚀 \"quoted\"\n")));

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Map<String, String> CONTEXT = Map.of("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-01");

  private static final Definition DEFINITION = Definition.named(PIN.name())
      .entityType(DEAL.entityType())
      .step(Step.named("Team").approvers(user(BOB), user(CAROL), user(DAVE)).order(Order.SEQUENTIAL)
          .rule(new Formula.AtLeast(2, Slate.EVERYONE)).watch(FieldPath.of("amount")).build())
      .step(Step.named("Board").approvers(user(CAROL), user(ERIN), user(FRANK))
          .rule(new Formula.AtLeast(2, Slate.EVERYONE)).watch(FieldPath.of("stage")).build())
      .escalation(new Escalation(
          List.of(
              new Level(HOUR, List.of(user(GRACE)), Rights.KEEP), new Level(HOUR, List.of(user(HENRY)), Rights.LOSE)),
          new Last(LastAction.EXPIRE, HOUR), StopRule.NEVER, CatchUp.AS_SCHEDULED))
      .administrators(user(ADMIN))
      .terms(new Terms(null, ContentPolicy.STRICT, new ReworkPolicy(
          1_000, Exhausted.REFUSE, Set.of(Target.REQUESTER, Target.ANY))))
      .expiresAfter(Duration.ofDays(1))
      .build();

  /** The next version, to which requests may be submitted or migrate: beside the board, Bob or Dave looks at risks. */
  static final DefinitionRef FORKED_PIN = new DefinitionRef(PIN.name(), 2, "forked");

  private static final Definition FORKED = Definition.named(PIN.name())
      .entityType(DEAL.entityType())
      .step(DEFINITION.steps().get(0))
      .step(DEFINITION.steps().get(1))
      .step(Step.named("Risk").approvers(user(BOB), user(CAROL)).build())
      .fork(Fork.named("Review", 1).branch("board", 1).branch("risk", 1).join(Join.ALL))
      .escalation(DEFINITION.escalation())
      .administrators(user(ADMIN))
      .build();

  private final ApprovalDecider decider = new ApprovalDecider();
  private final ApprovalRepository repository;
  private final TenantId tenant;
  private Instant now;

  ApprovalPlay(ApprovalRepository repository, TenantId tenant, Instant start) {
    this.repository = repository;
    this.tenant = tenant;
    this.now = start;
  }

  Instant now() {
    return now;
  }

  ApprovalPlay pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  Stored<Approval> submit(ApprovalId id) {
    return submit(id, DEAL);
  }

  Stored<Approval> submit(ApprovalId id, Subject subject) {
    return play(id, new Submit(ALICE, PIN, subject));
  }

  /** Plays a command that the rules accept. */
  Stored<Approval> play(ApprovalId id, ApprovalCommand command) {
    return tryToPlay(id, command).orElseThrow();
  }

  /** Plays a command if the rules accept it; returns nothing if they do not, or if it changes nothing. */
  Optional<Stored<Approval>> tryToPlay(ApprovalId id, ApprovalCommand command) {
    return change(read(id), id, command).map(change -> save(id, change));
  }

  /** Saves a change, of which nothing may be lost. */
  private Stored<Approval> save(ApprovalId id, ApprovalChange change) {
    assertThat(repository.save(tenant, id, change)).isEqualTo(change.stored());
    assertThat(repository.find(tenant, id)).contains(change.stored());
    return change.stored();
  }

  Stored<Approval> read(ApprovalId id) {
    return repository.find(tenant, id).orElseGet(() -> Stored.unsaved(decider.initial()));
  }

  /** Returns what {@code command} would do to {@code before}, for a contract to save as it likes. */
  Optional<ApprovalChange> change(Stored<Approval> before, ApprovalId id, ApprovalCommand command) {
    Decision<ApprovalEvent> decision =
        decider.decide(before.value(), new Briefing(command, now, definition(before.value(), command), everybody(), null));
    return decision instanceof Accepted<ApprovalEvent> accepted && !accepted.events().isEmpty()
        ? Optional.of(change(before, id, accepted.events()))
        : Optional.empty();
  }

  private static Definition definition(Approval before, ApprovalCommand command) {
    DefinitionRef pin = before instanceof Pending pending ? pending.origin().definition() : PIN;
    if (command instanceof Submit submit) {
      pin = submit.definition();
    } else if (command instanceof Migrate migrate) {
      pin = migrate.to();
    }
    return pin.equals(FORKED_PIN) ? FORKED : DEFINITION;
  }

  private ApprovalChange change(Stored<Approval> before, ApprovalId id, List<ApprovalEvent> events) {
    List<DomainEvent> domainEvents = new ArrayList<>(events.size());
    long sequence = before.value().trail().events();
    for (ApprovalEvent event : events) {
      domainEvents.add(new DomainEvent(
          tenant, new Stream(ApprovalEventJson.STREAM, id.value()), ++sequence, ApprovalEventJson.type(event),
          event.at(), ApprovalEventJson.write(event), CONTEXT));
    }
    return new ApprovalChange(before, decider.evolve(before.value(), events), domainEvents);
  }

  private static Facts everybody() {
    Map<ApproverRef, List<Actor>> people = new HashMap<>();
    CAST.forEach(person -> people.put(user(person), List.of(person)));
    return new Facts(people, Set.of(), Calendars.NONE, Agency.NONE, Set.of(ADMIN));
  }

  private static ApproverRef.User user(Actor person) {
    return new ApproverRef.User(person);
  }
}
