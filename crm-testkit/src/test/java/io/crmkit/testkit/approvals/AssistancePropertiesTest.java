package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.Ask;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.DelegateReasons;
import io.crmkit.approvals.model.InboxItem;
import io.crmkit.approvals.model.Obstacle.Kind;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Origin;
import io.crmkit.approvals.model.PeopleRefusal;
import io.crmkit.approvals.model.StepReasons;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.paging.Pages;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Do;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * I2, I10, I13, I28 in requests whose definitions separate duties, skip what is known and have queues, whose people
 * delegate to each other, and who claim, release and add approvers.
 */
class AssistancePropertiesTest {

  /** What only these scenarios have. */
  static final List<Class<?>> ASSISTANCE = List.of(
      Claim.class, Release.class, AddApprover.class, ApprovalEvent.QueueClaimed.class,
      ApprovalEvent.ClaimReleased.class, ApprovalEvent.ApproverAdded.class, ApprovalEvent.StepPassed.class,
      PeopleRefusal.class);

  private static final List<Actor> PEOPLE = StaffArbitraries.EVERYBODY;

  /** What is played: a request through the service, and who has delegated to whom. */
  record Play(Scenario scenario, List<Delegation> delegations) {}

  @Provide
  Arbitrary<Play> plays() {
    Arbitrary<Scenario> scenarios = Combinators.combine(
            ScenarioArbitraries.scenarios(DefinitionArbitraries.soundDefinitions(), moves()), duties(),
            stepDuties().list().ofSize(3), Arbitraries.of(true, false))
        .as((scenario, duties, steps, queue) ->
            new Scenario(with(scenario.definition(), duties, steps, queue), scenario.staff(), scenario.moves()));
    Arbitrary<List<Delegation>> delegations = Combinators.combine(
            Arbitraries.of(PEOPLE), Arbitraries.of(PEOPLE)).filter((from, to) -> !from.equals(to))
        .as((from, to) -> Delegation.of(from + " to " + to, from, to).build())
        .list().uniqueElements().ofMaxSize(4);
    return Combinators.combine(scenarios, delegations).as(Play::new);
  }

  private static Arbitrary<Move> moves() {
    Arbitrary<Actor> names = StaffArbitraries.names();
    Arbitrary<ApprovalCommand> assistance = Arbitraries.frequencyOf(
        Tuple.of(4, names.map(by -> new Claim(by, null))), Tuple.of(1, names.map(by -> new Release(by, null, ""))),
        Tuple.of(4, Combinators.combine(names, names, Arbitraries.of(Place.class))
            .as((by, person, place) -> new AddApprover(by, person, place, "knows more"))));
    return Arbitraries.frequencyOf(
        Tuple.of(6, ScenarioArbitraries.plainMoves()), Tuple.of(4, assistance.map(command -> new Do(command, null))),
        Tuple.of(6, ScenarioArbitraries.votes().map(vote -> new Do(vote, null))),
        Tuple.of(2, ScenarioArbitraries.asAsked()));
  }

  private static Arbitrary<Duties> duties() {
    Arbitrary<Set<SkipRule>> skips = Arbitraries.of(SkipRule.class).set();
    Arbitrary<List<ApproverRef>> barred = Arbitraries.of(PEOPLE).<ApproverRef>map(ApproverRef.User::new)
        .list().ofSize(1);
    return Combinators.combine(barred, Arbitraries.of(Distinct.class), skips)
        .as((refs, distinct, skip) -> Duties.builder().barred(refs.toArray(new ApproverRef[0])).distinct(distinct)
            .skip(skip).build());
  }

  private static Arbitrary<StepDuties> stepDuties() {
    return Combinators.combine(
            Arbitraries.of("step 1", "step 2").list().uniqueElements().ofMaxSize(1), Arbitraries.of(Additions.class),
            EscalationArbitraries.durations().injectNull(0.5))
        .as((steps, additions, claimFor) -> new StepDuties(steps, additions, null, claimFor));
  }

  private static Definition with(Definition any, Duties duties, List<StepDuties> each, boolean queue) {
    List<Step> steps = new ArrayList<>();
    for (Step step : any.steps()) {
      steps.add(new Step(step.name(), step.criteria(), queue ? Order.QUEUE : step.order(), step.groups(), step.rule(),
          step.chair(), step.onEmpty(), step.fallback(), step.escalation(), step.watch(),
          known(each.get(steps.size() % each.size()), any.steps())));
    }
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), steps,
        any.forks(), any.escalation(), any.administrators(), any.requesterPolicy(), any.noStepPolicy(),
        any.expiresAfter(), any.actions(), any.terms(), duties);
  }

  /** A step is separate from steps that there are. */
  private static StepDuties known(StepDuties duties, List<Step> steps) {
    List<String> names = steps.stream().map(Step::name).toList();
    return new StepDuties(duties.separateFrom().stream().filter(names::contains).toList(), duties.additions(),
        duties.delegates(), duties.claimFor());
  }

  private static Desk desk(Play play) {
    Desk desk = new Desk(play.scenario().definition(), play.scenario().staff());
    play.delegations().forEach(each -> desk.store.delegations().add(Desk.ACME, each));
    return desk;
  }

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void keepOnePersonToOneSayAndTheBarredOut(@ForAll("plays") Play play) {
    Desk desk = desk(play);
    Rounds rounds = new Rounds(play.scenario().definition());
    for (Move move : play.scenario().moves()) {
      Approval before = desk.state(Desk.ID);
      Optional<Decision<ApprovalEvent>> answer = desk.play(Desk.ID, move);
      answer.ifPresent(each -> rounds.follow(before, desk.staff(), move, each));
      checkInboxes(desk);
      checkStored(desk.state(Desk.ID));
    }
    cover();
  }

  /** I28: an inbox holds exactly the steps in which a vote of its owner would be taken. */
  private static void checkInboxes(Desk desk) {
    if (!(desk.state(Desk.ID) instanceof Pending pending)) {
      return;
    }
    checkReasons(desk, pending);
    for (Actor person : PEOPLE) {
      List<InboxItem> inbox = Pages.stream(2, page -> desk.service.inbox(Desk.ACME, person, page))
          .filter(item -> item.ask() == Ask.VOTE).toList();
      Set<String> expected = pending.steps().stream().filter(step -> mayVote(desk, pending, step, person))
          .map(OpenStep::name).collect(Collectors.toSet());
      Set<String> own = pending.steps().stream().filter(step -> step.isAsked(person))
          .map(OpenStep::name).collect(Collectors.toSet());
      expected.addAll(own);
      assertThat(inbox).extracting(InboxItem::step).containsExactlyInAnyOrderElementsOf(expected);
      inbox.forEach(item -> Statistics.label("inbox").collect(item.mandate() == null ? "own" : "for another"));
    }
  }

  /** Of whoever may act for somebody is told so, and of everybody else to whom delegations lead what keeps them from it. */
  private static void checkReasons(Desk desk, Pending pending) {
    List<StepReasons> why = desk.service.why(Desk.ACME, Desk.ID).steps();
    for (int i = 0; i < why.size(); i++) {
      OpenStep step = pending.steps().get(i);
      Set<Actor> acting = why.get(i).delegates().stream().filter(DelegateReasons::mayAct)
          .map(DelegateReasons::delegate).collect(Collectors.toSet());
      assertThat(acting).isEqualTo(PEOPLE.stream().filter(person -> mayVote(desk, pending, step, person))
          .collect(Collectors.toSet()));
      for (DelegateReasons each : why.get(i).delegates()) {
        assertThat(leads(desk, each.mandate().principal(), each.delegate())).isTrue();
        each.obstacles().forEach(obstacle -> Statistics.label("obstacle").collect(obstacle.kind()));
      }
    }
  }

  /** Looks for somebody whose delegation leads to {@code person}, by the rules as the guide has them. */
  private static boolean mayVote(Desk desk, Pending pending, OpenStep step, Actor person) {
    Definition definition = desk.definitions.find(Desk.ACME, pending.origin().definition()).orElseThrow();
    boolean hasHat = step.seated().contains(person) || step.voters().contains(person);
    return !hasHat && desk.staff().isActive(person) && !isBarred(definition, pending, step, person, desk.staff())
        && PEOPLE.stream().anyMatch(principal -> step.isAsked(principal) && leads(desk, principal, person)
            && !isBarred(definition, pending, step, principal, desk.staff()));
  }

  private static boolean isBarred(Definition definition, Pending pending, OpenStep step, Actor person, Staff staff) {
    boolean requester = definition.requesterPolicy() == RequesterPolicy.BARRED
        && pending.origin().requester().equals(person);
    boolean named = new Answers(staff, pending.origin().subject(), pending.origin().requester())
        .anyOf(definition.duties().barred(), person);
    boolean spoken = pending.results().stream().anyMatch(result -> areSeparate(definition, step.name(), result.name())
        && result.votes().stream().anyMatch(vote -> vote.by().equals(person) || vote.holder().equals(person)))
        || pending.steps().stream().anyMatch(other -> areSeparate(definition, step.name(), other.name())
            && other.voters().contains(person));
    return requester || named || spoken;
  }

  private static boolean areSeparate(Definition definition, String one, String other) {
    Map<String, Step> steps = definition.steps().stream().collect(Collectors.toMap(Step::name, Function.identity()));
    return !one.equals(other) && (definition.duties().distinct() == Distinct.ACROSS_STEPS
        || Objects.requireNonNull(steps.get(one)).duties().separateFrom().contains(other)
        || Objects.requireNonNull(steps.get(other)).duties().separateFrom().contains(one));
  }

  private static boolean leads(Desk desk, Actor from, Actor to) {
    Set<Actor> reached = new HashSet<>(Set.of(from));
    for (int link = 0; link < PEOPLE.size(); link++) {
      for (Actor person : PEOPLE) {
        if (reached.contains(person)) {
          desk.store.delegations().from(Desk.ACME, person).forEach(each -> reached.add(each.to()));
        }
      }
    }
    return reached.contains(to);
  }

  /** I25: what is stored is read back. */
  private static void checkStored(Approval state) {
    if (state instanceof Pending pending) {
      assertThat(stored(pending.origin(), pending)).isEqualTo(pending);
    } else if (state instanceof Settled settled) {
      assertThat(stored(settled.origin(), settled)).isEqualTo(settled);
    }
  }

  private static Approval stored(Origin origin, Approval state) {
    return ApprovalJson.read(ApprovalJson.writeOrigin(origin), ApprovalJson.writeProgress(state));
  }

  private static void cover() {
    Statistics.label("inbox").coverage(seen -> seen.check("for another").percentage(p -> p > 1));
    Statistics.label("obstacle").coverage(seen -> List.of(Kind.BARRED, Kind.HAS_A_SAY)
        .forEach(kind -> seen.check(kind).count(n -> n > 3)));
    Statistics.label("event").coverage(seen -> List.of(
        "VoteCast for another", "QueueClaimed", "StepPassed")
        .forEach(event -> seen.check(event).count(n -> n > 0)));
    Statistics.label("refusal").coverage(seen -> List.of(
        PeopleRefusal.NothingToClaim.class, PeopleRefusal.ClaimedByAnother.class)
        .forEach(type -> seen.check(type).count(n -> n > 0)));
  }

  /** Who has had a say in which step of a request, from its votes alone. */
  private static final class Rounds {

    private final Definition definition;
    private final Map<String, Set<Actor>> said = new HashMap<>();

    private Rounds(Definition definition) {
      this.definition = definition;
    }

    private void follow(Approval before, Staff staff, Move move, Decision<ApprovalEvent> answer) {
      if (answer instanceof Refused<ApprovalEvent> no) {
        Statistics.label("refusal").collect(no.refusal().getClass());
        return;
      }
      for (ApprovalEvent event : answer.orElseThrow()) {
        if (event instanceof VoteCast cast) {
          vote((Pending) before, cast, staff);
        } else {
          Statistics.label("event").collect(event.getClass().getSimpleName());
        }
      }
      assertThat(move).satisfiesAnyOf(
          any -> assertThat(any).isInstanceOf(Do.class), any -> assertThat(any).isInstanceOf(AsAsked.class),
          any -> assertThat(any).isInstanceOf(Move.Repeat.class));
    }

    private void vote(Pending before, VoteCast cast, Staff staff) {
      Origin origin = before.origin();
      String step = definition.steps().get(cast.step()).name();
      for (Actor person : Set.copyOf(List.of(cast.by(), cast.holder()))) {
        assertThat(definition.requesterPolicy() == RequesterPolicy.BARRED && person.equals(origin.requester()))
            .isFalse();
        assertThat(new Answers(staff, origin.subject(), origin.requester())
            .anyOf(definition.duties().barred(), person)).isFalse();
        said.forEach((other, people) -> {
          if (areSeparate(definition, step, other)) {
            assertThat(people).doesNotContain(person);
          }
        });
      }
      Set<Actor> inStep = said.computeIfAbsent(step, unused -> new HashSet<>());
      assertThat(inStep).doesNotContain(cast.by()).doesNotContain(cast.holder());
      inStep.add(cast.by());
      inStep.add(cast.holder());
      Statistics.label("event").collect(cast.mandate() == null ? "VoteCast" : "VoteCast for another");
    }
  }

  /** I8: whoever is asked, with all these rules, can always bring it to an end. */
  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void neverParkARequest(@ForAll("plays") Play play) {
    Desk desk = desk(play);
    play.scenario().moves().forEach(move -> desk.play(Desk.ID, move));
    desk.service.tick(Desk.ACME);
    for (int i = 0; desk.state(Desk.ID) instanceof Pending pending; i++) {
      Set<Actor> asked = pending.asked();
      assertThat(asked).isNotEmpty();
      assertThat(i).isLessThan(100);
      Actor voter = asked.iterator().next();
      String step = pending.steps().stream().filter(each -> each.isAsked(voter)).findFirst().orElseThrow().name();
      if (desk.command(Desk.ID, Vote.abstain(voter).in(step), null) instanceof Refused<ApprovalEvent>) {
        desk.command(Desk.ID, new ApprovalCommand.Vacate(voter, "has left"), null).orElseThrow();
      }
    }
  }
}
