package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ContentPolicy;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionCheck;
import io.crmkit.approvals.model.definition.Distinct;
import io.crmkit.approvals.model.definition.Duties;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Reminders;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.definition.SkipRule;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** What the static check says of settings and of the separation of duties is so. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class FindingsPropertiesTest {

  private static final List<Actor> FEW = DefinitionArbitraries.CAST.subList(0, 4);

  /** What is found without effect can be left out: every request goes the same way. */
  @Property(tries = 1_000)
  void whatIsFoundWithoutEffectCanBeLeftOut(@ForAll("idle") Scenario scenario) {
    Definition definition = scenario.definition();
    Set<String> found = DefinitionCheck.of(definition).stream()
        .filter(finding -> finding.code().matches(".*(no-effect|after-expiry|after-the-end)"))
        .map(Finding::pointer).collect(Collectors.toSet());
    List<String> course = course(scenario);

    assertThat(course(new Scenario(without(definition, found), scenario.staff(), scenario.moves()))).isEqualTo(course);
    assertThat(World.play(scenario).events())
        .noneMatch(event -> event instanceof Reminded reminded && found.contains(reminders(definition, reminded.step())));
    found.forEach(pointer -> Statistics.label("found").collect(pointer));
    Statistics.label("found").coverage(seen -> List.of(
        "/skip", "/no_step", "/content/watch", "/rework/to", "/steps/0/type", "/escalation/reminders/first")
        .forEach(pointer -> seen.check(pointer).count(n -> n > 3)));
  }

  /** Returns where it is said when the first reminder of a step falls due. */
  private static String reminders(Definition definition, int step) {
    boolean own = definition.steps().get(step).escalation() != null;
    return (own ? "/steps/%d".formatted(step) : "") + "/escalation/reminders/first";
  }

  /** Too few people for steps that share none are found exactly if no way to share them out is enough. */
  @Property(tries = 2_000)
  void tooFewPeopleAreFoundExactlyIfTheyCannotBeSharedOut(@ForAll("separate") Definition definition) {
    boolean found = DefinitionCheck.of(definition).stream()
        .anyMatch(finding -> finding.code().endsWith("separation-of-duties"));

    assertThat(canBeSharedOut(definition, new ArrayList<>())).isEqualTo(!found);
    Statistics.label("found").collect(found);
    Statistics.label("found").coverage(seen -> List.of(true, false)
        .forEach(each -> seen.check(each).percentage(share -> share > 5)));
  }

  /** Of such a chain no request is approved, whoever votes, leaves or comes back. */
  @Property(tries = 1_000)
  void noRequestIsApprovedWhereTooFewPeopleAreFound(
      @ForAll("separate") Definition definition, @ForAll("choices") List<Integer> choices) {
    if (DefinitionCheck.of(definition).stream().noneMatch(each -> each.code().endsWith("separation-of-duties"))) {
      return;
    }
    World world = new World(definition, Game.staff());
    world.command(new Submit(Game.ADA, Scenario.UNPINNED, new Subject("deal", "D-1", Value.Fields.NONE)));
    for (int choice : choices) {
      if (world.state() instanceof Pending pending) {
        List<Actor> asked = List.copyOf(pending.asked());
        Actor person = asked.get(choice % asked.size());
        world.command(choice < 90
            ? Vote.approve(person)
            : new Vacate(person, "is away"));
      }
    }
    Statistics.label("end").collect(world.state() instanceof Settled settled ? settled.outcome() : "none");
    assertThat(world.state() instanceof Settled settled && settled.outcome() == Outcome.APPROVED).isFalse();
    Statistics.label("end").coverage(seen -> seen.check(Outcome.FAILED).count(n -> n > 3));
  }

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 99).list().ofSize(16);
  }

  /** Steps of which so many of a few people are needed, and which may share nobody, or only some. */
  @Provide
  Arbitrary<Definition> separate() {
    Arbitrary<List<Actor>> people = Arbitraries.of(FEW).list().uniqueElements().ofMinSize(1).ofMaxSize(3);
    Arbitrary<List<String>> others = Arbitraries.of("step 1", "step 2", "step 3").list().uniqueElements().ofMaxSize(2);
    Arbitrary<Step> steps = Combinators.combine(people, Arbitraries.integers().between(1, 3), others).as(
        (named, needed, from) -> Step.named("any").rule(new Formula.AtLeast(Math.min(needed, named.size()), Slate.EVERYONE))
            .approvers(named.stream().map(ApproverRef.User::new).toArray(ApproverRef[]::new))
            .duties(new StepDuties(from, StepDuties.STANDARD.additions(), null)).build());
    return Combinators.combine(steps.list().ofMinSize(2).ofMaxSize(4), Arbitraries.of(Distinct.class))
        .as((all, distinct) -> {
          Definition.Builder builder = Definition.named("separate").entityType("deal")
              .duties(Duties.builder().distinct(distinct).build());
          for (int i = 0; i < all.size(); i++) {
            Step step = all.get(i);
            builder.step(new Step("step " + (i + 1), null, step.order(), step.groups(), step.rule(), null,
                step.onEmpty(), List.of(), null, null, step.duties()));
          }
          return builder.build();
        });
  }

  /** Tries all sets of people for each step. */
  private static boolean canBeSharedOut(Definition definition, List<Set<Actor>> voters) {
    int index = voters.size();
    if (index == definition.steps().size()) {
      return true;
    }
    Step step = definition.steps().get(index);
    List<Actor> named = step.groups().values().iterator().next().stream()
        .map(approver -> ((ApproverRef.User) approver.ref()).actor()).toList();
    for (int set = 0; set < 1 << named.size(); set++) {
      if (Integer.bitCount(set) == ((Formula.AtLeast) step.rule()).n()) {
        Set<Actor> chosen = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
          if ((set >> i & 1) == 1) {
            chosen.add(named.get(i));
          }
        }
        List<Set<Actor>> next = new ArrayList<>(voters);
        next.add(chosen);
        if (isApart(definition, next) && canBeSharedOut(definition, next)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isApart(Definition definition, List<Set<Actor>> voters) {
    int last = voters.size() - 1;
    for (int i = 0; i < last; i++) {
      boolean separate = definition.areSeparate(definition.steps().get(i), definition.steps().get(last));
      if (separate && voters.get(i).stream().anyMatch(voters.get(last)::contains)) {
        return false;
      }
    }
    return true;
  }

  /** Random chains with settings that have no effect now and then. */
  @Provide
  Arbitrary<Scenario> idle() {
    Arbitrary<Duration> times = EscalationArbitraries.durations();
    Arbitrary<@Nullable Reminders> reminders =
        times.map(time -> new Reminders(time.multipliedBy(4), time, 3)).injectNull(0.3);
    Arbitrary<Set<SkipRule>> skips = Arbitraries.of(SkipRule.class).set();
    Arbitrary<Distinct> distinct = Arbitraries.of(Distinct.class);
    Arbitrary<Boolean> queues = Arbitraries.of(true, false);
    return Combinators.combine(
            ScenarioArbitraries.scenarios(DefinitionArbitraries.definitions(), ScenarioArbitraries.windingMoves()),
            reminders, skips, distinct, queues)
        .as((scenario, schedule, skip, apart, queue) -> new Scenario(
            with(scenario.definition(), schedule, Duties.builder().skip(skip).distinct(apart).build(), queue),
            scenario.staff(), scenario.moves()));
  }

  private static Definition with(Definition any, @Nullable Reminders reminders, Duties duties, boolean queue) {
    Escalation ladder = any.escalation();
    return copy(any, any.steps().stream().map(step -> queue ? in(Order.QUEUE, step) : step).toList(),
        reminders == null ? ladder : ladder.reminding(reminders), any.noStepPolicy(), any.terms(), duties);
  }

  /** Leaves out what was found at these places. */
  private static Definition without(Definition any, Set<String> found) {
    List<Step> steps = new ArrayList<>();
    for (Step step : any.steps()) {
      steps.add(found.contains("/steps/%d/type".formatted(steps.size())) ? in(Order.PARALLEL, step) : step);
    }
    Escalation ladder = any.escalation();
    Duties duties = any.duties();
    return copy(any, steps,
        found.contains("/escalation/reminders/first")
            ? new Escalation(ladder.levels(), ladder.last(), ladder.stopRule(), ladder.catchUp(), ladder.reckoning(), null)
            : ladder,
        found.contains("/no_step") ? NoStepPolicy.REFUSE : any.noStepPolicy(), without(any.terms(), found),
        found.contains("/skip") ? Duties.builder().distinct(duties.distinct()).skip(left(any)).build() : duties);
  }

  /** Of the rules about skipping only that stays which the check has nothing to say about. */
  private static Set<SkipRule> left(Definition any) {
    boolean alone = any.steps().size() == 1 || any.duties().distinct() == Distinct.ACROSS_STEPS;
    return any.duties().skip().stream()
        .filter(rule -> !alone || rule != SkipRule.ALREADY_APPROVED).collect(Collectors.toSet());
  }

  private static Terms without(Terms terms, Set<String> found) {
    ContentPolicy content = terms.content();
    ReworkPolicy rework = terms.rework();
    return new Terms(
        terms.lock(),
        found.contains("/content/watch")
            ? new ContentPolicy(null, Objects.requireNonNull(content).afterApproval()) : content,
        found.contains("/rework/to") ? toTheRequester(Objects.requireNonNull(rework)) : rework,
        terms.override());
  }

  private static @Nullable ReworkPolicy toTheRequester(ReworkPolicy rework) {
    return rework.to().contains(Target.REQUESTER)
        ? new ReworkPolicy(rework.rounds(), rework.then(), Set.of(Target.REQUESTER))
        : null;
  }

  private static Step in(Order order, Step step) {
    return new Step(step.name(), step.criteria(), order, step.groups(), step.rule(), step.chair(), step.onEmpty(),
        step.fallback(), step.escalation(), step.watch(), step.duties());
  }

  private static Definition copy(
      Definition any, List<Step> steps, Escalation ladder, NoStepPolicy noStep, Terms terms, Duties duties) {
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), steps,
        any.forks(), ladder, any.administrators(), any.requesterPolicy(), noStep, any.expiresAfter(), any.actions(),
        terms, duties);
  }

  /** What is answered and who is asked after each command; not when a reminder is due that nobody will get. */
  private static List<String> course(Scenario scenario) {
    return World.play(scenario).beats().stream()
        .map(beat -> EngineView.answer(beat.decision()) + ": " + EngineView.state(beat.after()))
        .map(beat -> beat.replaceAll(", next \\S+", "")).toList();
  }
}
