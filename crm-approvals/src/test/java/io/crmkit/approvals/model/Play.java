package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.CalendarInquiry.Whose;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.core.spec.DeciderSpec.Answer;
import io.crmkit.core.worktime.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through one definition, played forward by commands.
 *
 * <p>Each command is judged by the facts that {@link Inquiry} asks for and no others, so that a fact it forgets to ask
 * for fails the example.
 */
final class Play {

  static final Actor ALICE = new Actor("alice");
  static final Actor BOB = new Actor("bob");
  static final Actor CAROL = new Actor("carol");
  static final Actor DAVE = new Actor("dave");
  static final Actor VERA = new Actor("vera");
  static final Actor CEO = new Actor("ceo");
  static final Actor ADA = new Actor("ada");

  static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  static final Duration DAY = Duration.ofHours(24);
  static final DefinitionRef REF = new DefinitionRef("discount", 1, "d1");
  static final Subject DEAL = new Subject("deal", "D-1", Value.Fields.NONE.with("amount", Value.of(500)));

  private Definition definition;
  private Definition before;
  private final Map<ApproverRef, List<Actor>> directory = new HashMap<>();
  private final Set<Actor> inactive = new HashSet<>();
  private final Map<Actor, BusinessCalendar> calendars = new HashMap<>();
  private final Map<String, BusinessCalendar> named = new HashMap<>();
  private final List<ApprovalEvent> history = new ArrayList<>();
  private Instant now = NOON;

  private Play(Definition definition) {
    this.definition = definition;
    this.before = definition;
  }

  static Play of(Definition definition) {
    return new Play(definition);
  }

  /** A play that has begun: ALICE has submitted at NOON. */
  static Play submitted(Definition definition) {
    return of(definition).after(new Submit(ALICE, REF, DEAL));
  }

  static Definition chain(Step... steps) {
    return building(steps).build();
  }

  static Definition.Builder building(Step... steps) {
    Definition.Builder builder = Definition.named("discount").entityType("deal");
    List.of(steps).forEach(builder::step);
    return builder;
  }

  static Step.Builder step(String name, Actor... people) {
    Step.Builder builder = Step.named(name);
    for (Actor person : people) {
      builder.approvers(user(person));
    }
    return builder;
  }

  static ApproverRef user(Actor person) {
    return new ApproverRef.User(person);
  }

  static Expression condition(String text) {
    return Expression.condition(text).orElseThrow();
  }

  /** A panel of the approvers of a step, in which nobody has voted. */
  static Panel approvers(Actor... people) {
    return Panel.seated(Panel.Kind.APPROVERS, Order.PARALLEL, Slate.of(people.length), List.of(people));
  }

  static Panel panel(Panel.Kind kind, Actor... people) {
    return Panel.seated(kind, Order.PARALLEL, Slate.of(people.length), List.of(people));
  }

  /** What follows is judged by another definition, as the service does for a migration and after it. */
  Play under(Definition other) {
    before = definition;
    definition = other;
    return this;
  }

  Play where(ApproverRef ref, Actor... people) {
    directory.put(ref, List.of(people));
    return this;
  }

  Play without(Actor person) {
    inactive.add(person);
    return this;
  }

  Play calendar(Actor person, BusinessCalendar calendar) {
    calendars.put(person, calendar);
    return this;
  }

  Play calendar(String name, BusinessCalendar calendar) {
    named.put(name, calendar);
    return this;
  }

  Play at(Instant instant) {
    now = instant;
    return this;
  }

  Play later(Duration duration) {
    return at(now.plus(duration));
  }

  Instant now() {
    return now;
  }

  /** Plays a command that must be accepted. */
  Play after(ApprovalCommand command) {
    return after(command, null);
  }

  Play after(ApprovalCommand command, @Nullable IdempotencyKey key) {
    history.addAll(when(command, key).decision().orElseThrow());
    return this;
  }

  Answer<ApprovalEvent> when(ApprovalCommand command) {
    return when(command, null);
  }

  Answer<ApprovalEvent> when(ApprovalCommand command, @Nullable IdempotencyKey key) {
    return DeciderSpec.of(new ApprovalDecider())
        .given(history.toArray(new ApprovalEvent[0]))
        .when(new Briefing(
            command, command, now, definition, facts(Inquiry.of(state(), command, now, definition)), key,
            command instanceof Migrate ? before : definition));
  }

  /** The events that a command would cause, for examples about only some of them. */
  List<ApprovalEvent> events(ApprovalCommand command) {
    return when(command).decision().orElseThrow();
  }

  Approval state() {
    ApprovalDecider decider = new ApprovalDecider();
    return decider.evolve(decider.initial(), history);
  }

  OpenStep step() {
    return ((Approval.Pending) state()).openStep();
  }

  Approval.Outcome outcome() {
    return ((Approval.Settled) state()).outcome();
  }

  private Facts facts(Inquiry inquiry) {
    Map<ApproverRef, List<Actor>> people = new HashMap<>();
    for (ApproverRef ref : inquiry.references()) {
      people.put(ref, behind(ref).stream().filter(person -> !inactive.contains(person)).toList());
    }
    Set<Actor> asked = new HashSet<>(inquiry.people());
    asked.retainAll(inactive);
    Set<Actor> administrators = new HashSet<>();
    inquiry.administrators().forEach(ref -> administrators.addAll(behind(ref)));
    administrators.removeAll(inactive);
    return new Facts(
        people, asked, calendars(inquiry.calendars(), people.values()), Agency.NONE, administrators);
  }

  private Calendars calendars(CalendarInquiry inquiry, Collection<List<Actor>> found) {
    Map<Actor, BusinessCalendar> ofPeople = new HashMap<>(calendars);
    ofPeople.keySet().removeIf(person -> !inquiry.people().contains(person)
        && (inquiry.whose() == Whose.NOBODY || found.stream().noneMatch(people -> people.contains(person))));
    Map<String, BusinessCalendar> asked = new HashMap<>(named);
    asked.keySet().retainAll(inquiry.named());
    return new Calendars(ofPeople, asked);
  }

  private List<Actor> behind(ApproverRef ref) {
    List<Actor> usual = ref instanceof ApproverRef.User named ? List.of(named.actor()) : List.of();
    return directory.getOrDefault(ref, usual);
  }
}
