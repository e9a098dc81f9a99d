package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ActionRequested;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.Cause;
import io.crmkit.approvals.model.ApprovalEvent.CommandKept;
import io.crmkit.approvals.model.ApprovalEvent.Commented;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.Notice;
import io.crmkit.approvals.model.ApprovalEvent.Recalled;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.CourseRefusal;
import io.crmkit.approvals.model.MigrationRefusal;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.Panel.Kind;
import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.core.Decision.Refused;
import io.crmkit.testkit.approvals.Beat.Frame;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/** What holds for a request as a whole, whatever is done to it. */
@Domain(Scenarios.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class RequestPropertiesTest {

  /** I1. */
  @Property
  void endsOnceAndAcceptsNothingButRemarksThen(@ForAll Scenario scenario) {
    World world = World.play(scenario);

    assertThat(world.events()).filteredOn(RequestPropertiesTest::isEnd).hasSizeLessThanOrEqualTo(1);
    for (Frame frame : world.frames()) {
      if (frame.before() instanceof Settled before) {
        assertThat(frame.event()).isInstanceOfAny(ActionRequested.class, Commented.class, CommandKept.class);
        assertThat(frame.after()).isInstanceOfSatisfying(Settled.class, after -> {
          assertThat(after.outcome()).isEqualTo(before.outcome());
          assertThat(after.results()).isEqualTo(before.results());
        });
      }
    }
  }

  /** I1: actions are asked for by what ends the request, never by a later command. */
  @Property
  void asksForNoActionAfterTheDecisionThatEnded(@ForAll Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.before() instanceof Settled) {
        assertThat(beat.events()).noneMatch(ActionRequested.class::isInstance);
      }
    }
  }

  /** However a request ends, the host is asked for what the definition wants then, such as to unlock a record. */
  @Property
  void everyEndAsksForTheActionsOfItsOwnTrigger(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    for (Beat beat : world.beats()) {
      if (beat.before() instanceof Pending && beat.after() instanceof Settled settled) {
        Trigger trigger = TRIGGERS.get(settled.outcome());
        List<String> wanted = world.definition().actions().stream()
            .filter(action -> action.on() == trigger).map(Action::type).toList();
        assertThat(beat.events().stream().filter(ActionRequested.class::isInstance).map(ActionRequested.class::cast)
            .filter(request -> request.on() == trigger).map(ActionRequested::type)).isEqualTo(wanted);
      }
    }
  }

  private static final Map<Outcome, Trigger> TRIGGERS = Map.of(Outcome.APPROVED, Trigger.APPROVE,
      Outcome.REJECTED, Trigger.REJECT, Outcome.RECALLED, Trigger.RECALL, Outcome.EXPIRED, Trigger.EXPIRE,
      Outcome.FAILED, Trigger.FAIL);

  /** Each way to approve a step leaves evidence of its own kind; nothing is approved silently. */
  @Property
  void everyEndingRestsOnTheGroundThatItNames(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    for (Frame frame : world.frames()) {
      if (frame.event() instanceof StepApproved approved) {
        checkGround(world, frame, approved.step(), approved.ground());
      } else if (frame.event() instanceof StepRejected rejected) {
        assertThat(rejected.ground()).isNotEqualTo(Ground.NO_APPROVERS);
        checkGround(world, frame, rejected.step(), rejected.ground());
      }
    }
  }

  private static void checkGround(World world, Frame frame, int step, Ground ground) {
    Statistics.label("ground").collect(ground);
    if (ground == Ground.NO_APPROVERS) {
      assertThat(world.definition().steps().get(step).onEmpty()).isEqualTo(EmptySlatePolicy.AUTO_APPROVE);
    } else if (ground != Ground.DEADLINE && frame.event() instanceof StepApproved) {
      assertThat(((Pending) frame.before()).openStep(step).orElseThrow().panels())
          .anyMatch(panel -> panel.state() == Panel.State.OPEN && panel.ballots().voted() > 0);
    }
  }

  /** I30. */
  @Property
  void anActOfAnAdministratorIsNeverAVote(@ForAll("administered") Scenario scenario) {
    World world = World.play(scenario);
    for (Beat beat : world.beats()) {
      ApprovalCommand command = beat.briefing().command();
      if (!(command instanceof Vote)) {
        assertThat(beat.events()).noneMatch(VoteCast.class::isInstance);
      }
      for (ApprovalEvent event : beat.events()) {
        if (event instanceof Recalled recalled) {
          boolean own = recalled.by().equals(((Pending) beat.before()).origin().requester());
          assertThat(recalled.authority()).isEqualTo(own ? Authority.OWN : Authority.ADMINISTRATOR);
          Statistics.label("recalled by").collect(recalled.authority());
        } else if (event instanceof SeatReassigned moved) {
          assertThat(moved.authority())
              .isEqualTo(moved.by().equals(moved.from()) ? Authority.OWN : Authority.ADMINISTRATOR);
          Statistics.label("reassigned by").collect(moved.authority());
        }
      }
    }
    Statistics.label("reassigned by").coverage(seen -> each(seen, Authority.values()));
    Statistics.label("recalled by").coverage(seen -> each(seen, Authority.values()));
  }

  /** I22. */
  @Property
  void theSameScenarioEndsInTheSameWay(@ForAll Scenario scenario) {
    World one = World.play(scenario);
    World other = World.play(scenario);

    assertThat(other.beats()).isEqualTo(one.beats());
    assertThat(other.state()).isEqualTo(one.state());
  }

  /** The scenarios are wild enough to prove something: with fewer tries, what is rare might not occur. */
  @Property(tries = 5_000)
  void everythingOccurs(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    for (Beat beat : world.beats()) {
      String command = beat.briefing().command().getClass().getSimpleName();
      Statistics.label("command").collect(command, beat.decision() instanceof Refused ? "refused" : "accepted");
      if (beat.decision() instanceof Refused<ApprovalEvent> refused) {
        Statistics.label("refusal").collect(refused.refusal().getClass());
      }
    }
    world.events().forEach(event -> Statistics.label("event").collect(event.getClass()));
    Statistics.label("outcome").collect(outcome(world.state()));
    coverPolicies(world);
    coverEverything();
  }

  private static void coverPolicies(World world) {
    for (ApprovalEvent event : world.events()) {
      if (event instanceof ApprovalEvent.StepOpened opened) {
        Statistics.label("panel").collect(opened.panel().kind());
      } else if (event instanceof StepEscalated up) {
        Statistics.label("escalation").collect(up.cause());
        Statistics.label("rights").collect(up.rights());
        Statistics.label("notice").collect(up.notice());
      } else if (event instanceof ApprovalEvent.LadderEnded ended) {
        Statistics.label("last").collect(ended.action());
      } else if (event instanceof StepApproved approved) {
        Statistics.label("ground").collect(approved.ground());
      }
    }
  }

  private static void coverEverything() {
    Stream.of(ApprovalCommand.class.getPermittedSubclasses()).filter(type -> !PROVED_ELSEWHERE.contains(type)).forEach(
        type -> Statistics.label("command").coverage(
            seen -> seen.check(type.getSimpleName(), "accepted").count(n -> n > 0)));
    Statistics.label("event").coverage(seen -> each(seen, Stream.of(ApprovalEvent.class.getPermittedSubclasses())
        .filter(type -> !PROVED_ELSEWHERE.contains(type)).toArray()));
    Statistics.label("refusal").coverage(seen -> each(seen, Stream.of(ApprovalRefusal.class.getPermittedSubclasses())
        .filter(type -> !ONLY_FROM_THE_SERVICE.contains(type) && !PROVED_ELSEWHERE.contains(type)).toArray()));
    Statistics.label("outcome").coverage(seen -> each(seen, Outcome.values()));
    Statistics.label("panel").coverage(seen -> List.of(Kind.APPROVERS, Kind.FALLBACK, Kind.ADMINISTRATORS)
        .forEach(kind -> seen.check(kind).count(n -> n > 0)));
    Statistics.label("escalation").coverage(seen -> each(seen, Cause.values()));
    Statistics.label("rights").coverage(seen -> each(seen, Rights.values()));
    Statistics.label("notice").coverage(seen -> each(seen, Notice.values()));
    Statistics.label("ground").coverage(seen -> each(
        seen, Stream.of(Ground.values()).filter(ground -> ground != Ground.REWORK).toArray()));
    Statistics.label("last").coverage(seen -> List.of(LastAction.APPROVE, LastAction.REJECT, LastAction.EXPIRE)
        .forEach(action -> seen.check(action).count(n -> n > 0)));
  }

  private static final List<Class<?>> ONLY_FROM_THE_SERVICE = List.of(
      ApprovalRefusal.UnknownDefinition.class, ApprovalRefusal.NoDefinitionApplies.class,
      ApprovalRefusal.RetiredDefinition.class, ApprovalRefusal.WrongEntityType.class);

  /**
   * Other scenarios of their own have migrations, winding courses, duties ({@link AssistancePropertiesTest})
   * and people whom an amendment bars ({@link BarredByAmendmentPropertiesTest}).
   */
  private static final Set<Class<?>> PROVED_ELSEWHERE = Stream.of(
          List.<Class<?>>of(ApprovalCommand.Migrate.class, ApprovalEvent.Migrated.class, MigrationRefusal.class,
              CourseRefusal.class,
              ApprovalEvent.VoteVoided.class, ApprovalEvent.ClaimTimedOut.class),
          AssistancePropertiesTest.ASSISTANCE, CoursePropertiesTest.WINDING, CoursePropertiesTest.RARE)
      .flatMap(List::stream).collect(Collectors.toSet());

  /** Scenarios in which nearly everybody is an administrator. */
  @Provide
  Arbitrary<Scenario> administered() {
    List<ApproverRef> administrators =
        DefinitionArbitraries.CAST.stream().<ApproverRef>map(ApproverRef.User::new).toList();
    return ScenarioArbitraries.scenarios().map(scenario -> new Scenario(
        administered(scenario.definition(), administrators), scenario.staff(), scenario.moves()));
  }

  private static Definition administered(Definition any, List<ApproverRef> administrators) {
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), any.steps(), any.forks(),
        any.escalation(), administrators, any.requesterPolicy(), any.noStepPolicy(), any.expiresAfter(), any.actions(),
        any.terms(), any.duties());
  }

  private static void each(StatisticsCoverage seen, Object[] values) {
    for (Object value : values) {
      seen.check(value).count(n -> n > 0);
    }
  }

  private static Object outcome(Approval state) {
    return state instanceof Settled settled ? settled.outcome() : state.getClass().getSimpleName();
  }

  static boolean isEnd(ApprovalEvent event) {
    return event instanceof Approved || event instanceof Rejected || event instanceof Recalled
        || event instanceof Expired || event instanceof Failed;
  }
}
