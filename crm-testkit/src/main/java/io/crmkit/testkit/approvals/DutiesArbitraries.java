package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.AddApprover;
import io.crmkit.approvals.model.ApprovalCommand.Amend;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Release;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.Circumstances.Place;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DelegatePolicy;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.model.delegation.Scope;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import io.crmkit.core.money.Money;
import io.crmkit.testkit.approvals.Move.AsAsked;
import io.crmkit.testkit.approvals.Move.Do;
import io.crmkit.testkit.approvals.Move.InPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Arbitrary requests in which it matters who does what: duties are apart, shared, known, claimed or delegated. */
public final class DutiesArbitraries {

  private static final int STEPS = 4;
  private static final List<Actor> PEOPLE = StaffArbitraries.EVERYBODY;

  /** What differs from one of these families of scenarios to another. */
  private record Traits(
      Arbitrary<Duties> duties, Arbitrary<StepDuties> steps, Arbitrary<@Nullable Order> orders,
      Arbitrary<ApprovalCommand> commands, Arbitrary<List<Delegation>> delegations) {}

  private DutiesArbitraries() {}

  /** People who are barred, and steps between which one person has a say in one. */
  public static Arbitrary<Scenario> divided() {
    return scenarios(new Traits(apart(), separate(), orders(0), votes(), nobody()));
  }

  /** Amendments that bar people who have voted already, or are asked. */
  public static Arbitrary<Scenario> barring() {
    Arbitrary<Duties> duties = Combinators.combine(
            Arbitraries.of("owner", "account.owner").map(ApproverRef.Field::new), Arbitraries.of(Distinct.class))
        .as((barred, distinct) -> Duties.builder().barred(barred).distinct(distinct).build());
    Arbitrary<Scenario> scenarios = scenarios(new Traits(
        duties, separate(), orders(0.1), Arbitraries.frequencyOf(
            Tuple.of(5, votes()), Tuple.of(5, ScenarioArbitraries.subjects().map(subject ->
                new Amend(PEOPLE.get(0), subject.fields().with("amount", Value.of(50)), "another owner")))),
        Arbitraries.oneOf(nobody(), delegations())));
    return scenarios.map(scenario -> new Scenario(
        needingAll(scenario.definition()), scenario.staff(), scenario.moves(), scenario.delegations()));
  }

  private static Definition needingAll(Definition any) {
    List<Step> steps = any.steps().stream().map(step -> new Step(step.name(), step.criteria(), step.order(),
        step.groups(), Formula.all(Denominator.ALL, Slate.EVERYONE), null, step.onEmpty(), step.fallback(),
        step.escalation(), step.watch(), step.duties())).toList();
    return with(any, steps, any.duties());
  }

  /** Steps that are passed, since the approvals of people are known. */
  public static Arbitrary<Scenario> skipping() {
    Arbitrary<Duties> duties = Combinators.combine(apart(), skips()).as((apart, skip) -> with(apart, skip, null));
    return scenarios(new Traits(Arbitraries.oneOf(duties, skips().map(skip -> with(Duties.STANDARD, skip, null))),
        Arbitraries.oneOf(separate(), Arbitraries.just(StepDuties.STANDARD)), orders(0), votes(), nobody()));
  }

  /** People who have others asked as well. */
  public static Arbitrary<Scenario> adding() {
    Arbitrary<StepDuties> steps = Combinators.combine(separate(), Arbitraries.of(Additions.class))
        .as((apart, additions) -> new StepDuties(apart.separateFrom(), additions, null));
    Arbitrary<Duties> duties = Arbitraries.oneOf(Arbitraries.just(Duties.STANDARD), apart());
    return scenarios(new Traits(duties, steps, orders(0.1), Arbitraries.oneOf(additions(), votes()), nobody()));
  }

  /** Queues that are claimed and released, some of them in time. */
  public static Arbitrary<Scenario> queueing() {
    Arbitrary<StepDuties> steps = EscalationArbitraries.durations().injectNull(0.4)
        .map(claim -> new StepDuties(List.of(), Additions.BY_ADMINISTRATORS, null, claim));
    Arbitrary<ApprovalCommand> commands = Arbitraries.frequencyOf(Tuple.of(3, claims()), Tuple.of(1, votes()));
    return scenarios(new Traits(
        Arbitraries.oneOf(Arbitraries.just(Duties.STANDARD), apart()), steps, orders(0.9), commands, nobody()));
  }

  /** People who act for others. */
  public static Arbitrary<Scenario> delegating() {
    Arbitrary<StepDuties> steps = policies().injectNull(0.7)
        .map(policy -> new StepDuties(List.of(), Additions.BY_APPROVERS, policy));
    return scenarios(new Traits(delegated(), steps, orders(0.2),
        Arbitraries.frequencyOf(Tuple.of(4, votes()), Tuple.of(1, claims()), Tuple.of(1, additions())),
        delegations()));
  }

  /** All of this together. */
  public static Arbitrary<Scenario> together() {
    Arbitrary<StepDuties> steps = Combinators.combine(
            separate(), Arbitraries.of(Additions.class), policies().injectNull(0.7),
            EscalationArbitraries.durations().injectNull(0.5))
        .as((apart, additions, policy, claim) -> new StepDuties(apart.separateFrom(), additions, policy, claim));
    Arbitrary<Duties> duties = Combinators.combine(apart(), skips(), delegated())
        .as((apart, skip, delegated) -> with(apart, skip, delegated));
    return scenarios(new Traits(
        duties, steps, orders(0.3), Arbitraries.oneOf(votes(), claims(), additions()), delegations()));
  }

  private static Arbitrary<Scenario> scenarios(Traits traits) {
    Arbitrary<Definition> definitions = Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(3, WindingArbitraries.definitions()), Tuple.of(3, WindingArbitraries.climbing()),
                Tuple.of(1, DefinitionArbitraries.definitions())),
            traits.duties(), traits.steps().list().ofSize(STEPS), traits.orders().list().ofSize(STEPS))
        .as(DutiesArbitraries::with);
    Arbitrary<Scenario> scenarios = ScenarioArbitraries.scenarios(definitions, moves(traits.commands()));
    return Combinators.combine(scenarios, traits.delegations()).as((scenario, delegations) ->
        new Scenario(scenario.definition(), scenario.staff(), scenario.moves(), delegations));
  }

  private static Arbitrary<Move> moves(Arbitrary<ApprovalCommand> commands) {
    Arbitrary<Move> asked =
        Combinators.combine(Arbitraries.integers().between(0, 5), commands).as(AsAsked::new);
    Arbitrary<Move> amended = ScenarioArbitraries.subjects()
        .map(subject -> new AsAsked(0, new Amend(PEOPLE.get(0), subject.fields(), "new terms")));
    Arbitrary<ApprovalCommand> delegated =
        Arbitraries.frequencyOf(Tuple.of(6, commands), Tuple.of(1, ScenarioArbitraries.questions()),
            Tuple.of(1, ScenarioArbitraries.sendBacks()));
    Arbitrary<Move> inPlace = Combinators.combine(
        Arbitraries.integers().between(0, 5), delegated, Arbitraries.integers().between(1, 3))
        .as((which, command, links) -> new InPlace(new AsAsked(which, command), links));
    return Arbitraries.frequencyOf(
        Tuple.of(4, asked), Tuple.of(5, inPlace), Tuple.of(3, commands.map(command -> new Do(command, null))),
        Tuple.of(2, amended), Tuple.of(2, handovers()), Tuple.of(2, ScenarioArbitraries.waits()),
        Tuple.of(5, ScenarioArbitraries.windingMoves()));
  }

  private static Arbitrary<Move> handovers() {
    Arbitrary<Actor> names = StaffArbitraries.names();
    return Combinators.combine(Arbitraries.integers().between(0, 5), names, Arbitraries.of(true, false)).as(
        (which, to, own) -> new AsAsked(which, own
            ? new Reassign(PEOPLE.get(0), PEOPLE.get(0), to, "on leave")
            : new Vacate(PEOPLE.get(0), "has left")));
  }

  /** Mostly approvals, so that requests get far. */
  private static Arbitrary<ApprovalCommand> votes() {
    Arbitrary<Choice> choices = Arbitraries.frequency(
        Tuple.of(14, Choice.APPROVE), Tuple.of(1, Choice.REJECT), Tuple.of(2, Choice.ABSTAIN));
    return Combinators.combine(StaffArbitraries.names(), choices).as((by, choice) -> new Vote(by, choice, ""));
  }

  private static Arbitrary<ApprovalCommand> claims() {
    Arbitrary<Actor> names = StaffArbitraries.names();
    return Arbitraries.frequencyOf(
        Tuple.of(3, names.map(by -> new Claim(by, null))), Tuple.of(1, names.map(by -> new Release(by, null, ""))));
  }

  private static Arbitrary<ApprovalCommand> additions() {
    Arbitrary<Actor> names = StaffArbitraries.names();
    return Combinators.combine(names, names, Arbitraries.of(Place.class))
        .as((by, person, place) -> new AddApprover(by, person, place, "knows more"));
  }

  private static Arbitrary<@Nullable Order> orders(double queues) {
    return Arbitraries.just(Order.QUEUE).injectNull(1 - queues);
  }

  private static Arbitrary<Duties> apart() {
    Arbitrary<ApproverRef> refs = Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.of("owner", "account.owner").map(ApproverRef.Field::new)),
        Tuple.of(1, Arbitraries.of(PEOPLE).map(ApproverRef.User::new)),
        Tuple.of(2, Arbitraries.just(new ApproverRef.Group("board"))));
    return Combinators.combine(refs.injectNull(0.5), Arbitraries.of(Distinct.class))
        .as((barred, distinct) -> barred == null
            ? Duties.builder().distinct(distinct).build()
            : Duties.builder().barred(barred).distinct(distinct).build());
  }

  private static Arbitrary<StepDuties> separate() {
    return Arbitraries.of("step 1", "step 2", "step 3").list().uniqueElements().ofMaxSize(1)
        .map(names -> new StepDuties(names, Additions.BY_ADMINISTRATORS, null));
  }

  private static Arbitrary<Set<SkipRule>> skips() {
    return Arbitraries.of(SkipRule.class).set().ofMinSize(1);
  }

  /** Rules about delegates, with an amount that a request is about or without one. */
  private static Arbitrary<Duties> delegated() {
    Expression total = Expression.parse("total").orElseThrow();
    return Combinators.combine(policies().injectNull(0.5), Arbitraries.of(true, false)).as((policy, counts) -> {
      Duties.Builder duties = Duties.builder().delegates(policy == null ? DelegatePolicy.STANDARD : policy);
      return counts ? duties.amount(total).build() : duties.build();
    });
  }

  private static Arbitrary<DelegatePolicy> policies() {
    Arbitrary<List<ApproverRef>> among = Arbitraries.<List<ApproverRef>>of(
        List.of(), List.of(new ApproverRef.Role("vp"), new ApproverRef.User(PEOPLE.get(1))));
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(5, DelegatePolicy.Votes.ALLOWED), Tuple.of(1, DelegatePolicy.Votes.REFUSED)),
            Arbitraries.of(DelegatePolicy.Authority.class), among)
        .as(DelegatePolicy::new);
  }

  private static Arbitrary<List<Delegation>> nobody() {
    return Arbitraries.just(List.of());
  }

  /** Delegations among all, of whom some pass on what they were delegated, up to circles; most hold all the time. */
  private static Arbitrary<List<Delegation>> delegations() {
    Arbitrary<Instant> begins = EscalationArbitraries.durations().map(World.START::plus);
    Arbitrary<Duration> lengths = EscalationArbitraries.durations();
    Arbitrary<Scope> scopes = Arbitraries.frequency(
        Tuple.of(6, Scope.EVERYTHING), Tuple.of(1, Scope.of("winding", "discount")),
        Tuple.of(1, Scope.of("another")), Tuple.of(2, Scope.EVERYTHING.upTo(Money.ofMinor(100_00, "EUR"))));
    Arbitrary<Actor> delegates = Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(PEOPLE)), Tuple.of(2, Arbitraries.just(StaffArbitraries.FRANK)));
    Arbitrary<Delegation> one = Combinators.combine(
            Arbitraries.of(PEOPLE), delegates, begins.injectNull(0.8), lengths.injectNull(0.8), scopes)
        .filter((from, to, since, length, scope) -> !from.equals(to))
        .as((from, to, since, length, scope) -> {
          Instant first = since == null ? World.START : since;
          return new Delegation("?", from, to, first, length == null ? null : first.plus(length), scope, "");
        });
    return one.list().ofMinSize(4).ofMaxSize(9).map(DutiesArbitraries::numbered);
  }

  private static List<Delegation> numbered(List<Delegation> all) {
    List<Delegation> numbered = new ArrayList<>();
    for (Delegation each : all) {
      numbered.add(new Delegation(
          "D-" + numbered.size(), each.from(), each.to(), each.since(), each.until(), each.scope(), each.reason()));
    }
    return numbered;
  }

  private static Duties with(Duties apart, Set<SkipRule> skip, @Nullable Duties delegated) {
    Duties other = delegated == null ? Duties.STANDARD : delegated;
    return new Duties(apart.barred(), apart.distinct(), skip, other.delegates(), other.amount());
  }

  /** Where the subject says who is barred, amendments are to say so without voiding every vote. */
  private static @Nullable List<FieldPath> watch(Duties duties, Step step) {
    return duties.barred().stream().anyMatch(ApproverRef.Field.class::isInstance)
        ? List.of(FieldPath.of("amount"))
        : step.watch();
  }

  private static Definition with(
      Definition any, Duties duties, List<StepDuties> each, List<@Nullable Order> orders) {
    List<Step> steps = new ArrayList<>();
    for (Step step : any.steps()) {
      Order order = orders.get(steps.size());
      steps.add(new Step(step.name(), step.criteria(), order == null ? step.order() : order, step.groups(),
          step.rule(), step.chair(), step.onEmpty(), step.fallback(), step.escalation(), watch(duties, step),
          known(each.get(steps.size()), any.steps())));
    }
    return with(any, steps, duties);
  }

  /** A step is separate from steps that there are. */
  private static StepDuties known(StepDuties duties, List<Step> steps) {
    List<String> names = steps.stream().map(Step::name).toList();
    return new StepDuties(duties.separateFrom().stream().filter(names::contains).toList(), duties.additions(),
        duties.delegates(), duties.claimFor());
  }

  private static Definition with(Definition any, List<Step> steps, Duties duties) {
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), steps,
        any.forks(), any.escalation(), any.administrators(), any.requesterPolicy(), any.noStepPolicy(),
        any.expiresAfter(), any.actions(), any.terms(), duties);
  }
}
