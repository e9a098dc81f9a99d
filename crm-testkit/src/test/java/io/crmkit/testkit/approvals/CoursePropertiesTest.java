package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Resubmit;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ActionRequested;
import io.crmkit.approvals.model.ApprovalEvent.Amended;
import io.crmkit.approvals.model.ApprovalEvent.Lapsed;
import io.crmkit.approvals.model.ApprovalEvent.Reinstated;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.Resubmitted;
import io.crmkit.approvals.model.ApprovalEvent.Returned;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepParked;
import io.crmkit.approvals.model.ApprovalEvent.StepResumed;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.Course;
import io.crmkit.approvals.model.CourseRefusal.AwaitsResubmission;
import io.crmkit.approvals.model.CourseRefusal.NoWayBack;
import io.crmkit.approvals.model.CourseRefusal.NotReturned;
import io.crmkit.approvals.model.CourseRefusal.NothingAmended;
import io.crmkit.approvals.model.CourseRefusal.ReworkExhausted;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.StepResult;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** I20, I23, I24: requests that are amended, sent back, submitted again and opened again. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class CoursePropertiesTest {

  /** What occurs only to requests that leave the straight way. */
  static final List<Class<?>> WINDING = List.of(
      Amend.class, SendBack.class, Resubmit.class, Amended.class, StepVoided.class, StepParked.class,
      StepResumed.class, Returned.class, Resubmitted.class, Reopened.class, Lapsed.class, NoWayBack.class,
      NotReturned.class, AwaitsResubmission.class);

  /**
   * What only a content that is exactly as before brings about, with examples in {@link ContentTest}, or a budget that is
   * used up, with examples in {@link ReworkTest}.
   */
  static final List<Class<?>> RARE = List.of(Reinstated.class, NothingAmended.class, ReworkExhausted.class);

  private static final ApprovalDecider DECIDER = new ApprovalDecider();
  private static final int MOST_VOTES = 60;

  /** I23: by a comparison of fields that shares nothing with the engine's. */
  @Property
  void anAmendmentVoidsExactlyWhatItTouches(@ForAll("winding") Scenario scenario) {
    Definition definition = scenario.definition();
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.briefing().command() instanceof Amend amend && !beat.events().isEmpty()
          && DECIDER.evolve(beat.before(), overdue(beat)) instanceof Pending before) {
        Set<Integer> voided = new TreeSet<>();
        Set<Integer> asked = new HashSet<>();
        for (ApprovalEvent event : beat.events().subList(overdue(beat).size(), beat.events().size())) {
          if (event instanceof StepVoided each) {
            voided.add(each.step());
          } else if (event instanceof StepOpened each) {
            asked.add(each.step());
          }
        }
        for (int index = 0; index < definition.steps().size(); index++) {
          Step step = definition.steps().get(index);
          boolean touched = ReferenceContent.touches(definition, step, before.subject().fields(), amend.fields());
          boolean applied = ReferenceCriteria.hold(step.criteria(), before.subject());
          boolean applies = ReferenceCriteria.hold(
              step.criteria(), new Subject("deal", "any", amend.fields()));
          StepResult result = result(before, index);
          boolean voids = isAsked(before, index) ? touched || !applies
              : result != null && (result.ending() == Ending.SKIPPED && !applied
                  ? applies
                  : result.ending() != Ending.WITHDRAWN && touched);
          if (!isWithdrawn(before, index)) {
            assertThat(voided.contains(index)).as("step %d is void", index).isEqualTo(voids);
          }
          if (!voids && isAsked(before, index)) {
            assertThat(asked).doesNotContain(index);
          }
          String kind = result(before, index) == null && !isAsked(before, index) ? "ahead"
              : (isAsked(before, index) ? "asked" : "ended") + (voids ? " and void" : " and kept");
          Statistics.label("step").collect(kind);
        }
      }
    }
    Statistics.label("step").coverage(seen -> List.of("asked and void", "asked and kept", "ended and void",
        "ended and kept").forEach(kind -> seen.check(kind).count(n -> n > 10)));
  }

  /** What fell due before an amendment, and happens first. */
  private static List<ApprovalEvent> overdue(Beat beat) {
    return beat.events().stream().takeWhile(event -> !(event instanceof Amended)).toList();
  }

  /** I23: what smart re-approval ends with is what asking everybody anew would end with. */
  @Property
  void anAmendedRequestThatEverybodyApprovesEndsAsIfItHadBeenSubmittedSo(@ForAll("winding") Scenario scenario) {
    World world = World.play(scenario);
    if (!(world.state() instanceof Pending pending) || pending.course().fields() == null
        || !scenario.definition().forks().isEmpty()) {
      Statistics.label("compared").collect("nothing");
      return;
    }
    if (pending.course().returned() != null) {
      Actor requester = pending.origin().requester();
      world.command(Resubmit.unchanged(requester, ""));
    }
    World oracle = new World(scenario.definition(), world.staff());
    oracle.at(world.now());
    oracle.command(new Submit(pending.origin().requester(), Scenario.UNPINNED, pending.subject()));
    Approval smart = approveAll(world);
    Approval full = approveAll(oracle);
    if (smart instanceof Settled one && full instanceof Settled other && one.outcome() == Outcome.APPROVED
        && other.outcome() == Outcome.APPROVED) {
      assertThat(standing(one)).isSubsetOf(named(scenario.definition()));
      assertThat(standing(one)).containsAll(standing(other));
      Statistics.label("compared").collect("approved");
    } else {
      Statistics.label("compared").collect("other");
    }
    Statistics.label("compared").coverage(seen -> seen.check("approved").count(n -> n > 10));
  }

  /** The host is asked for what the definition wants whenever a request leaves the straight way or comes back to it. */
  @Property(tries = 1_500)
  void everyTurnAsksForTheActionsOfItsOwnTrigger(@ForAll("winding") Scenario scenario) {
    Definition acting = acting(scenario.definition());
    for (Beat beat : World.play(new Scenario(acting, scenario.staff(), scenario.moves())).beats()) {
      for (Trigger trigger : TURNS.keySet()) {
        long turns = beat.events().stream().filter(event -> isTurn(trigger, event)).count();
        assertThat(beat.events().stream().filter(ActionRequested.class::isInstance).map(ActionRequested.class::cast)
            .filter(request -> request.on() == trigger)).as("%s", trigger).hasSize((int) turns);
        Statistics.label("trigger").collect(trigger, turns);
      }
      for (int i = 0; i < beat.events().size(); i++) {
        if (isTurn(Trigger.RETURN, beat.events().get(i)) || isTurn(Trigger.REOPEN, beat.events().get(i))) {
          assertThat(beat.events().get(i + 1)).isInstanceOf(ActionRequested.class);
        }
      }
    }
    Statistics.label("trigger").coverage(seen -> List.of(
        Trigger.RETURN, Trigger.RESUBMIT, Trigger.REOPEN, Trigger.LAPSE)
        .forEach(trigger -> seen.check(trigger, 1L).count(n -> n > 0)));
  }

  private static final Map<Trigger, Class<?>> TURNS = Map.of(
      Trigger.RETURN, Returned.class, Trigger.RESUBMIT, Resubmitted.class, Trigger.REOPEN, Reopened.class,
      Trigger.LAPSE, Lapsed.class, Trigger.REINSTATE, Reinstated.class);

  /** Sent back is only what its requester has to submit again; an earlier step asks for nothing. */
  private static boolean isTurn(Trigger trigger, ApprovalEvent event) {
    return Objects.requireNonNull(TURNS.get(trigger)).isInstance(event)
        && !(event instanceof Returned returned && returned.to() != null);
  }

  private static Definition acting(Definition any) {
    List<Action> actions =
        TURNS.keySet().stream().map(on -> new Action(on, "notify", Value.Fields.NONE)).toList();
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), any.steps(),
        any.forks(), any.escalation(), any.administrators(), any.requesterPolicy(), any.noStepPolicy(),
        any.expiresAfter(), actions, any.terms(), any.duties());
  }

  /** I24. */
  @Property(tries = 3_000)
  void aRequestIsSentBackAsOftenAsItsBudgetAllowsAtMost(@ForAll("winding") Scenario scenario) {
    World world = World.play(scenario);
    ReworkPolicy policy = scenario.definition().terms().rework();
    List<Returned> returns = world.events().stream()
        .filter(Returned.class::isInstance).map(Returned.class::cast).toList();
    assertThat(returns.size()).isLessThanOrEqualTo(policy == null ? 0 : policy.rounds());
    for (int i = 0; i < returns.size(); i++) {
      assertThat(returns.get(i).round()).isEqualTo(i + 1);
    }
    Statistics.label("returns").collect(returns.size());
    Statistics.label("returns").coverage(seen -> List.of(1, 2).forEach(n -> seen.check(n).count(count -> count > 3)));
  }

  /** I20: a step that was left behind is due no more, and one that waits for its requester only by expiry. */
  @Property
  void nothingIsDueForAStepThatDoesNotWait(@ForAll("winding") Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.after() instanceof Pending pending) {
        Set<Integer> open = new HashSet<>(pending.steps().stream().map(OpenStep::index).toList());
        assertThat(pending.results()).noneMatch(result -> open.contains(result.index()));
        assertThat(pending.course().parked()).noneMatch(parked -> open.contains(parked.step().index()));
        assertThat(pending.steps().isEmpty()).isEqualTo(pending.course().returned() != null);
        if (pending.steps().isEmpty()) {
          assertThat(pending.dueAt().orElse(null)).isEqualTo(pending.expiresAt());
        }
        Statistics.label("parked").collect(pending.course().parked().size());
        Statistics.label("returned").collect(pending.course().returned() != null);
      }
    }
    Statistics.label("parked").coverage(seen -> seen.check(1).count(n -> n > 5));
    Statistics.label("returned").coverage(seen -> seen.check(true).count(n -> n > 5));
  }

  /** I25 on winding ways. */
  @Property(tries = 1_500)
  void theStateIsTheFoldOfItsStoredEvents(@ForAll("winding") Scenario scenario) {
    List<ApprovalEvent> events = new ArrayList<>();
    for (Beat beat : World.play(scenario).beats()) {
      beat.events().forEach(event -> events.add(ApprovalEventJson.read(stored(event))));
      assertThat(DECIDER.evolve(DECIDER.initial(), events)).isEqualTo(beat.after());
      if (!(beat.after() instanceof Blank)) {
        assertThat(ApprovalJson.read(
            ApprovalJson.writeOrigin(origin(beat.after())), ApprovalJson.writeProgress(beat.after())))
            .isEqualTo(beat.after());
      }
      Statistics.label("straight").collect(course(beat.after()).equals(Course.STRAIGHT));
      beat.events().forEach(event -> Statistics.label("kind").collect(event.getClass()));
      Statistics.label("kind").collect(beat.decision() instanceof Refused<ApprovalEvent> refused
          ? refused.refusal().getClass()
          : beat.briefing().command().getClass());
    }
    Statistics.label("kind").coverage(seen -> WINDING.forEach(kind -> seen.check(kind).count(n -> n > 0)));
    Statistics.label("straight").coverage(seen -> seen.check(false).percentage(share -> share > 5));
  }

  @Provide
  Arbitrary<Scenario> winding() {
    return WindingArbitraries.scenarios();
  }

  private static Approval approveAll(World world) {
    for (int i = 0; i < MOST_VOTES && world.state() instanceof Pending pending && !pending.steps().isEmpty(); i++) {
      OpenStep step = pending.openStep();
      if (step.asked().isEmpty()) {
        break;
      }
      world.command(Vote.approve(step.asked().iterator().next()).in(step.name()));
    }
    return world.state();
  }

  private static Set<String> standing(Settled settled) {
    Set<String> names = new TreeSet<>();
    settled.results().stream().filter(result -> result.ending() == Ending.APPROVED)
        .forEach(result -> names.add(result.name()));
    return names;
  }

  private static Set<String> named(Definition definition) {
    Set<String> names = new TreeSet<>();
    definition.steps().forEach(step -> names.add(step.name()));
    return names;
  }

  private static boolean isAsked(Pending pending, int index) {
    return pending.openStep(index).isPresent()
        || pending.course().parked().stream().anyMatch(parked -> parked.step().index() == index);
  }

  private static boolean isWithdrawn(Pending pending, int index) {
    StepResult result = result(pending, index);
    return result != null && result.ending() == Ending.WITHDRAWN;
  }

  private static @Nullable StepResult result(Pending pending, int index) {
    return pending.results().stream().filter(result -> result.index() == index).findFirst().orElse(null);
  }

  private static Course course(Approval state) {
    return state instanceof Pending pending ? pending.course()
        : state instanceof Settled settled ? settled.course() : Course.STRAIGHT;
  }

  private static Origin origin(Approval state) {
    return state instanceof Pending pending ? pending.origin() : ((Settled) state).origin();
  }

  private static DomainEvent stored(ApprovalEvent event) {
    return new DomainEvent(new TenantId("acme"), new Stream(ApprovalEventJson.STREAM, "A-1"), 1,
        ApprovalEventJson.type(event), event.at(), ApprovalEventJson.write(event), Map.of());
  }
}
